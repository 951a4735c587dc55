import { fold, fromDouble, isSame, lanesFor, rounded, type Sure } from './arithmetic';
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

function scoreOf({ scoring, rules, typeAt }: Settings, z: number): Sure {
  const of = (value: number, from: Sure): Sure => ({ value: fround(value), isSure: from.isSure });
  if (scoring === 'sqrtsoftplus') {
    const root = (softplus: number) => fround(Math.sqrt(rounded(typeAt('softplus'), softplus)));
    if (z > 20) return { value: root(z), isSure: true };
    const power = fromDouble(Math.exp(z));
    const log = fromDouble(
      rules.softplusForm === 'stable' ? Math.log1p(power.value) : Math.log(fround(1 + power.value)),
    );
    return { value: root(log.value), isSure: power.isSure && log.isSure };
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
  const sum = fold(values, lanesFor(logits.length));
  return values.map((value) => ({ value: fround(value / sum), isSure }));
}

/** Shares e^(z − log Σ e^z) of the picked experts among all, every step in the record's type. */
export function sharesOf(settings: Settings, logits: readonly number[], picked: readonly number[]): Sure[] {
  const inType = (value: number) => rounded(settings.scoreType, fround(value));
  const top = logits.reduce((most, z) => (Number.isNaN(z) || z > most ? z : most), -Infinity);
  const shift = Math.abs(top) === Infinity ? 0 : top;
  const powers = logits.map((z) => fromDouble(Math.exp(fround(z - shift))));
  const sum = fold(
    powers.map(({ value }) => value),
    lanesFor(logits.length),
  );
  const log = fromDouble(Math.log(sum));
  const logSum = inType(log.value + shift);
  const areSure = log.isSure && powers.every((power) => power.isSure);
  return picked.map((z) => {
    const share = fromDouble(Math.exp(inType(z - logSum)));
    return { value: inType(share.value), isSure: areSure && share.isSure };
  });
}

/** Whether a score is the expected one: in every bit, or within two steps of its type if float64 cannot tell. */
export function isScore(settings: Settings, actual: number, { value, isSure }: Sure): boolean {
  if (isSame(actual, value)) return true;
  const reach = Math.max(Math.abs(value) * 2 ** -22, 2 ** -148);
  const [low, high] = [value - reach, value + reach].map((x) => rounded(settings.scoreType, fround(x)));
  return !isSure && actual >= low! && actual <= high!;
}
