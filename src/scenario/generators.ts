import { normal, uniform } from './rng';
import type { BaseRows, GeneratorName } from './scenario';

/** Sizes a generated row depends on. */
export interface RowShape {
  readonly globalNumExperts: number;
  readonly numExpertGroup: number;
}

// Streams keep the draws for logits, bias and special roles apart.
const LOGIT = 1;
const BIAS = 2;
const ROLE = 3;

const BIAS_SPREAD = 0.02;

/**
 * Made-up logits and bias, float32 [E] each. The value of an expert depends on the generator, the seed and its index
 * (for `hotGroup` also on its group), so growing E keeps the values there are.
 */
export function generateRows(generator: GeneratorName, seed: number, shape: RowShape): BaseRows {
  const { globalNumExperts: E, numExpertGroup } = shape;
  const hasGroups = numExpertGroup > 1 && E % numExpertGroup === 0;
  const groupSize = hasGroups ? E / numExpertGroup : Math.min(E, 8);
  const hotGroup = Math.floor(uniform(seed, ROLE, 0) * (hasGroups ? numExpertGroup : 1));
  return {
    logits: Float32Array.from({ length: E }, (_, e) => {
      const z = normal(seed, LOGIT, e);
      switch (generator) {
        case 'normal':
          return z * 1.5;
        case 'wide':
          return z * 6;
        case 'ties':
          return Math.round(z * 4) / 4;
        case 'hotGroup':
          return z + (Math.floor(e / groupSize) === hotGroup ? 2 : 0);
        case 'outliers':
          return z * 0.5 + outlier(seed, e);
      }
    }),
    bias: Float32Array.from({ length: E }, (_, e) => {
      const b = normal(seed, BIAS, e) * BIAS_SPREAD;
      return generator === 'ties' ? Math.round(b * 16) / 16 : b;
    }),
  };
}

/** About one expert in sixteen far up, one in sixteen far down. */
function outlier(seed: number, expert: number): number {
  const draw = uniform(seed, ROLE, expert + 1);
  if (draw < 1 / 16) return 6;
  return draw < 2 / 16 ? -6 : 0;
}
