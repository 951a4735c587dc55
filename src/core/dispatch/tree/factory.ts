import type { NodeId, TreeNode } from '../types';

/** From the layer to one of the routers: `router_factory.py`; what a version does not ask is answered "no" there. */
export const FACTORY: Readonly<Record<NodeId, TreeNode>> = {
  layer: { kind: 'question', condition: 'platformIsCpu', yes: 'cpu', no: 'factory' },
  factory: { kind: 'call', call: 'create_fused_moe_router', next: 'isSimulated' },
  isSimulated: { kind: 'question', condition: 'isSimulated', yes: 'simulator', no: 'hasZeroExperts' },
  simulator: { kind: 'call', call: 'RoutingSimulatorRouter', next: 'simulatorLeaf' },
  simulatorLeaf: { kind: 'leaf', path: 'simulator' },

  hasZeroExperts: {
    kind: 'question',
    condition: 'hasZeroExperts',
    yes: 'zeroHasBias',
    no: 'usesGroupedTopk',
  },
  zeroHasBias: { kind: 'question', condition: 'hasBias', yes: 'zeroRouter', no: 'error' },
  zeroRouter: { kind: 'call', call: 'ZeroExpertRouter', next: 'zeroSelect' },
  zeroSelect: { kind: 'call', call: 'BaseRouter.select_experts', next: 'zeroEplb' },
  zeroEplb: { kind: 'question', condition: 'eplbIsWhole', yes: 'zeroLeaf', no: 'error' },
  zeroLeaf: { kind: 'leaf', path: 'zeroExperts' },

  usesGroupedTopk: {
    kind: 'question',
    condition: 'usesGroupedTopk',
    yes: 'groupedCustom',
    no: 'hasCustomRouting',
  },
  // A function of the model and grouped routing exclude each other.
  groupedCustom: { kind: 'question', condition: 'hasCustomRouting', yes: 'error', no: 'groupsAreGiven' },
  groupsAreGiven: { kind: 'question', condition: 'groupsAreGiven', yes: 'needsNoGroups', no: 'error' },
  needsNoGroups: { kind: 'question', condition: 'needsNoGroups', yes: 'plainHasBias', no: 'groupedRouter' },
  hasCustomRouting: {
    kind: 'question',
    condition: 'hasCustomRouting',
    yes: 'customRouter',
    no: 'plainHasBias',
  },
  customRouter: { kind: 'call', call: 'CustomRoutingRouter', next: 'customLeaf' },
  customLeaf: { kind: 'leaf', path: 'customRouter' },
  error: { kind: 'leaf', path: 'error' },
};
