import type { SemanticsId } from '../semantics';
import type { Semantics, UndefinedCondition } from '../semantics/types';
import type { LogitsDtype, RouteError, RouterParams, StoredDtype } from '../types';

/** The followed version, of early 2026, by its number; the newest text read by its month. */
export const VLLM_VERSIONS = ['0.15', '2026-09'] as const;

export type VllmVersion = (typeof VLLM_VERSIONS)[number];

/** What decides the way beside the parameters: the installation, and how vLLM was started. */
export interface Environment {
  /** Version of the Python code. */
  readonly version: VllmVersion;
  /** Version of the CUDA kernels; the recorded outputs hold mixed ones. */
  readonly kernels: VllmVersion;
  readonly platform: Platform;
  /** `VLLM_USE_FUSED_MOE_GROUPED_TOPK`, on by default. */
  readonly useFusedGroupedTopk: boolean;
  /** Whether ROCm's AITER computes the experts, and with them the routing. */
  readonly aiterFusedMoe: boolean;
  /** Whether AITER also runs the shared experts as experts E, E + 1, …. */
  readonly aiterSharedExperts: boolean;
  /** `VLLM_BATCH_INVARIANT`: every top-k sorts. */
  readonly batchInvariant: boolean;
  /** Whether `grouped_topk` runs under torch.compile, as it does by default. */
  readonly compiled: boolean;
  /** Expert-parallel load balancing: logical ids are mapped to physical ones after the selection. */
  readonly eplb: boolean;
  /** The tensor that the base class misses when EPLB is on; `none` in a healthy start. */
  readonly eplbMissing: EplbTensor | 'none';
  /** Type of the ids that the experts' kernel asks for; `none`: it asks for no type. */
  readonly indicesType: IndicesType;
  /** Whether the custom op `grouped_topk` is enabled; under inductor custom ops are off unless they are asked for. */
  readonly customOp: boolean;
  /** Whether the router gets as many rows of logits as rows of hidden states. */
  readonly sameTokens: boolean;
  /** Which of `num_expert_group` and `topk_group` the layer leaves None. */
  readonly groupsNone: 'none' | 'numExpertGroup' | 'topkGroup' | 'both';
  /** `VLLM_MOE_ROUTING_SIMULATION_STRATEGY`; `none` if it is empty. */
  readonly simulation: 'none' | 'uniform_random' | 'normal_routing';
  /** Whether the layer passes a routing function of the model (`custom_routing_function`). */
  readonly customRouting: boolean;
  /** How many of the last experts pass the token on (`zero_expert_type`); 0 if the layer has none. */
  readonly zeroExperts: number;
  /** Weight of every appended shared expert: AITER's `shared_experts_score`. */
  readonly sharedExpertsScore: number;
  /** Expert parallelism with appended shared experts: off, a row that this rank owns, or a row of another rank. */
  readonly sharedRow: 'off' | 'own' | 'other';
}

export type Platform = 'cuda' | 'rocm' | 'xpu' | 'cpu';

/** Tensors that EPLB needs; the last two are asked for by the newest version only. */
export type EplbTensor =
  | 'expert_load_view'
  | 'logical_to_physical_map'
  | 'logical_replica_count'
  | 'should_record_tensor'
  | 'num_unpadded_tokens_tensors';

export type IndicesType = 'none' | 'int32' | 'int64' | 'uint32';

/** The call that the way begins with: a layer's router, the documented operator, or one of the two functions. */
export type EntryPoint = 'router' | 'GroupedTopk' | 'grouped_topk' | 'fused_grouped_topk';

export interface DispatchInput {
  /** As the router gets them. */
  readonly params: RouterParams;
  /** `routed_scaling_factor` of the configuration, if the router gets another one. */
  readonly configuredScale?: number;
  readonly hasBias: boolean;
  /** Whether the layer looks the token's experts up in a table. */
  readonly hasTable?: boolean;
  readonly dtype: LogitsDtype;
  readonly logitsDtype: StoredDtype;
  readonly biasDtype: LogitsDtype;
  /** Whether the model asks for grouped routing (`use_grouped_topk`). */
  readonly useGroupedTopk: boolean;
  readonly environment: Environment;
  readonly entry: EntryPoint;
}

/** The end of a way through the tree. */
export type PathId =
  | 'native'
  | 'compiled'
  | 'fused'
  | 'fusedSmall'
  | 'fallbackBias'
  | 'fallback'
  | 'biasRouter'
  | 'topKRouter'
  | 'zeroExperts'
  | 'aiterBias'
  | 'aiter'
  /** AITER's way through the plain routers and the fallbacks. */
  | 'aiterTopKBias'
  | 'aiterTopKBiasKernel'
  | 'aiterTopK'
  | 'aiterSharedRouter'
  | 'aiterFallbackBias'
  | 'aiterFallback'
  | 'cpuGrouped'
  | 'cpuPlain'
  | UnfollowedPath
  | 'error';

/** Ways to a routing that cannot be computed here. */
export type UnfollowedPath = 'simulator' | 'customRouter' | 'cpuSoftplus';

