import type { Environment } from './types';

/**
 * The followed version on CUDA with `grouped_topk` run eagerly and the fused path off; with it on, how the recorded
 * router outputs were made.
 */
export const SEED_ON_CUDA: Environment = {
  version: 'seed',
  kernels: 'seed',
  platform: 'cuda',
  useFusedGroupedTopk: false,
  aiterFusedMoe: false,
  aiterSharedExperts: false,
  batchInvariant: false,
  compiled: false,
  eplb: false,
};

/** The followed version on CUDA with its defaults: the fused kernel where it applies, else compiled torch. */
export const AS_INSTALLED: Environment = { ...SEED_ON_CUDA, useFusedGroupedTopk: true, compiled: true };
