import type { Environment, EplbTensor, IndicesType, Platform } from './types';

/**
 * The followed version on CUDA with `grouped_topk` run eagerly and the fused path off. With that path on, it is the
 * one that the recorded router outputs were made with.
 */
export const V0_15_ON_CUDA: Environment = {
  version: '0.15',
  kernels: '0.15',
  platform: 'cuda',
  useFusedGroupedTopk: false,
  aiterFusedMoe: false,
  aiterSharedExperts: false,
  batchInvariant: false,
  compiled: false,
  eplb: false,
  eplbMissing: 'none',
  indicesType: 'none',
  customOp: false,
  sameTokens: true,
  groupsNone: 'none',
  simulation: 'none',
  customRouting: false,
  zeroExperts: 0,
  sharedExpertsScore: 1,
  sharedRow: 'off',
};

/** The followed version on CUDA with its defaults: the fused kernel if it applies, else compiled torch. */
export const AS_INSTALLED: Environment = { ...V0_15_ON_CUDA, useFusedGroupedTopk: true, compiled: true };

/** The platforms in the order in which they are offered. */
export const PLATFORMS: readonly Platform[] = ['cuda', 'rocm', 'xpu', 'cpu'];

export const INDICES_TYPES: readonly IndicesType[] = ['none', 'int32', 'int64', 'uint32'];

export const EPLB_TENSORS: readonly EplbTensor[] = [
  'expert_load_view',
  'logical_to_physical_map',
  'logical_replica_count',
  'should_record_tensor',
  'num_unpadded_tokens_tensors',
];

export const GROUPS_NONE: readonly Environment['groupsNone'][] = [
  'none',
  'numExpertGroup',
  'topkGroup',
  'both',
];

export const SIMULATIONS: readonly Environment['simulation'][] = ['none', 'uniform_random', 'normal_routing'];

export const SHARED_ROWS: readonly Environment['sharedRow'][] = ['off', 'own', 'other'];
