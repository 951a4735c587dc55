import type { NodeId, TreeNode } from '../types';

/**
 * The documented class `GroupedTopk`, a custom op: `custom_op.py` chooses one of its forwards. Switched off, as it is
 * by default under inductor, it runs `forward_native` on every platform.
 */
export const CUSTOM_OP: Readonly<Record<NodeId, TreeNode>> = {
  customOp: { kind: 'call', call: 'GroupedTopk', next: 'customOpIsOn' },
  customOpIsOn: { kind: 'question', condition: 'customOpIsOn', yes: 'platformIsRocm', no: 'forwardNative' },
  platformIsRocm: { kind: 'question', condition: 'platformIsRocm', yes: 'forwardHip', no: 'platformIsCpu' },
  platformIsCpu: { kind: 'question', condition: 'platformIsCpu', yes: 'forwardCpu', no: 'platformIsXpu' },
  platformIsXpu: {
    kind: 'question',
    condition: 'platformIsXpu',
    yes: 'forwardXpu',
    no: 'platformIsOutOfTree',
  },
  platformIsOutOfTree: {
    kind: 'question',
    condition: 'platformIsOutOfTree',
    yes: 'forwardOot',
    no: 'forwardCuda',
  },
  forwardHip: { kind: 'call', call: 'forward_hip', next: 'hipAiter' },
  hipAiter: { kind: 'question', condition: 'aiterIsOn', yes: 'aiter', no: 'forwardNative' },
  forwardCpu: { kind: 'call', call: 'forward_cpu', next: 'forwardNative' },
  forwardXpu: { kind: 'call', call: 'forward_xpu', next: 'forwardNative' },
  forwardOot: { kind: 'call', call: 'forward_oot', next: 'forwardNative' },
  forwardCuda: { kind: 'call', call: 'forward_cuda', next: 'forwardNative' },
  forwardNative: { kind: 'call', call: 'forward_native', next: 'groupedTopk' },
};
