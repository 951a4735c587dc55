import type { RoutingMethodName } from '../../core/after-selection/routing-method';
import type { ConditionId, EffectiveParam, PathId } from '../../core/dispatch/types';
import type { Followed } from '../../core/semantics/followed';
import type { UndefinedCondition } from '../../core/semantics/types';
import { setup } from './setup';

/** Short names of vLLM's paths, for the badge. */
const label: Record<PathId, string> = {
  native: 'native',
  compiled: 'native, compiled',
  fused: 'fused kernel',
  fusedSmall: 'fused kernel, few experts',
  fallbackBias: 'ungrouped fallback',
  fallback: 'ungrouped fallback',
  biasRouter: 'bias router',
  topKRouter: 'plain router',
  aiterBias: 'AITER',
  aiter: 'AITER',
  error: 'error',
};

const about: Record<PathId, string> = {
  native: 'The torch function grouped_topk, run eagerly: every step rounds to the type it works in.',
  compiled:
    'The torch function grouped_topk under torch.compile: intermediate values stay float32 where no separate top-k reads them.',
  fused:
    'The CUDA kernel ops.grouped_topk. It takes the sigmoid as ½·tanh(z/2) + ½, adds 1e-20 to the sum and returns the picks best first.',
  fusedSmall:
    'The newer CUDA kernel for few experts: float32 throughout, scale before the division, picks best first.',
  fallbackBias:
    'The grouping is invalid, so the router picks among all experts with a plain top-k kernel, adding the bias for the choice.',
  fallback: 'The grouping is invalid, so the router picks among all experts with a plain top-k kernel.',
  biasRouter:
    'FusedTopKBiasRouter: a plain top-k kernel among all experts, with the bias for the choice only.',
  topKRouter: 'FusedTopKRouter: a plain top-k kernel among all experts. It knows neither bias nor scale.',
  aiterBias: 'ROCm’s AITER computes the routing: always sigmoid where there is a bias.',
  aiter: 'ROCm’s AITER computes the routing.',
  error: 'vLLM raises an error for this configuration.',
};

/** The questions of the tree. */
const question: Record<ConditionId, string> = {
  usesGroupedTopk: 'Does the model ask for grouped routing?',
  needsNoGroups: 'Would a plain router do the same?',
  hasBias: 'Is there an e_score_correction_bias?',
  groupsAreZero: 'Is num_expert_group 0?',
  moreExpertsThanGroups: 'Are there more experts than groups?',
  groupsDivideExperts: 'Do the groups divide the experts?',
  aiterIsOn: 'Does AITER compute the experts?',
  aiterTakesSharedExperts: 'Does AITER take the shared experts?',
  scoringIsKnown: 'Is scoring_func softmax or sigmoid?',
  fusedIsEnabled: 'Is VLLM_USE_FUSED_MOE_GROUPED_TOPK on?',
  platformIsCuda: 'Is this CUDA?',
  platformIsRocm: 'Is this ROCm?',
  atMost32Groups: 'At most 32 groups?',
  atMost32Picks: 'At most 32 picks?',
  kernelAccepts: 'Does the kernel accept these sizes?',
  fewExperts: 'Do they fit the kernel for few experts?',
  isCompiled: 'Is it under torch.compile?',
};

/** vLLM's name of a value that a question looked at. */
const valueName: Readonly<Record<string, string>> = {
  useGroupedTopk: 'use_grouped_topk',
  hasBias: 'bias',
  numExpertGroup: 'num_expert_group',
  globalNumExperts: 'global_num_experts',
  topkGroup: 'topk_group',
  topK: 'top_k',
  scoringFunc: 'scoring_func',
  routedScalingFactor: 'routed_scaling_factor',
  numFusedSharedExperts: 'num_fused_shared_experts',
  useFusedGroupedTopk: 'VLLM_USE_FUSED_MOE_GROUPED_TOPK',
  aiterFusedMoe: 'AITER',
  aiterSharedExperts: 'AITER shared experts',
  remainder: 'remainder',
  version: 'vLLM',
  kernels: 'kernels',
  platform: 'platform',
  compiled: 'torch.compile',
  grouped: 'method if grouped',
  plain: 'method if plain',
};

/** Values that read better in words. */
const valueText: Readonly<Record<string, string>> = {
  seed: '0.15',
  true: 'on',
  false: 'off',
  same: 'as the arithmetic',
};

