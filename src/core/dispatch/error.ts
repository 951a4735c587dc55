import { firstRefusal, groupsThatDoNotDivide, zeroGroups } from '../refusals';
import { SEMANTICS } from '../semantics';
import type { RouteError } from '../types';
import type { ConditionId, DispatchInput, UnfollowedPath } from './types';

/** The error that vLLM raises if the tree ends in one, with the field to blame. */
export function errorAt(condition: ConditionId | null, input: DispatchInput): RouteError {
  const { params, hasBias, dtype, environment } = input;
  const { globalNumExperts: E, numExpertGroup: G, scoringFunc, numFusedSharedExperts } = params;
  const { version, platform, groupsNone, eplbMissing } = environment;
  switch (condition) {
    case 'hasCustomRouting':
      return blame('customWithGroups', {}, 'AssertionError');
    case 'groupsAreGiven': {
      // The newer CPU router asserts it without a message.
      const isBare = platform === 'cpu' && version === '2026-09';
      return {
        field: groupsNone === 'topkGroup' ? 'topkGroup' : 'numExpertGroup',
        code: groupsNone === 'both' ? 'bothGroupsNone' : 'groupsNone',
        values: {},
        raised: isBare
          ? 'AssertionError'
          : 'num_expert_group and topk_group must be provided when use_grouped_topk is True',
      };
    }
    case 'hasBias':
      return {
        field: 'eScoreCorrectionBias',
        code: 'zeroNeedsBias',
        values: {},
        raised: 'e_score_correction_bias is required when zero_expert_type is set',
      };
    case 'eplbIsWhole':
      return blame(
        'eplbState',
        { tensor: eplbMissing },
        `${version === '0.15' ? 'enable_eplb=True requires' : 'EPLB requires'} ${eplbMissing} != None`,
      );
    case 'tokensMatch':
    case 'cpuTokensMatch':
      return blame('tokenMismatch', {}, 'Number of tokens mismatch');
    case 'groupsAreZero':
      return zeroGroups(E, 'integer modulo by zero');
    case 'cpuGroupsDivide': {
      const raised = `shape '[1, ${G}, -1]' is invalid for input of size ${E}`;
      return G <= 0 ? zeroGroups(E, raised) : groupsThatDoNotDivide(G, E, raised);
    }
    case 'groupsHaveTwo':
      return {
        field: 'numExpertGroup',
        code: 'groupTooSmall',
        values: { value: G, E, size: E / G },
        raised: 'selected index k out of range',
      };
    case 'scoringIsSoftmax':
      return {
        field: 'scoringFunc',
        code: 'unknownValue',
        values: { value: scoringFunc, known: 'softmax' },
        raised: 'AssertionError',
      };
    case 'scoringIsKnown':
    case 'biasScoringIsKnown':
    case 'fallbackScoringIsKnown':
      return {
        field: 'scoringFunc',
        code: 'unknownValue',
        values: { value: scoringFunc, known: 'softmax, sigmoid' },
        raised: `Unsupported scoring function: ${scoringFunc}`,
      };
    case 'aiterTakesSharedExperts':
      return {
        field: 'numFusedSharedExperts',
        code: 'outOfRange',
        values: { value: numFusedSharedExperts, min: 0, max: 0 },
        raised: 'AssertionError',
      };
    default: {
      const rules = platform === 'xpu' ? SEMANTICS.vllm_xpu_fused : SEMANTICS.vllm_fused;
      const refusal = firstRefusal(rules, { params, hasBias, dtype, tokens: 1 });
      if (!refusal) throw new Error(`no error at ${condition}`);
      return refusal;
    }
  }
}

/** Why a routing of vLLM cannot be shown. */
export function unfollowed(path: UnfollowedPath): RouteError {
  return blame('notFollowed', { path });
}

/** An error that the set-up causes, and no parameter. */
function blame(code: RouteError['code'], values: RouteError['values'], raised?: string): RouteError {
  return { field: 'setup', code, values, ...(raised === undefined ? {} : { raised }) };
}
