import type { CallId, ConditionId, PathId, UnfollowedPath, WarningId } from '../../core/dispatch/types';

const about: Record<PathId, string> = {
  native: 'The torch function grouped_topk, run eagerly: every step rounds to the type in which it works.',
  compiled:
    'The torch function grouped_topk under torch.compile: intermediate values stay float32 if no separate top-k reads them.',
  fused:
    'The kernel ops.grouped_topk. It takes the sigmoid as ½·tanh(z/2) + ½, adds 1e-20 to the sum and returns the picks best first.',
  fusedSmall:
    'The newer CUDA kernel for few experts: choice and sum in float32, scale and division in double precision, the scale first. It returns the picks best first.',
  fallbackBias:
    'The grouping is invalid, so the router picks among all experts with a plain top-k kernel, adding the bias for the choice.',
  fallback: 'The grouping is invalid, so the router picks among all experts with a plain top-k kernel.',
  biasRouter:
    'FusedTopKBiasRouter: a plain top-k kernel among all experts, with the bias for the choice only.',
  topKRouter: 'FusedTopKRouter: a plain top-k kernel among all experts. It uses neither bias nor scale.',
  zeroExperts:
    'ZeroExpertRouter: the experts that pass the token on compete with the others; their slots are emptied afterwards.',
  aiterBias: 'ROCm’s AITER computes the routing: always sigmoid if there is a bias.',
  aiter: 'ROCm’s AITER computes the routing.',
  aiterTopKBias:
    'With AITER the bias router calls torch functions instead of the plain kernel: in the type of the logits, without a guard of the division.',
  aiterTopKBiasKernel:
    'AITER’s grouped kernel with artificial groups of 32 experts at most, all of which are kept: a top-k among all experts with sigmoid and bias.',
  aiterTopK:
    'FusedTopKRouter with AITER’s own op. The one for sigmoid takes no renormalize: its weights stay as they are.',
  aiterSharedRouter:
    'AITER’s router for models with a separate gate for shared experts: softmax among the routed experts. The shared experts’ weights come from other logits, which this page does not have; it shows the routed slots.',
  aiterFallbackBias:
    'The grouping is invalid, and with AITER the fallback with a bias is made of torch functions: in the type of the logits, without a guard of the division.',
  aiterFallback: 'The grouping is invalid, so AITER’s softmax op picks among all experts.',
  cpuGrouped:
    'On the CPU the experts’ own code routes: torch functions in float32, which no environment variable switches and nothing compiles. An invalid grouping has no fallback.',
  cpuPlain:
    'On the CPU the experts’ own code routes: top-k of the logits, then a softmax over the picks; without renormalisation e to the logit less the logarithm of the sum over all. Bias and scale are ignored.',
  simulator: 'RoutingSimulatorRouter draws the ids at random, whatever the logits are.',
  customRouter: 'CustomRoutingRouter calls a function of the model.',
  cpuSoftplus: 'Special CPU kernels compute √softplus routing.',
  error: 'vLLM raises an error for this configuration.',
};

