import type { NodeId, TreeNode } from '../types';

/** The routers without groups: `fused_topk_bias_router.py`, `fused_topk_router.py`, and AITER's for shared experts. */
export const PLAIN: Readonly<Record<NodeId, TreeNode>> = {
  plainHasBias: {
    kind: 'question',
    condition: 'hasBiasOrTable',
    yes: 'biasRouter',
    no: 'aiterHasSharedRouter',
  },

  biasRouter: { kind: 'call', call: 'FusedTopKBiasRouter', next: 'biasSelect' },
  biasSelect: { kind: 'call', call: 'BaseRouter.select_experts', next: 'biasEplb' },
  biasEplb: { kind: 'question', condition: 'eplbIsWhole', yes: 'biasTopk', no: 'error' },
  biasTopk: { kind: 'call', call: 'fused_topk_bias', next: 'biasAiter' },
  biasAiter: { kind: 'question', condition: 'aiterIsOn', yes: 'biasAiterScoring', no: 'biasTokens' },
  biasAiterScoring: {
    kind: 'question',
    condition: 'biasScoringIsKnown',
    yes: 'biasAiterSoftplus',
    no: 'error',
  },
  biasAiterSoftplus: {
    kind: 'question',
    condition: 'scoringIsSoftplus',
    yes: 'biasRouterLeaf',
    no: 'aiterTakesBias',
  },
  aiterTakesBias: { kind: 'question', condition: 'aiterTakesBias', yes: 'aiterBiasOp', no: 'biasSorted' },
  aiterBiasOp: { kind: 'call', call: 'rocm_aiter_ops.biased_grouped_topk', next: 'aiterTopKBiasKernel' },
  aiterTopKBiasKernel: { kind: 'leaf', path: 'aiterTopKBiasKernel' },
  biasSorted: {
    kind: 'question',
    condition: 'isBatchInvariant',
    yes: 'biasSortedTopk',
    no: 'biasUnsortedTopk',
  },
  biasSortedTopk: { kind: 'call', call: 'torch.topk(sorted=True)', next: 'aiterTopKBias' },
  biasUnsortedTopk: { kind: 'call', call: 'torch.topk(sorted=False)', next: 'aiterTopKBias' },
  aiterTopKBias: { kind: 'leaf', path: 'aiterTopKBias' },
  // AITER's side does not compare the numbers of rows.
  biasTokens: { kind: 'question', condition: 'tokensMatch', yes: 'biasScoring', no: 'error' },
  biasScoring: { kind: 'question', condition: 'biasScoringIsKnown', yes: 'biasRouterLeaf', no: 'error' },
  biasRouterLeaf: { kind: 'leaf', path: 'biasRouter' },

  aiterHasSharedRouter: {
    kind: 'question',
    condition: 'aiterHasSharedRouter',
    yes: 'aiterSharedRouter',
    no: 'topKRouter',
  },
  aiterSharedRouter: { kind: 'call', call: 'AiterSharedRoutedFusedMoERouter', next: 'aiterSharedSelect' },
  aiterSharedSelect: { kind: 'call', call: 'BaseRouter.select_experts', next: 'aiterSharedEplb' },
  aiterSharedEplb: { kind: 'question', condition: 'eplbIsWhole', yes: 'aiterSharedTokens', no: 'error' },
  aiterSharedTokens: { kind: 'question', condition: 'tokensMatch', yes: 'aiterSharedOp', no: 'error' },
  aiterSharedOp: { kind: 'call', call: 'rocm_aiter_ops.topk', next: 'aiterSharedLeaf' },
  aiterSharedLeaf: { kind: 'leaf', path: 'aiterSharedRouter' },

  topKRouter: { kind: 'call', call: 'FusedTopKRouter', next: 'topKSelect' },
  topKSelect: { kind: 'call', call: 'BaseRouter.select_experts', next: 'topKEplb' },
  topKEplb: { kind: 'question', condition: 'eplbIsWhole', yes: 'topKTopk', no: 'error' },
  topKTopk: { kind: 'call', call: 'fused_topk', next: 'topKTokens' },
  topKTokens: { kind: 'question', condition: 'tokensMatch', yes: 'topKScoring', no: 'error' },
  topKScoring: { kind: 'question', condition: 'scoringIsKnown', yes: 'topKAiter', no: 'error' },
  topKAiter: { kind: 'question', condition: 'aiterIsOn', yes: 'aiterTopKOp', no: 'topKRouterLeaf' },
  aiterTopKOp: { kind: 'call', call: 'rocm_aiter_ops.topk', next: 'aiterTopK' },
  aiterTopK: { kind: 'leaf', path: 'aiterTopK' },
  topKRouterLeaf: { kind: 'leaf', path: 'topKRouter' },
};
