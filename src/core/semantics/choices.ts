import type { Semantics } from './types';

const ORDERED = {
  sigmoidForm: ['exp', 'fastExp', 'tanh'],
  nonFinite: ['ranked', 'zeroed', 'skipped', 'floored'],
  scored: ['before', 'after'],
  mask: ['minusInfinity', 'zero', 'excluded', 'zeroLogit'],
  noUsableGroup: ['ignore', 'uniform', 'firstExpert'],
  pick: ['best', 'rounds', 'eachGroup'],
  division: ['quotient', 'reciprocal'],
  weighedIn: ['float32', 'float64Steps', 'float64'],
  scaleAt: ['after', 'folded', 'before'],
} as const;

/** Choices of a record that the kernel follows, as integers for its uniform. */
type Choices = Readonly<Record<keyof typeof ORDERED | 'guard', number>>;

/**
 * A record's choices as the kernel reads them. What `planOf` resolves for a batch (which score function, how
 * many contributors, whether it renormalises or scales, what is gathered, the lanes of its sums, the rounding points)
 * are numbers in the kernel's uniforms instead, so that few pipelines serve all records.
 */
export function choicesOf(rules: Semantics): Choices {
  const place = (field: keyof typeof ORDERED) => (ORDERED[field] as readonly string[]).indexOf(rules[field]);
  return {
    sigmoidForm: place('sigmoidForm'),
    nonFinite: place('nonFinite'),
    scored: place('scored'),
    mask: place('mask'),
    noUsableGroup: place('noUsableGroup'),
    pick: place('pick'),
    division: place('division'),
    weighedIn: place('weighedIn'),
    scaleAt: place('scaleAt'),
    guard: ['none', 'add', 'clamp', 'one'].indexOf(rules.divisorGuard.kind),
  };
}
