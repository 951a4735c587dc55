import { firstRefusal } from '../refusals';
import { SEMANTICS } from '../semantics';
import type { RouteError } from '../types';
import type { ConditionId, DispatchInput } from './types';

/** What vLLM raises where the tree ends in an error, with the field to blame. */
export function errorAt(condition: ConditionId | null, { params, hasBias }: DispatchInput): RouteError {
  const { globalNumExperts: E, numExpertGroup: G, scoringFunc, numFusedSharedExperts } = params;
  switch (condition) {
    case 'groupsAreZero':
      return zeroGroups(E, 'integer modulo by zero');
    case 'scoringIsKnown':
      return {
        field: 'scoringFunc',
        code: 'unknownValue',
        values: { value: scoringFunc },
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
      if (G <= 0) return zeroGroups(E, 'n_group must be positive');
      if (E % G !== 0)
        return {
          field: 'numExpertGroup',
          code: 'groupDivide',
          values: { value: G, E },
          raised: 'num_experts should be divisible by n_group',
        };
      const refusal = firstRefusal(SEMANTICS.vllm_fused, params, hasBias);
      if (!refusal) throw new Error(`no error at ${condition}`);
      return refusal;
    }
  }
}

function zeroGroups(E: number, raised: string): RouteError {
  return { field: 'numExpertGroup', code: 'groupZero', values: { E }, raised };
}
