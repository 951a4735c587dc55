import { fold, fromDouble, isSame, rounded, type Sure } from './arithmetic';
import type { Settings } from './settings';

const { fround } = Math;

/** Scores of a row of logits by a record's function, in its type, from the library's functions in float64. */
export function scoresOf(settings: Settings, logits: readonly number[]): Sure[] {
  const scores = settings.scoring === 'softmax' ? softmax(logits) : logits.map((z) => scoreOf(settings, z));
  return scores.map(({ value, isSure }) => {
    const score = rounded(settings.scoreType, value);
    const isZeroed = settings.rules.nonFinite === 'zeroed' && !Number.isFinite(score);
    return { value: isZeroed ? 0 : score, isSure };
  });
}

function scoreOf({ scoring, rules }: Settings, z: number): Sure {
  const of = (value: number, from: Sure): Sure => ({ value: fround(value), isSure: from.isSure });
  if (scoring === 'sqrtsoftplus') {
    if (z > 20) return { value: fround(Math.sqrt(z)), isSure: true };
    const power = fromDouble(Math.exp(z));
    const log = fromDouble(Math.log1p(power.value));
    return { value: fround(Math.sqrt(log.value)), isSure: power.isSure && log.isSure };
  }
  switch (rules.sigmoidForm) {
    case 'exp': {
      const power = fromDouble(Math.exp(-z));
      return of(1 / fround(1 + power.value), power);
    }
    case 'fastExp': {
      const power = fromDouble(2 ** fround(-z * fround(Math.LOG2E)));
      return of(1 / fround(1 + power.value), power);
    }
    case 'tanh': {
      const tanh = fromDouble(Math.tanh(fround(z / 2)));
      return of(tanh.value / 2 + 0.5, tanh);
    }
  }
}

function softmax(logits: readonly number[]): Sure[] {
  const top = logits.reduce((most, z) => (Number.isNaN(z) || z > most ? z : most), -Infinity);
  const powers = logits.map((z) => fromDouble(Math.exp(fround(z - top))));
  const values = powers.map(({ value }) => value);
  const isSure = powers.every((power) => power.isSure);
  let width = 1;
  while (width < 32 && width < logits.length) width *= 2;
  const sum = fold(values, width);
  return values.map((value) => ({ value: fround(value / sum), isSure }));
}

/** Whether a score is the one expected: to the bit, or within two steps of its type where float64 cannot tell. */
export function isScore(settings: Settings, actual: number, { value, isSure }: Sure): boolean {
  if (isSame(actual, value)) return true;
  const reach = Math.max(Math.abs(value) * 2 ** -22, 2 ** -148);
  const [low, high] = [value - reach, value + reach].map((x) => rounded(settings.scoreType, fround(x)));
  return !isSure && actual >= low! && actual <= high!;
}
