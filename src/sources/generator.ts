import { normal, uniform } from '../core/arithmetic/rng';
import type { BaseRows, RowShape, RowSource } from './row-source';

const GENERATORS = ['normal', 'wide', 'ties', 'hotGroup', 'outliers'] as const;

type GeneratorName = (typeof GENERATORS)[number];

/** Rows that a generator makes up from a seed. */
export interface GeneratorRef {
  readonly kind: 'generator';
  readonly generator: GeneratorName;
  readonly seed: number;
}

export const MAX_SEED = 0xffffffff;

/** The seed of a generator until another is chosen. */
const FIRST_SEED = 1;

/** The made-up rows that are chosen first. */
export const FIRST_MADE_UP: GeneratorRef = { kind: 'generator', generator: 'normal', seed: FIRST_SEED };

/** Made-up rows from a seeded generator. */
export const GENERATOR: RowSource<GeneratorRef, undefined, GeneratorName> = {
  kind: 'generator',
  options: GENERATORS,
  optionOf: ({ generator }) => generator,
  choose: (generator, now) => ({ kind: 'generator', generator, seed: now?.seed ?? FIRST_SEED }),

  read(text) {
    const [name, seedText = ''] = text.split(':');
    const generator = GENERATORS.find((known) => known === name);
    const seed = /^\d{1,10}$/.test(seedText) ? Number(seedText) : -1;
    if (!generator || seed < 0 || seed > MAX_SEED) return null;
    return { dataHash: '', source: { kind: 'generator', generator, seed } };
  },
  write: ({ generator, seed }) => `${generator}:${seed}`,

  rows: ({ generator, seed }, shape) => generateRows(generator, seed, shape),
  reroll: (ref) => ({ ...ref, seed: (ref.seed + 1) >>> 0 }),
};

// Logits, bias and special roles each draw from a stream of their own.
const LOGIT = 1;
const BIAS = 2;
const ROLE = 3;

const BIAS_SPREAD = 0.02;

/**
 * Made-up logits and bias, float32 [E] each. The value of an expert depends on the generator, the seed and its index
 * (for `hotGroup` also on its group), so a larger E keeps the values of the experts before.
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

/** About one expert in sixteen very high, one in sixteen very low. */
function outlier(seed: number, expert: number): number {
  const draw = uniform(seed, ROLE, expert + 1);
  if (draw < 1 / 16) return 6;
  return draw < 2 / 16 ? -6 : 0;
}
