import type { Refusal, Semantics } from './types';

/** What `torch.topk` refuses. */
export const TORCH_TOPK: readonly Refusal[] = ['topKAboveExperts', 'topkGroupAboveGroups'];

/** Plain top-k of float32 scores in torch, no groups, no bias, nothing configured: records are differences from it. */
export const TORCH: Omit<Semantics, 'sources' | 'confidence'> = {
  scoringFunc: 'configured',
  scored: 'before',
  sigmoidForm: 'exp',
  nonFinite: 'ranked',
  bias: 'added',
  groupScore: 'none',
  oneGroup: 'run',
  mask: 'minusInfinity',
  noUsableGroup: 'ignore',
  pick: 'best',
  order: 'descending',
  ties: 'unspecified',
  gather: 'score',
  renormalize: 'configured',
  renormalizeOnlyIf: 'any',
  sumOrder: 'torch',
  divisorGuard: { kind: 'none', value: 0 },
  division: 'quotient',
  scale: 'always',
  scaleAt: 'after',
  perExpertScale: false,
  roundsAt: [],
  sharedExperts: 'none',
  zeroExperts: 'none',
  refuses: TORCH_TOPK,
  undefinedWhen: [],
};

/** The guard that most descendants of DeepSeek-V3 use. */
export const ADD_1E_20 = { kind: 'add', value: 1e-20 } as const;