/** The questions of the tree. */
const question: Record<ConditionId, string> = {
  platformIsCpu: 'Is this a CPU?',
  isSimulated: 'Is the routing simulated?',
  hasZeroExperts: 'Does the layer have zero experts?',
  usesGroupedTopk: 'Does the model ask for grouped routing?',
  hasCustomRouting: 'Does the model have its own routing function?',
  groupsAreGiven: 'Are num_expert_group and topk_group given?',
  needsNoGroups: 'Would a plain router do the same?',
  eplbIsWhole: 'If EPLB is on, is everything there that it needs?',
  hasBias: 'Is there an e_score_correction_bias?',
  hasBiasOrTable: 'Is there a bias, or a table of experts?',
  tokensMatch: 'Are there as many rows of logits as of hidden states?',
  cpuTokensMatch: 'Are there as many rows of logits as of hidden states, if that is checked?',
  groupsAreZero: 'Is num_expert_group 0?',
  moreExpertsThanGroups: 'Are there more experts than groups?',
  groupsDivideExperts: 'Do the groups divide the experts?',
  cpuGroupsDivide: 'Can the scores be viewed as groups?',
  groupsHaveTwo: 'If there is a bias, does every group have two experts?',
  aiterIsOn: 'Does AITER compute the experts?',
  aiterTakesSharedExperts: 'Does AITER take the shared experts?',
  aiterHasSharedRouter: 'Does AITER have a router for the shared experts?',
  aiterTakesBias: 'Does AITER’s grouped kernel take it, with artificial groups?',
  scoringIsKnown: 'Is scoring_func softmax or sigmoid?',
  biasScoringIsKnown: 'Does fused_topk_bias know scoring_func?',
  fallbackScoringIsKnown: 'Does fused_topk_bias know the scoring_func it gets?',
  scoringIsSoftmax: 'Is scoring_func softmax?',
  scoringIsSoftplus: 'Is scoring_func sqrtsoftplus?',
  fusedIsEnabled: 'Is VLLM_USE_FUSED_MOE_GROUPED_TOPK on?',
  fusedRunsHere: 'Is the fused kernel asked for on this platform?',
  customOpIsOn: 'Is the custom op enabled?',
  platformIsCuda: 'Is this CUDA?',
  platformIsRocm: 'Is this ROCm?',
  platformIsXpu: 'Is this XPU?',
  platformIsOutOfTree: 'Is it a plug-in’s platform?',
  atMost32Groups: 'At most 32 groups?',
  atMost32Picks: 'At most 32 picks?',
  kernelAccepts: 'Does the kernel accept these sizes?',
  fewExperts: 'Do the sizes fit the kernel for few experts?',
  isBatchInvariant: 'Is VLLM_BATCH_INVARIANT on?',
  isCompiled: 'Is it under torch.compile?',
};

/** Notes on functions of the path. */
const callNote: Partial<Record<CallId, string>> = {
  'BaseRouter.select_experts':
    'checks EPLB’s tensors, asks for the wanted type of ids, has the routing computed, then maps and casts the ids',
  GroupedTopk: 'its constructor takes num_expert_group = 0 and topk_group = 0 if nothing is given',
  forward_native: 'calls native_impl, which is the function grouped_topk',
  forward_cuda: 'calls forward_native',
  forward_xpu: 'not defined by the class: the base class calls forward_native',
  forward_cpu: 'not defined by the class: the base class calls forward_native',
  forward_oot:
    'not defined by the class: the base class calls forward_native; a plug-in may have its own class',
  'cpu select_experts': 'cpu_fused_moe.select_experts, in the newest version CPURouter',
  'rocm_aiter_ops.topk': 'topk_softmax takes renormalize, topk_sigmoid does not',
};

/** Why no routing can be shown. */
const unfollowed: Record<UnfollowedPath, string> = {
  simulator:
    'The routing simulator draws the ids at random, whatever the logits are: no picture of it would be right. Empty VLLM_MOE_ROUTING_SIMULATION_STRATEGY to see the router.',
  customRouter:
    'The model’s own function routes, and this page does not know it. Switch custom_routing_function off to see the router.',
  cpuSoftplus:
    'On the CPU, special kernels compute √softplus, and their code was not read. Choose another platform to see this routing.',
};

const warning: Record<WarningId, string> = {
  paddedRows:
    'torch.compile may pad the rows of the logits if their number is not a multiple of 8. The plain kernel does not read the distance between rows, and then routes by wrong logits, without an error (vllm-project/vllm#56900, fix proposed in #57823).',
  aiterIds:
    'AITER writes ids of 32 bits. In this version they go into a buffer of int64, whose upper halves are never written: the ids may be anything.',
};

export const paths = { about, question, callNote, unfollowed, warning };
