import type { EntryPoint, NodeId, TreeNode } from './types';

/**
 * vLLM's decisions between a layer and a routing function, as of both versions; questions that one version does not
 * ask are answered "no" there. Sources: `router_factory.py`, `grouped_topk_router.py` and the kernels' launchers.
 */
export const TREE: Readonly<Record<NodeId, TreeNode>> = {
  factory: { kind: 'call', call: 'create_fused_moe_router', next: 'usesGroupedTopk' },
  usesGroupedTopk: {
    kind: 'question',
    condition: 'usesGroupedTopk',
    yes: 'needsNoGroups',
    no: 'plainHasBias',
  },
  needsNoGroups: { kind: 'question', condition: 'needsNoGroups', yes: 'plainHasBias', no: 'groupedRouter' },
  plainHasBias: { kind: 'question', condition: 'hasBias', yes: 'biasRouter', no: 'topKRouter' },
  biasRouter: { kind: 'call', call: 'FusedTopKBiasRouter', next: 'biasRouterLeaf' },
  biasRouterLeaf: { kind: 'leaf', path: 'biasRouter' },
  topKRouter: { kind: 'call', call: 'FusedTopKRouter', next: 'topKRouterLeaf' },
  topKRouterLeaf: { kind: 'leaf', path: 'topKRouter' },

  groupedRouter: { kind: 'call', call: 'GroupedTopKRouter', next: 'moreExpertsThanGroups' },
  moreExpertsThanGroups: {
    kind: 'question',
    condition: 'moreExpertsThanGroups',
    yes: 'groupsAreZero',
    no: 'fallbackHasBias',
  },
  groupsAreZero: { kind: 'question', condition: 'groupsAreZero', yes: 'error', no: 'groupsDivideExperts' },
  groupsDivideExperts: {
    kind: 'question',
    condition: 'groupsDivideExperts',
    yes: 'routerAiter',
    no: 'fallbackHasBias',
  },
  fallbackHasBias: { kind: 'question', condition: 'hasBias', yes: 'fusedTopkBias', no: 'fusedTopk' },
  fusedTopkBias: { kind: 'call', call: 'fused_topk_bias', next: 'fallbackBias' },
  fusedTopk: { kind: 'call', call: 'fused_topk', next: 'fallback' },
  fallbackBias: { kind: 'leaf', path: 'fallbackBias' },
  fallback: { kind: 'leaf', path: 'fallback' },
  routerAiter: { kind: 'question', condition: 'aiterIsOn', yes: 'aiter', no: 'groupedTopk' },

  customOp: { kind: 'call', call: 'GroupedTopk', next: 'platformIsRocm' },
  platformIsRocm: { kind: 'question', condition: 'platformIsRocm', yes: 'forwardHip', no: 'customOpIsCuda' },
  customOpIsCuda: { kind: 'question', condition: 'platformIsCuda', yes: 'forwardCuda', no: 'forwardNative' },
  forwardHip: { kind: 'call', call: 'forward_hip', next: 'hipAiter' },
  hipAiter: { kind: 'question', condition: 'aiterIsOn', yes: 'aiter', no: 'forwardNative' },
  forwardCuda: { kind: 'call', call: 'forward_cuda', next: 'forwardNative' },
  forwardNative: { kind: 'call', call: 'forward_native', next: 'groupedTopk' },

  aiter: { kind: 'question', condition: 'aiterTakesSharedExperts', yes: 'aiterOp', no: 'error' },
  aiterOp: { kind: 'call', call: 'rocm_aiter_grouped_topk', next: 'aiterHasBias' },
  aiterHasBias: { kind: 'question', condition: 'hasBias', yes: 'aiterBias', no: 'aiterLeaf' },
  aiterBias: { kind: 'leaf', path: 'aiterBias' },
  aiterLeaf: { kind: 'leaf', path: 'aiter' },

  groupedTopk: { kind: 'call', call: 'grouped_topk', next: 'fusedIsEnabled' },
  fusedIsEnabled: {
    kind: 'question',
    condition: 'fusedIsEnabled',
    yes: 'platformIsCuda',
    no: 'nativeScoring',
  },
  platformIsCuda: {
    kind: 'question',
    condition: 'platformIsCuda',
    yes: 'atMost32Groups',
    no: 'nativeScoring',
  },
  atMost32Groups: {
    kind: 'question',
    condition: 'atMost32Groups',
    yes: 'atMost32Picks',
    no: 'nativeScoring',
  },
  atMost32Picks: { kind: 'question', condition: 'atMost32Picks', yes: 'fusedHasBias', no: 'nativeScoring' },
  fusedHasBias: { kind: 'question', condition: 'hasBias', yes: 'fusedGroupedTopk', no: 'nativeScoring' },
  fusedGroupedTopk: { kind: 'call', call: 'fused_grouped_topk', next: 'fusedScoring' },
  fusedScoring: { kind: 'question', condition: 'scoringIsKnown', yes: 'kernelAccepts', no: 'error' },
  kernelAccepts: { kind: 'question', condition: 'kernelAccepts', yes: 'fewExperts', no: 'error' },
  fewExperts: { kind: 'question', condition: 'fewExperts', yes: 'fusedSmall', no: 'fused' },
  fused: { kind: 'leaf', path: 'fused' },
  fusedSmall: { kind: 'leaf', path: 'fusedSmall' },
  nativeScoring: { kind: 'question', condition: 'scoringIsKnown', yes: 'isCompiled', no: 'error' },
  isCompiled: { kind: 'question', condition: 'isCompiled', yes: 'compiled', no: 'native' },
  compiled: { kind: 'leaf', path: 'compiled' },
  native: { kind: 'leaf', path: 'native' },
  error: { kind: 'leaf', path: 'error' },
};

/** Where each entry point stands in the tree. */
export const ROOTS: Readonly<Record<EntryPoint, NodeId>> = {
  router: 'factory',
  GroupedTopk: 'customOp',
  grouped_topk: 'groupedTopk',
  fused_grouped_topk: 'fusedGroupedTopk',
};
