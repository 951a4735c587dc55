import type { Environment } from './types';

/**
 * The followed version on CUDA with `grouped_topk` run eagerly: what the picture shows for now, and, with the fused
 * path on, how the recorded router outputs were made.
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
