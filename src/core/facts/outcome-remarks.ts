import type { RoutedRow } from '../routed-row';
import { type StageId, skipReason } from '../stages';
import { pickedByRank } from './explain';
import type { Remark } from './remark';

/** What became of all experts or groups at a stage, for the live region. */
export type OutcomeRemark =
  | Remark<'groupsKept' | 'expertsPicked', { ids: readonly number[] }>
  | Remark<'weights', { weights: readonly { readonly id: number; readonly w: number }[] }>;

/** What a stage came to; nothing if its caption says all. */
export function outcomeOf(token: RoutedRow, stage: StageId): OutcomeRemark[] {
  const { plan, result } = token;
  switch (stage) {
    case 'keep':
      if (skipReason(stage, token)) return [];
      return [{ code: 'groupsKept', ids: Array.from(result.groupOrder.subarray(0, plan.keptGroups)) }];
    case 'pick':
      return [{ code: 'expertsPicked', ids: pickedByRank(token) }];
    case 'gather':
      return [weightsOf(result.ids, result.gathered)];
    case 'norm':
      return [weightsOf(result.ids, result.renormalized)];
    case 'scale':
      return [weightsOf(result.ids, result.weights)];
    default:
      return [];
  }
}

function weightsOf(ids: Int32Array, values: Float32Array): OutcomeRemark {
  return { code: 'weights', weights: Array.from(ids, (id, slot) => ({ id, w: values[slot]! })) };
}
