import type { Refusal, Semantics } from './types';

/** What `torch.topk` refuses. */
export const TORCH_TOPK: readonly Refusal[] = ['topkGroupAboveGroups', 'topKAboveExperts'];

/** Plain top-k of float32 scores in torch, no groups, no bias, nothing configured: records are differences from it. */
export const TORCH: Omit<Semantics, 'sources' | 'confidence'> = {
  scoringFunc: 'configured',
  scoringFuncs: ['softmax', 'sigmoid'],
  otherScoring: 'refused',
  scored: 'before',
  sigmoidForm: 'exp',
  softplusForm: 'stable',
  softmaxForm: 'quotient',
  nonFinite: 'ranked',
  bias: 'added',
  biasAt: 'score',
  table: 'ignored',
  groupScore: 'none',
  groupPick: 'best',
  mostKeptGroups: null,
  oneGroup: 'run',
  mask: 'minusInfinity',
  noUsableGroup: 'ignore',
  pick: 'best',
  roundsFloor: 'byExperts',
  order: 'descending',
  ties: 'unspecified',
  gather: 'score',
  renormalize: 'configured',
  renormalizeOnlyIf: 'any',
  sumOrder: 'torch',
  divisorGuard: { kind: 'none', value: 0 },
  division: 'quotient',
  weighedIn: 'float32',
  scale: 'always',
  scaleAt: 'after',
  zeroScale: 'multiplies',
  perExpertScale: false,
  roundsAt: [],
  sharedExperts: 'none',
  zeroExperts: 'none',
  refuses: TORCH_TOPK,
  undefinedWhen: [],
};

/** The guard that most descendants of DeepSeek-V3 use. */
export const ADD_1E_20 = { kind: 'add', value: 1e-20 } as const;