/** A question of the tree; its name is the code of its sentence. */
export type ConditionId =
  | 'platformIsCpu'
  | 'isSimulated'
  | 'hasZeroExperts'
  | 'usesGroupedTopk'
  | 'hasCustomRouting'
  | 'groupsAreGiven'
  | 'needsNoGroups'
  | 'eplbIsWhole'
  | 'hasBias'
  | 'tokensMatch'
  | 'cpuTokensMatch'
  | 'hasBiasOrTable'
  | 'groupsAreZero'
  | 'moreExpertsThanGroups'
  | 'groupsDivideExperts'
  | 'cpuGroupsDivide'
  | 'groupsHaveTwo'
  | 'aiterIsOn'
  | 'aiterTakesSharedExperts'
  | 'aiterHasSharedRouter'
  | 'aiterTakesBias'
  | 'scoringIsKnown'
  | 'biasScoringIsKnown'
  | 'fallbackScoringIsKnown'
  | 'scoringIsSoftmax'
  | 'scoringIsSoftplus'
  | 'fusedIsEnabled'
  | 'fusedRunsHere'
  | 'customOpIsOn'
  | 'platformIsCuda'
  | 'platformIsRocm'
  | 'platformIsXpu'
  | 'platformIsOutOfTree'
  | 'atMost32Groups'
  | 'atMost32Picks'
  | 'kernelAccepts'
  | 'fewExperts'
  | 'isBatchInvariant'
  | 'isCompiled';

/** Functions and classes the way passes through. */
export type CallId =
  | 'create_fused_moe_router'
  | 'RoutingSimulatorRouter'
  | 'ZeroExpertRouter'
  | 'GroupedTopKRouter'
  | 'CustomRoutingRouter'
  | 'FusedTopKBiasRouter'
  | 'AiterSharedRoutedFusedMoERouter'
  | 'FusedTopKRouter'
  | 'BaseRouter.select_experts'
  | 'cpu select_experts'
  | 'GroupedTopk'
  | 'forward_hip'
  | 'forward_cuda'
  | 'forward_xpu'
  | 'forward_cpu'
  | 'forward_oot'
  | 'forward_native'
  | 'rocm_aiter_grouped_topk'
  | 'rocm_aiter_ops.biased_grouped_topk'
  | 'rocm_aiter_ops.topk'
  | 'grouped_topk'
  | 'fused_grouped_topk'
  | 'fused_topk_bias'
  | 'fused_topk'
  | 'torch.topk(sorted=True)'
  | 'torch.topk(sorted=False)';

/** The tree as data: a call leads on, a question forks, a leaf ends. */
export type TreeNode =
  | { readonly kind: 'call'; readonly call: CallId; readonly next: NodeId }
  | { readonly kind: 'question'; readonly condition: ConditionId; readonly yes: NodeId; readonly no: NodeId }
  | { readonly kind: 'leaf'; readonly path: PathId };

/** Name of a place in the tree; the same question may stand in several places. */
export type NodeId = string;

/** A number, name or switch that a condition used. */
export type ConditionValues = Readonly<Record<string, number | string | boolean>>;

/** One node on the way taken; a question has the values that it used and its answer. */
export interface Step {
  readonly node: NodeId;
  readonly condition: ConditionId | null;
  readonly call: CallId | null;
  readonly values: ConditionValues;
  readonly holds: boolean | null;
}

/** The value of a parameter and the one that takes effect on the path; `reason` is null if both agree. */
export interface EffectiveParam {
  readonly field:
    | keyof RouterParams
    | 'eScoreCorrectionBias'
    | 'dtype'
    | 'logitsDtype'
    | 'biasDtype'
    | 'batchInvariant';
  readonly configured: number | string | boolean;
  readonly effective: number | string | boolean;
  readonly reason:
    | 'notPassedOn'
    | 'groupsUnused'
    | 'everyGroupPicks'
    | 'keepsFewer'
    | 'biasUnused'
    | 'tablePicks'
    | 'alwaysRenormalizes'
    | 'neverRenormalizes'
    | 'renormalizesManyPicks'
    | 'renormalizesSigmoid'
    | 'neverScales'
    | 'zeroIsNoScale'
    | 'routerGetsOne'
    | 'scalesUnlessRenormalized'
    | 'noSharedExperts'
    | 'upcastOnCpu'
    | 'roundsNothing'
    | 'roundsBias'
    | 'notReadByKernels'
    | 'notReadOnCpu'
    | null;
}

export interface Dispatch {
  readonly path: PathId;
  /** The record to route with; null on an error. */
  readonly semantics: SemanticsId | null;
  readonly error: RouteError | null;
  readonly undefinedBecause: UndefinedCondition | null;
  /** Whether equal values are known to be taken in an order: only on CUDA, where it was measured. */
  readonly ties: Semantics['ties'];
  /** Order of the slots; `unspecified`: torch's top-k gives none and none was measured there. */
  readonly order: Semantics['order'] | 'unspecified';
  readonly warnings: readonly WarningId[];
  /** The way taken, in order. */
  readonly steps: readonly Step[];
  readonly effective: readonly EffectiveParam[];
}

/** Faults that this way may have although the router itself is right. */
export type WarningId =
  /** The plain kernel treats rows as packed that torch.compile may have padded: vllm-project/vllm#56900. */
  | 'paddedRows'
  /** AITER writes ids of 32 bits into a buffer of 64-bit ids. */
  | 'aiterIds';
