import type { Environment } from '../../core/dispatch/types';
import type { SetupField } from '../../scenario/edits';

const setupName: Record<SetupField, string> = {
  version: 'vLLM version',
  kernels: 'kernels',
  platform: 'platform',
  useFusedGroupedTopk: 'VLLM_USE_FUSED_MOE_GROUPED_TOPK',
  aiterFusedMoe: 'AITER fused MoE',
  aiterSharedExperts: 'AITER shared-expert fusion',
  batchInvariant: 'VLLM_BATCH_INVARIANT',
  compiled: 'torch.compile',
  eplb: 'EPLB',
  eplbMissing: 'missing EPLB tensor',
  indicesType: 'indices type',
  customOp: 'custom op grouped_topk',
  sameTokens: 'equal token counts',
  groupsNone: 'groups that are None',
  simulation: 'VLLM_MOE_ROUTING_SIMULATION_STRATEGY',
  customRouting: 'custom_routing_function',
  zeroExperts: 'zero experts',
  sharedExpertsScore: 'shared_experts_score',
  sharedRow: 'shared experts and expert parallelism',
  dtype: 'arithmetic dtype',
  logitsDtype: 'logits dtype',
  biasDtype: 'bias dtype',
  useGroupedTopk: 'use_grouped_topk',
  implementation: 'implementation',
  scaleHandling: 'who multiplies',
  numRedundantExperts: 'num_redundant_experts',
};

/** What the fields of the set-up do, each in a line. */
const setupHelp: Record<Exclude<SetupField, 'kernels'>, string> = {
  implementation: 'Which implementation to follow: vLLM on the path of this set-up, or another one',
  version: 'The release of vLLM and of its kernels',
  platform: 'What vLLM runs on; each platform has its own kernels',
  dtype:
    'Type in which the router computes, if this implementation rounds; the logits have it too unless the next field names another',
  logitsDtype: 'Type to which the logits are rounded before they reach the router, whatever it computes in',
  biasDtype: 'Type in which the bias is stored; a coarse one makes different biases equal',
  useGroupedTopk:
    'The model asks for routing by groups; without it vLLM takes a router that lets all experts compete',
  useFusedGroupedTopk:
    'Environment variable: one kernel for the whole routing instead of the torch function, if it accepts the sizes',
  compiled:
    'The torch function is compiled: values between its steps stay float32 where eager torch would round them',
  batchInvariant:
    'Environment variable: results must not depend on the rest of the batch, so torch’s top-k returns its picks sorted; kernels do not read it',
  aiterFusedMoe: 'ROCm’s AITER computes the experts, and with them the routing',
  aiterSharedExperts: 'AITER appends the shared experts to the picks, with their own ids',
  scaleHandling:
    'Who multiplies by routed_scaling_factor: the router (its weights), or the model (the experts’ summed output). It belongs in one place',
  eplb: 'Expert-parallel load balancing: busy experts have copies, and each picked id becomes the id of one copy',
  eplbMissing: 'A tensor that the router needs when EPLB is on, and does not find',
  indicesType: 'The type in which the experts’ kernel wants the ids; if it wants none, they stay as they are',
  customOp:
    'Whether custom_ops turns the class GroupedTopk on. Under inductor it is off unless “+grouped_topk” is given',
  sameTokens:
    'hidden_states and the logits have the same number of rows; off: the router is called with two numbers',
  groupsNone: 'Arguments that the layer does not give although it asks for grouped routing',
  simulation: 'Environment variable: the ids are drawn at random, for tests of speed',
  customRouting: 'The model has its own routing function',
  zeroExperts:
    'How many of the last experts pass the token on unchanged (zero_expert_type, as LongCat has them)',
  sharedExpertsScore: 'The weight of every shared expert that AITER appends',
  sharedRow:
    'With expert parallelism AITER appends one more id, E + m, which stands for no expert; rows of other ranks hold nothing else',
  numRedundantExperts: 'Number of copies of experts in all',
};

const version: Record<Environment['version'], string> = {
  '0.15': '0.15, the one followed',
  '2026-09': 'newest read (September 2026)',
};

const platform: Record<Environment['platform'], string> = {
  cuda: 'CUDA',
  rocm: 'ROCm',
  xpu: 'XPU',
  cpu: 'CPU',
};

/** Choices of the set-up whose values have no name in vLLM. */
const setupChoice = {
  eplbMissing: { none: 'none is missing' },
  indicesType: { none: 'any type' },
  groupsNone: {
    none: 'both are given',
    numExpertGroup: 'num_expert_group',
    topkGroup: 'topk_group',
    both: 'both',
  },
  simulation: { none: 'off' },
  sharedRow: { off: 'no expert parallelism', own: 'a row of this rank', other: 'a row of another rank' },
} as Readonly<Record<string, Readonly<Record<string, string>>>>;

/** How vLLM is installed, started and called. */
export const setup = {
  setupName,
  setupHelp,
  setupChoice,
  version,
  platform,
  /** The heading of the fields that are rarely needed. */
  setupMore: 'Around the router',
};
