import { routingMethodType } from '../after-selection/routing-method';
import { firstRefusal } from '../refusals';
import { SEMANTICS } from '../semantics';
import { aiterGroups } from './aiter-groups';
import type { ConditionId, ConditionValues, DispatchInput, EplbTensor } from './types';

interface Answer {
  readonly holds: boolean;
  readonly values: ConditionValues;
}

/** Evaluates each question of the tree, and names the values that it used. */
export const CONDITIONS: Readonly<Record<ConditionId, (input: DispatchInput) => Answer>> = {
  platformIsCpu: onPlatform('cpu'),
  platformIsCuda: onPlatform('cuda'),
  platformIsRocm: onPlatform('rocm'),
  platformIsXpu: onPlatform('xpu'),
  // A plug-in's platform is none of those offered here.
  platformIsOutOfTree: ({ environment: { platform } }) => ({ holds: false, values: { platform } }),
  isSimulated: ({ environment: { simulation } }) => ({
    holds: simulation !== 'none',
    values: { simulation },
  }),
  hasZeroExperts: ({ environment: { version, zeroExperts } }) => ({
    holds: version === '2026-09' && zeroExperts > 0,
    values: { version, zeroExperts },
  }),
  usesGroupedTopk: ({ useGroupedTopk }) => ({ holds: useGroupedTopk, values: { useGroupedTopk } }),
  hasCustomRouting: ({ environment: { customRouting } }) => ({
    holds: customRouting,
    values: { customRouting },
  }),
  groupsAreGiven: ({ params: { numExpertGroup, topkGroup }, environment: { groupsNone } }) => ({
    holds: groupsNone === 'none',
    values: {
      numExpertGroup: groupsNone === 'numExpertGroup' || groupsNone === 'both' ? 'None' : numExpertGroup,
      topkGroup: groupsNone === 'topkGroup' || groupsNone === 'both' ? 'None' : topkGroup,
    },
  }),
  needsNoGroups,
  eplbIsWhole,
  hasBias: ({ hasBias }) => ({ holds: hasBias, values: { hasBias } }),
  // The newer bias router also serves layers that look their experts up.
  hasBiasOrTable: ({ hasBias, hasTable = false, environment: { version } }) => ({
    holds: hasBias || (hasTable && version === '2026-09'),
    values: { hasBias, hasTable },
  }),
  tokensMatch: ({ environment: { sameTokens } }) => ({ holds: sameTokens, values: { sameTokens } }),
  // Only the older function compares them.
  cpuTokensMatch: ({ environment: { sameTokens, version } }) => ({
    holds: sameTokens || version === '2026-09',
    values: { sameTokens, version },
  }),
  groupsAreZero: ({ params: { numExpertGroup } }) => ({
    holds: numExpertGroup === 0,
    values: { numExpertGroup },
  }),
  moreExpertsThanGroups: ({ params: { globalNumExperts, numExpertGroup } }) => ({
    holds: globalNumExperts > numExpertGroup,
    values: { globalNumExperts, numExpertGroup },
  }),
  groupsDivideExperts: ({ params: { globalNumExperts, numExpertGroup } }) => ({
    holds: globalNumExperts % numExpertGroup === 0,
    values: { globalNumExperts, numExpertGroup, remainder: globalNumExperts % numExpertGroup },
  }),
  cpuGroupsDivide: ({ params: { globalNumExperts, numExpertGroup } }) => ({
    holds: numExpertGroup > 0 && globalNumExperts % numExpertGroup === 0,
    values: { globalNumExperts, numExpertGroup },
  }),
  groupsHaveTwo: ({ params: { globalNumExperts, numExpertGroup }, hasBias }) => ({
    holds: !hasBias || globalNumExperts / numExpertGroup >= 2,
    values: { hasBias, globalNumExperts, numExpertGroup },
  }),
  aiterIsOn: ({ environment: { platform, aiterFusedMoe } }) => ({
    holds: platform === 'rocm' && aiterFusedMoe,
    values: { platform, aiterFusedMoe },
  }),
  aiterTakesSharedExperts: ({ params, environment: { aiterSharedExperts } }) => ({
    holds: aiterSharedExperts || params.numFusedSharedExperts === 0,
    values: { aiterSharedExperts, numFusedSharedExperts: params.numFusedSharedExperts },
  }),
  aiterHasSharedRouter: ({ params, environment: { version, platform, aiterFusedMoe } }) => ({
    holds: version === '2026-09' && platform === 'rocm' && aiterFusedMoe && params.numFusedSharedExperts > 0,
    values: { version, platform, aiterFusedMoe, numFusedSharedExperts: params.numFusedSharedExperts },
  }),
  aiterTakesBias: ({ params: { globalNumExperts, scoringFunc, topK }, environment: { version } }) => {
    const groups = aiterGroups(globalNumExperts);
    return {
      holds: version === '2026-09' && scoringFunc === 'sigmoid' && topK >= groups,
      values: { version, scoringFunc, topK, aiterGroups: groups },
    };
  },
  scoringIsKnown: ({ params: { scoringFunc } }) => ({
    holds: scoringFunc === 'softmax' || scoringFunc === 'sigmoid',
    values: { scoringFunc },
  }),
  biasScoringIsKnown: ({ params: { scoringFunc }, environment: { version } }) => ({
    holds: biasKnows(scoringFunc, version),
    values: { scoringFunc, version },
  }),
  // The followed version does not pass it on, so nothing can be wrong with it.
  fallbackScoringIsKnown: ({ params: { scoringFunc }, environment: { version } }) => ({
    holds: version === '0.15' || biasKnows(scoringFunc, version),
    values: { scoringFunc, version },
  }),
  scoringIsSoftmax: ({ params: { scoringFunc } }) => ({
    holds: scoringFunc === 'softmax',
    values: { scoringFunc },
  }),
  scoringIsSoftplus: ({ params: { scoringFunc }, environment: { version } }) => ({
    holds: version === '2026-09' && scoringFunc === 'sqrtsoftplus',
    values: { scoringFunc, version },
  }),
  fusedIsEnabled: ({ environment: { useFusedGroupedTopk } }) => ({
    holds: useFusedGroupedTopk,
    values: { useFusedGroupedTopk },
  }),
  fusedRunsHere: ({ environment: { platform, version } }) => ({
    holds: platform === 'cuda' || (platform === 'xpu' && version === '2026-09'),
    values: { platform, version },
  }),
  customOpIsOn: ({ environment: { customOp } }) => ({ holds: customOp, values: { customOp } }),
  atMost32Groups: ({ params: { numExpertGroup } }) => ({
    holds: numExpertGroup <= 32,
    values: { numExpertGroup },
  }),
  atMost32Picks: ({ params: { topK } }) => ({ holds: topK <= 32, values: { topK } }),
  kernelAccepts: ({ params, dtype, environment: { platform } }) => {
    const { topK, topkGroup, numExpertGroup, globalNumExperts } = params;
    const rules = platform === 'xpu' ? SEMANTICS.vllm_xpu_fused : SEMANTICS.vllm_fused;
    return {
      holds: firstRefusal(rules, { params, dtype, hasBias: true, tokens: 1 }) === null,
      values: { topK, topkGroup, numExpertGroup, globalNumExperts },
    };
  },
  fewExperts,
  isBatchInvariant: ({ environment: { batchInvariant } }) => ({
    holds: batchInvariant,
    values: { batchInvariant },
  }),
  isCompiled: ({ environment: { compiled } }) => ({ holds: compiled, values: { compiled } }),
};

