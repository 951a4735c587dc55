import type { ValueName, WholeNumber } from '../../view/numbers';

/** Names of the numbers in the picture. */
const valueName: Record<ValueName, string> = {
  logit: 'logit',
  score: 'score',
  bias: 'bias',
  biased: 'biased score',
  biasedLogit: 'biased logit',
  masked: 'after the mask',
  gathered: 'gathered weight',
  renormalized: 'renormalised weight',
  weight: 'final weight',
  groupScore: 'group score',
  softmaxShare: 'its part of Σ exp(z − max z)',
  softmaxSum: 'Σ exp(z − max z)',
  cut: 'middle of the gap',
  gap: 'gap',
  divisor: 'divided by',
  factor: 'multiplied by',
  total: 'sum',
};

const whole: Record<WholeNumber, string> = {
  groupCut: 'cut between the groups',
  expertCut: 'cut between the experts',
  axis: 'what is done to the weights',
  gatheredTotal: 'gathered weights',
  renormalizedTotal: 'renormalised weights',
  weightTotal: 'final weights',
  softmaxSum: 'softmax',
};

/** Words of the value card. */
export const numbers = {
  valueName,
  whole,
  copy: (what: string) => `Copy: ${what}`,
  copied: (text: string) => `Copied ${text}`,
  refused: 'The browser did not allow copying; select the number instead.',
};
