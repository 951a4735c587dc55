import type { RuleField } from '../../core/facts/compare/rules';
import type { RoundingPoint, Semantics } from '../../core/semantics/types';
import { formatNumber } from '../../view/format';

/** The choices of a record in words. */
const name: Readonly<Record<RuleField, string>> = {
  scoringFunc: 'score function',
  scored: 'basis of the choice',
  sigmoidForm: 'form of the sigmoid',
  softplusForm: 'form of the softplus',
  softmaxForm: 'form of the softmax',
  nonFinite: 'treatment of NaN and ±∞',
  bias: 'use of the bias',
  biasAt: 'place of the bias',
  table: 'use of a table',
  groupScore: 'group score',
  oneGroup: 'treatment of one group',
  groupPick: 'way of keeping groups',
  mostKeptGroups: 'most groups kept',
  mask: 'mask fill',
  noUsableGroup: 'answer without a usable group',
  pick: 'way of picking',
  roundsFloor: 'value of a picked entry in later rounds',
  order: 'order of the slots',
  ties: 'order of equal values',
  gather: 'basis of the weights',
  renormalize: 'renormalisation',
  renormalizeOnlyIf: 'condition of renormalisation',
  sumOrder: 'order of the sum',
  divisorGuard: 'guard of the division',
  division: 'division',
  weighedIn: 'precision of scale and division',
  scale: 'use of the scale',
  scaleAt: 'place of the scale',
  zeroScale: 'meaning of a scale of 0',
  perExpertScale: 'factor of each expert',
  roundsAt: 'rounding to the logits’ type',
  sharedExperts: 'treatment of shared experts',
  zeroExperts: 'treatment of zero experts',
};

const roundingPoint: Readonly<Record<RoundingPoint, string>> = {
  score: 'scores',
  softplus: 'the softplus',
  sigmoidScore: 'sigmoid scores',
  softmaxScore: 'softmax scores',
  scoreWithoutBias: 'scores without a bias',
  bias: 'the bias',
  biased: 'biased scores',
  groupScore: 'group scores',
  gathered: 'gathered scores',
  sum: 'the sum',
  divided: 'quotients',
  weight: 'weights',
};

/** Words of each value of a choice out of a set. */
const choice = {
  scoringFunc: {
    configured: 'scoring_func',
    softmax: 'always softmax',
    sigmoid: 'always sigmoid',
    sqrtsoftplus: '√softplus',
  },
  scored: { before: 'scores', after: 'logits' },
  sigmoidForm: { exp: '1 / (1 + e⁻ᶻ)', fastExp: 'a fast 1 / (1 + e⁻ᶻ)', tanh: '½·tanh(½z) + ½' },
  softplusForm: { stable: 'log1p(eᶻ)', logExp: 'log(1 + eᶻ), the sum rounded' },
  softmaxForm: {
    quotient: 'eᶻ over the sum',
    logUnlessRenormalized: 'without renormalisation by the logarithm of the sum over all',
  },
  nonFinite: {
    ranked: 'in their places',
    zeroed: 'count as 0',
    skipped: 'are no candidates',
    floored: 'NaN chosen last',
  },
  bias: { added: 'added', ignored: 'ignored' },
  biasAt: { score: 'to the score', softmaxLogit: 'to the logit, where softmax follows' },
  table: { ignored: 'none is read', picks: 'its row picks' },
  groupScore: {
    none: 'none',
    max: 'the best score',
    top2: 'the sum of the 2 best',
    biasTop2: '2 best with a bias, else the best',
    topShare: 'top_k / topk_group best',
    top2Distinct: 'the best and the best below it',
  },
  oneGroup: { run: 'runs the group stages', skip: 'skips the group stages' },
  groupPick: { best: 'the best ones', rounds: 'rounds of arg-max' },
  mask: { minusInfinity: '−∞', zero: '0', excluded: 'no candidates', zeroLogit: 'logit 0' },
  noUsableGroup: { ignore: 'goes on', uniform: 'experts 0 … k − 1', firstExpert: 'expert 0 only' },
  pick: { best: 'top-k', rounds: 'rounds of arg-max', eachGroup: 'the same number in every group' },
  roundsFloor: { byExperts: '−10000 or −1', minusInfinity: '−∞' },
  order: {
    torchUnsorted: 'as torch leaves them',
    descending: 'best first',
    byWeight: 'largest weight first',
    groupsByWeight: 'largest weight first; best first with one group',
  },
  ties: { lowestIndex: 'lowest index first', unspecified: 'in no promised order' },
  gather: {
    score: 'scores without bias',
    biased: 'scores with bias',
    masked: 'masked scores',
    scoreOrMasked: 'scores without bias; masked ones if there is none',
    recovered: 'scores with bias, minus the bias',
  },
  renormalize: { configured: 'as configured', always: 'always', never: 'never' },
  renormalizeOnlyIf: {
    any: 'in every case',
    manyPicks: 'if top_k is above 1',
    sigmoid: 'sigmoid scores',
    softmax: 'softmax scores',
  },
  sumOrder: {
    torch: 'as torch',
    warp: 'over 32 lanes',
    triton: 'as Triton',
    sequential: 'slot after slot',
  },
  division: { quotient: 'w / Σ', reciprocal: 'w · (1 / Σ)' },
  weighedIn: {
    float32: 'float32',
    float64Steps: 'float64, each result kept as float32',
    float64: 'float64, the weight alone rounded',
  },
  scale: { always: 'always', never: 'never', unlessRenormalized: 'only where not renormalised' },
  scaleAt: { after: 'at the end', folded: 'to 1 / Σ', before: 'before the division' },
  zeroScale: { multiplies: 'every weight becomes 0', off: 'no scale' },
  sharedExperts: { none: 'without ids', appended: 'appended' },
  zeroExperts: { none: 'none', identity: 'pass the token on' },
} satisfies {
  [F in Exclude<RuleField, 'divisorGuard' | 'perExpertScale' | 'mostKeptGroups' | 'roundsAt'>]: Record<
    Semantics[F],
    string
  >;
};

const guard: Readonly<Record<Semantics['divisorGuard']['kind'], (value: string) => string>> = {
  none: () => 'none',
  add: (value) => `+ ${value}`,
  clamp: (value) => `at least ${value}`,
  one: () => '1 where the sum is not positive',
};

/** One choice of a record in words. */
function value(rules: Semantics, field: RuleField): string {
  if (field === 'divisorGuard')
    return guard[rules.divisorGuard.kind](formatNumber(rules.divisorGuard.value, 1));
  if (field === 'perExpertScale') return rules.perExpertScale ? 'applied' : 'none';
  if (field === 'mostKeptGroups')
    return rules.mostKeptGroups === null ? 'any number' : String(rules.mostKeptGroups);
  if (field === 'roundsAt')
    return rules.roundsAt.map((point) => roundingPoint[point]).join(', ') || 'nothing';
  const words: Readonly<Record<string, string>> = choice[field];
  return words[rules[field]] ?? String(rules[field]);
}

export const rules = { name, value };