const reason: Record<Exclude<EffectiveParam['reason'], null>, string> = {
  notPassedOn: 'this path does not pass it on',
  groupsUnused: 'all experts compete on this path',
  everyGroupPicks: 'this path picks in every group',
  biasUnused: 'this path knows no bias',
  alwaysRenormalizes: 'this path always renormalises',
  neverRenormalizes: 'this path never renormalises',
  renormalizesManyPicks: 'this path renormalises two picks or more',
  renormalizesSigmoid: 'this path renormalises sigmoid scores only',
  neverScales: 'this path does not scale',
  routerGetsOne: 'the router is given 1',
  scalesUnlessRenormalized: 'this path scales only what it has not renormalised',
  noSharedExperts: 'only AITER gives shared experts ids',
  upcastOnCpu: 'the CPU backend routes in float32',
  roundsNothing: 'this path computes in float32 and rounds nothing',
  roundsBias: 'this path rounds the bias to the type it computes in',
};

const undefinedBecause: Record<UndefinedCondition, string> = {
  moreThan8Groups:
    'With more than 8 groups the newer kernel for few experts reads shared memory that nothing has written: its real answer is undefined. Shown is what it would compute if it did not.',
  top22Of512Only:
    'With top_k 22 and another number of experts than 512 the newer kernel writes past its local arrays: its real answer is undefined, or the process crashes. Shown is what it would compute if it did not.',
};

const method: Record<RoutingMethodName, string> = {
  Default: 'softmax, then top-k',
  Renormalize: 'top-k, then softmax',
  DeepSeekV3: 'sigmoid, bias, top-2 groups, top-k, normalise, scale',
  Llama4: 'top-1, then sigmoid',
  RenormalizeNaive: 'softmax, top-k, normalise',
  TopK: 'top-k of raw values',
  SigmoidRenorm: 'sigmoid, top-k, normalise',
  MiniMax2: 'sigmoid, bias, top-k, normalise',
  Sigmoid: 'sigmoid, top-k',
  Custom: 'a function of the model',
  Simulated: 'made-up routing',
  DeepseekV4: 'sqrt-softplus, bias, normalise',
  Unspecified: 'no fused-routing kernel may be chosen',
};

/** Which code path a configuration takes, and why. */
export const dispatch = {
  label,
  about,
  question,
  valueName,
  valueText,
  reason,
  undefinedBecause,
  ...setup,
  method,
  implementationName: (id: string) => id.replaceAll('_', ' '),
  title: 'Which path, and why',
  tree: 'Decision tree',
  treeHint: 'The way taken is lit; each question shows what it looked at.',
  yes: 'yes',
  no: 'no',
  taken: 'taken',
  entry: 'entered through',
  entryName: {
    router: 'the layer’s router',
    GroupedTopk: 'GroupedTopk (custom op)',
    grouped_topk: 'grouped_topk',
    fused_grouped_topk: 'fused_grouped_topk',
  },
  parameter: 'parameter',
  showAll: 'Show all branches',
  effective: 'What takes effect',
  configured: 'configured',
  inEffect: 'in effect',
  hint: (effective: string, why: string) => `in effect: ${effective}; ${why}`,
  effectiveIs: (from: string, to: string, why: string) => `${from} → ${to}: ${why}.`,
  raises: (message: string) => `vLLM raises “${message}”.`,
  undefinedTitle: 'Undefined in the real kernel',
  open: 'Decision tree…',
  after: 'After the router',
  methodType: (name: string, number: number | undefined) =>
    `RoutingMethodType ${name}${number === undefined ? '' : ` = ${number}`}`,
  idsType: (produced: string, returned: string) =>
    produced === returned ? `ids are ${produced}` : `ids are ${produced}, cast to ${returned}`,
  physical: 'EPLB: logical → physical expert',
  physicalOff: 'EPLB is off: logical ids go on as they are.',
  physicalOnCpu: 'EPLB is on, but on this platform ids stay logical.',
  replica: (logical: number, physical: number, replica: number, count: number) =>
    `E${logical} → ${physical} (copy ${replica + 1} of ${count})`,
  invariantHint: 'sorts every top-k; the order of equal values is not promised',
  implementationOf: 'This is not vLLM: the picture follows another implementation’s record.',
  confidence: {
    measured: ({ followed, notFollowed, undefined: lawless }: Followed) => {
      const total = followed + notFollowed + lawless;
      if (total === followed) return `checked against ${total} recorded rows, all followed`;
      const rest = [
        notFollowed > 0 && `${notFollowed} with NaN or infinite numbers not followed`,
        lawless > 0 && `${lawless} not compared, because the real kernel touches memory it must not`,
      ].filter(Boolean);
      return `checked against ${total} recorded rows: ${followed} followed, ${rest.join(', ')}`;
    },
    read: 'its code was read',
    inferred: 'from a discussion thread or by inference',
    memory: 'from memory',
  },
};