function onPlatform(wanted: DispatchInput['environment']['platform']) {
  return ({ environment: { platform } }: DispatchInput): Answer => ({
    holds: platform === wanted,
    values: { platform },
  });
}

function biasKnows(scoringFunc: string, version: DispatchInput['environment']['version']): boolean {
  if (scoringFunc === 'sqrtsoftplus') return version === '2026-09';
  return scoringFunc === 'softmax' || scoringFunc === 'sigmoid';
}

/** Tensors that only the newest version looks for. */
const LATER: readonly (EplbTensor | 'none')[] = ['should_record_tensor', 'num_unpadded_tokens_tensors'];

/** The tensors that `_validate_eplb_state` looks for; the older CPU experts have no such check. */
function eplbIsWhole({ environment: { eplb, eplbMissing, version, platform } }: DispatchInput): Answer {
  const isChecked = eplb && !(platform === 'cpu' && version === '0.15');
  const isAskedFor = eplbMissing !== 'none' && (version === '2026-09' || !LATER.includes(eplbMissing));
  return { holds: !(isChecked && isAskedFor), values: { eplb, eplbMissing, version } };
}

/**
 * The newer factory hands one-group configurations to the plain routers, unless that would lose the scale (the plain
 * router without bias has none) or change the advertised routing method.
 */
function needsNoGroups({ params, hasBias, environment: { version } }: DispatchInput): Answer {
  const { numExpertGroup, topkGroup, routedScalingFactor } = params;
  const grouped = routingMethodType(version, { params, hasBias, isGrouped: true });
  const plain = routingMethodType(version, { params, hasBias, isGrouped: false });
  const keepsScale = hasBias || routedScalingFactor === 1;
  const isOneGroup = numExpertGroup <= 1 && topkGroup <= 1;
  return {
    holds:
      version === '2026-09' && isOneGroup && (grouped === 'Unspecified' || grouped === plain) && keepsScale,
    values: { version, numExpertGroup, topkGroup, routedScalingFactor, grouped, plain },
  };
}

/** Whether CUDA's newer kernel takes its path for few experts. */
function fewExperts({ params, environment: { kernels, platform } }: DispatchInput): Answer {
  const { globalNumExperts: E, numExpertGroup: G, topkGroup, topK } = params;
  const size = E / G;
  const isOneGroup = G === 1 && topkGroup === 1 && E <= 512 && (topK <= 8 || topK === 22);
  const isSmall = G > 1 && E <= 256 && size <= 32 && size * topkGroup <= 128 && topK <= 8 && topkGroup <= 4;
  return {
    holds: kernels === '2026-09' && platform === 'cuda' && (isOneGroup || isSmall),
    values: { kernels, platform, globalNumExperts: E, numExpertGroup: G, topkGroup, topK },
  };
}
