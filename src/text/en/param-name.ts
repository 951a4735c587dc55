import type { RouteField } from '../../core/types';

/** vLLM's names of the parameters, and names of everything else that can be wrong. */
export const paramName: Record<RouteField, string> = {
  globalNumExperts: 'global_num_experts',
  numExpertGroup: 'num_expert_group',
  topkGroup: 'topk_group',
  topK: 'top_k',
  renormalize: 'renormalize',
  scoringFunc: 'scoring_func',
  routedScalingFactor: 'routed_scaling_factor',
  numFusedSharedExperts: 'num_fused_shared_experts',
  eScoreCorrectionBias: 'e_score_correction_bias',
  logits: 'logits',
  tableIds: 'hash_indices_table row',
  tokens: 'tokens',
  setup: 'the set-up',
};
