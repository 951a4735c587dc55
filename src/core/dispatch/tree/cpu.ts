import type { NodeId, TreeNode } from '../types';

/**
 * On the CPU the experts route themselves, by torch functions of their own: `cpu_fused_moe.py`, later `cpu_router.py`.
 * No switch and no kernel plays a part; an invalid grouping has no fallback but fails in torch.
 */
export const CPU: Readonly<Record<NodeId, TreeNode>> = {
  cpu: { kind: 'call', call: 'cpu select_experts', next: 'cpuEplb' },
  cpuEplb: { kind: 'question', condition: 'eplbIsWhole', yes: 'cpuUsesGroups', no: 'error' },
  cpuUsesGroups: { kind: 'question', condition: 'usesGroupedTopk', yes: 'cpuGroupsGiven', no: 'cpuSoftplus' },
  cpuGroupsGiven: { kind: 'question', condition: 'groupsAreGiven', yes: 'cpuTokens', no: 'error' },
  cpuTokens: { kind: 'question', condition: 'cpuTokensMatch', yes: 'cpuScoring', no: 'error' },
  cpuScoring: { kind: 'question', condition: 'scoringIsKnown', yes: 'cpuGroupsDivide', no: 'error' },
  cpuGroupsDivide: { kind: 'question', condition: 'cpuGroupsDivide', yes: 'cpuGroupsHaveTwo', no: 'error' },
  cpuGroupsHaveTwo: { kind: 'question', condition: 'groupsHaveTwo', yes: 'cpuGroupedTopk', no: 'error' },
  cpuGroupedTopk: { kind: 'call', call: 'torch.topk(sorted=False)', next: 'cpuGrouped' },
  cpuGrouped: { kind: 'leaf', path: 'cpuGrouped' },

  cpuSoftplus: {
    kind: 'question',
    condition: 'scoringIsSoftplus',
    yes: 'cpuSoftplusLeaf',
    no: 'cpuCustom',
  },
  cpuSoftplusLeaf: { kind: 'leaf', path: 'cpuSoftplus' },
  cpuCustom: { kind: 'question', condition: 'hasCustomRouting', yes: 'customLeaf', no: 'cpuIsSoftmax' },
  cpuIsSoftmax: { kind: 'question', condition: 'scoringIsSoftmax', yes: 'cpuPlainTopk', no: 'error' },
  cpuPlainTopk: { kind: 'call', call: 'torch.topk(sorted=False)', next: 'cpuPlain' },
  cpuPlain: { kind: 'leaf', path: 'cpuPlain' },
};
