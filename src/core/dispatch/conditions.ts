import { routingMethodType } from '../after-selection/routing-method';
import { firstRefusal } from '../refusals';
import { SEMANTICS } from '../semantics';
import type { ConditionId, ConditionValues, DispatchInput } from './types';

interface Answer {
  readonly holds: boolean;
  readonly values: ConditionValues;
}

/** Evaluates each question of the tree, and says what it looked at. */
export const CONDITIONS: Readonly<Record<ConditionId, (input: DispatchInput) => Answer>> = {
  usesGroupedTopk: ({ useGroupedTopk }) => ({ holds: useGroupedTopk, values: { useGroupedTopk } }),
  needsNoGroups,
  hasBias: ({ hasBias }) => ({ holds: hasBias, values: { hasBias } }),
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
  aiterIsOn: ({ environment: { platform, aiterFusedMoe } }) => ({
    holds: platform === 'rocm' && aiterFusedMoe,
    values: { platform, aiterFusedMoe },
  }),
  aiterTakesSharedExperts: ({ params, environment: { aiterSharedExperts } }) => ({
    holds: aiterSharedExperts || params.numFusedSharedExperts === 0,
    values: { aiterSharedExperts, numFusedSharedExperts: params.numFusedSharedExperts },
  }),
  scoringIsKnown: ({ params: { scoringFunc } }) => ({
    holds: scoringFunc === 'softmax' || scoringFunc === 'sigmoid',
    values: { scoringFunc },
  }),
  fusedIsEnabled: ({ environment: { useFusedGroupedTopk } }) => ({
    holds: useFusedGroupedTopk,
    values: { useFusedGroupedTopk },
  }),
  platformIsCuda: ({ environment: { platform } }) => ({ holds: platform === 'cuda', values: { platform } }),
  platformIsRocm: ({ environment: { platform } }) => ({ holds: platform === 'rocm', values: { platform } }),
  atMost32Groups: ({ params: { numExpertGroup } }) => ({
    holds: numExpertGroup <= 32,
    values: { numExpertGroup },
  }),
  atMost32Picks: ({ params: { topK } }) => ({ holds: topK <= 32, values: { topK } }),
  kernelAccepts: ({ params, dtype }) => {
    const { topK, topkGroup, numExpertGroup, globalNumExperts } = params;
    return {
      holds: firstRefusal(SEMANTICS.vllm_fused, { params, dtype, hasBias: true, tokens: 1 }) === null,
      values: { topK, topkGroup, numExpertGroup, globalNumExperts },
    };
  },
  fewExperts,
  isCompiled: ({ environment: { compiled } }) => ({ holds: compiled, values: { compiled } }),
};

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
      version === 'newest' && isOneGroup && (grouped === 'Unspecified' || grouped === plain) && keepsScale,
    values: { version, numExpertGroup, topkGroup, routedScalingFactor, grouped, plain },
  };
}

/** Whether the newer kernel takes its path for few experts. */
function fewExperts({ params, environment: { kernels } }: DispatchInput): Answer {
  const { globalNumExperts: E, numExpertGroup: G, topkGroup, topK } = params;
  const size = E / G;
  const isOneGroup = G === 1 && topkGroup === 1 && E <= 512 && (topK <= 8 || topK === 22);
  const isSmall = G > 1 && E <= 256 && size <= 32 && size * topkGroup <= 128 && topK <= 8 && topkGroup <= 4;
  return {
    holds: kernels === 'newest' && (isOneGroup || isSmall),
    values: { kernels, globalNumExperts: E, numExpertGroup: G, topkGroup, topK },
  };
}
