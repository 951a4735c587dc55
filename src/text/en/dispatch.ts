import type { RoutingMethodName } from '../../core/after-selection/routing-method';
import type { EffectiveParam } from '../../core/dispatch/types';
import type { UndefinedCondition } from '../../core/semantics/types';
import { dispatchIn } from '../dispatch';
import { implementationName } from '../engine-names';
import { paths } from './paths';
import { setup } from './setup';

/** vLLM's name of a value at which a question looked. */
const valueName: Readonly<Record<string, string>> = {
  useGroupedTopk: 'use_grouped_topk',
  hasBias: 'bias',
  hasTable: 'table',
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
  simulation: 'VLLM_MOE_ROUTING_SIMULATION_STRATEGY',
  zeroExperts: 'zero experts',
  customRouting: 'custom_routing_function',
  eplb: 'EPLB',
  eplbMissing: 'missing',
  sameTokens: 'equal',
  aiterGroups: 'artificial groups',
  batchInvariant: 'VLLM_BATCH_INVARIANT',
  customOp: 'custom op',
};

/** Values that read better in words. */
const valueText: Readonly<Record<string, string>> = {
  '2026-09': 'newest',
  true: 'on',
  false: 'off',
  same: 'as the arithmetic',
};

const reason: Record<Exclude<EffectiveParam['reason'], null>, string> = {
  notPassedOn: 'this path does not pass it on',
  groupsUnused: 'all experts compete on this path',
  keepsFewer: 'this kernel has no room for more groups',
  everyGroupPicks: 'this path picks in every group',
  tablePicks: 'the table picks',
  biasUnused: 'this path uses no bias',
  alwaysRenormalizes: 'this path always renormalises',
  neverRenormalizes: 'this path never renormalises',
  renormalizesManyPicks: 'this path renormalises two picks or more',
  renormalizesSigmoid: 'this path renormalises sigmoid scores only',
  zeroIsNoScale: 'here 0 stands for a missing scale',
  neverScales: 'this path does not scale',
  routerGetsOne: 'the router is given 1',
  scalesUnlessRenormalized: 'this path scales only what it has not renormalised',
  noSharedExperts: 'only AITER gives shared experts ids',
  upcastOnCpu: 'the CPU backend routes in float32',
  notReadByKernels: 'the kernels of this path do not read it',
  notReadOnCpu: 'the CPU’s functions do not read it',
  roundsNothing: 'this path takes the logits as float32 and rounds nothing to a half type',
  roundsBias: 'this path rounds the bias to the type it computes in',
};

const undefinedBecause: Record<UndefinedCondition, string> = {
  moreThan8Groups:
    'With more than 8 groups the newer kernel for few experts reads shared memory that nothing has written: its real answer is undefined. The page shows what it would compute otherwise.',
  top22Of512Only:
    'With top_k 22 and another number of experts than 512 the newer kernel writes past its local arrays: its real answer is undefined, or the process crashes. The page shows what it would compute otherwise.',
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

const { measured, ...told } = dispatchIn({
  idsAre: (type) => `ids are ${type}`,
  idsCast: (produced, returned) => `ids are ${produced}, cast to ${returned}`,
  weightsWritten: 'weights are float32 as they are written',
  weightsKept: 'weights are float32; the last step casts them to float32 anyway',
  weightsCast: (from) => `weights are ${from}, cast to float32 by the last step`,
  notCompiled: 'grouped_topk is decorated with torch.compile, which is switched off here.',
  compiled:
    'grouped_topk is compiled with dynamic shapes, one graph for every number of tokens, by the platform’s backend, inductor.',
  inGraph: ' The fused op is part of the graph: since August 2026 it has a function that tells its shapes.',
  breaksGraph: ' At the fused op the graph breaks: nothing tells the compiler its shapes.',
  placedOnce: 'Placement before any rebalancing: every expert once, under its own id.',
  placedAgain: (experts) =>
    `Placement before any rebalancing: every expert under its own id, and from id ${experts} on the copies of experts 0, 1, 2, … in turn.`,
  allFollowed: (total) => `checked against ${total} recorded rows, all followed`,
  followed: (total, followed, rest) =>
    `checked against ${total} recorded rows: ${followed} followed, ${rest.join(', ')}`,
  notFollowed: (count) => `${count} with NaN or infinite numbers not followed`,
  undefinedRows: (count) => `${count} not compared, because the real kernel touches memory it must not`,
});

/** Which code path a configuration takes, and why. */
export const dispatch = {
  ...told,
  ...paths,
  valueName,
  valueText,
  reason,
  undefinedBecause,
  ...setup,
  method,
  implementationName,
  title: 'Which path, and why',
  tree: 'Decision tree',
  treeHint: 'The path taken is highlighted. Each question shows the values it looked at.',
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
  undefinedTitle: 'Undefined in the real kernel',
  open: 'Decision tree…',
  after: 'After the router',
  /** About a label by which a kernel may be chosen. */
  monolithic:
    'By this name a kernel for quantised experts may be chosen that routes from the logits by itself; then the function shown here does not run.',
  renormalizeLost: 'The kernel for DeepSeekV3 always renormalises: renormalize = False is lost there.',
  zeroExperts: (slots: string, factor: string) =>
    `The slots of zero experts become expert 0 with weight 0. What is left: ${slots}; the token itself counts ${factor}.`,
  /** Which copy is taken. */
  replicaRule: {
    '0.15': (token: number) =>
      `Row ${token}: the copy is the place in the flattened ids modulo the number of copies.`,
    '2026-09': (token: number) =>
      `Row ${token}: the copy is a hash of the row’s number modulo the number of copies.`,
  },
  loadRecord: (counts: string) => `expert_load_view gets, by physical id, ${counts}.`,
  loadRule: {
    '0.15': 'Every entry counts, those of padding rows too.',
    '2026-09': 'Only while a flag says so, and only rows that are no padding.',
  },
  physical: 'EPLB: logical → physical expert',
  physicalOff: 'EPLB is off: logical ids go on as they are.',
  physicalOnCpu: 'EPLB is on, but on this platform ids stay logical.',
  replica: (logical: number, physical: number, replica: number, count: number) =>
    `E${logical} → ${physical} (copy ${replica + 1} of ${count})`,
  invariantHint:
    'VLLM_BATCH_INVARIANT: every top-k of this path sorts; the order of equal values is not promised.',
  warningTitle: 'Warning',
  /** About a model, whatever version is chosen. */
  warningNewest: 'In the newest vLLM:',
  implementationOf: 'This is not vLLM: the picture follows another implementation’s record.',
  /** About one of vLLM's own records that is chosen by name. */
  vllmByName:
    'One of vLLM’s own paths, followed because it was chosen by name, whatever path this set-up would take.',
  confidence: {
    measured,
    read: 'its code was read',
    inferred: 'from a discussion thread or by inference',
    memory: 'from memory',
  },
};
