import { firstRefusal, zeroGroups } from '../refusals';
import { SEMANTICS } from '../semantics';
import type { RouteError } from '../types';
import type { ConditionId, DispatchInput } from './types';

/** What vLLM raises where the tree ends in an error, with the field to blame. */
export function errorAt(
  condition: ConditionId | null,
  { params, hasBias, dtype }: DispatchInput,
): RouteError {
  const { globalNumExperts: E, scoringFunc, numFusedSharedExperts } = params;
  switch (condition) {
    case 'groupsAreZero':
      return zeroGroups(E, 'integer modulo by zero');
    case 'scoringIsKnown':
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
      const refusal = firstRefusal(SEMANTICS.vllm_fused, { params, hasBias, dtype, tokens: 1 });
      if (!refusal) throw new Error(`no error at ${condition}`);
      return refusal;
    }
  }
}
