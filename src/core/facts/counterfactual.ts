import type { RoutedRow } from '../routed-row';
import { pickedByRank } from './explain';

/** What would be otherwise: who is in only because of something, and who is out only because of it; by index. */
export interface Change {
  readonly in: readonly number[];
  readonly out: readonly number[];
}

/** The picks that the bias changes; null when there is no bias. */
export function picksByBias(token: RoutedRow): Change | null {
  return changeOf(pickedByRank(token), routedOf(token, token.idsWithoutBias));
}

/** The picks that the mask changes; null when nothing is masked. */
export function picksByMask(token: RoutedRow): Change | null {
  return changeOf(pickedByRank(token), routedOf(token, token.idsWithoutMask));
}

/** The kept groups that the bias changes; null when there is no bias, or no group stage. */
export function groupsByBias({ plan, result, groupsWithoutBias }: RoutedRow): Change | null {
  return changeOf(
    result.groupOrder.subarray(0, plan.keptGroups),
    groupsWithoutBias && [...groupsWithoutBias],
  );
}

/** Without the always-on experts, which no router picks. */
function routedOf({ params }: RoutedRow, ids: ReadonlySet<number> | null): number[] | null {
  return ids && [...ids].filter((id) => id >= 0 && id < params.globalNumExperts);
}

function changeOf(now: Iterable<number>, otherwise: readonly number[] | null): Change | null {
  if (!otherwise) return null;
  const own = [...new Set(now)];
  const without = (ids: readonly number[], others: readonly number[]) =>
    ids.filter((id) => !others.includes(id)).sort((a, b) => a - b);
  return { in: without(own, otherwise), out: without(otherwise, own) };
}
