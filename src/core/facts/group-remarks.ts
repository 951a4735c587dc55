import type { RoutedRow } from '../routed-row';
import { isBefore, type SkipReason, type StageId, skipReason } from '../stages';
import { groupFacts } from './explain';
import type { Remark } from './remark';
import { groupVerdict, type RivalRemark } from './rival-remarks';

type Ids = { ids: readonly number[] };
type Score = { id: number; score: number };

/** What is told of one group at one stage. */
export type GroupRemark =
  | Remark<'noGroups', { reason: SkipReason }>
  | Remark<'holds', { id: number; size: number; first: number; last: number }>
  | Remark<'bestOf' | 'sumOf', Score & Ids>
  /** Its place follows. */
  | Remark<'isKept' | 'isDropped', { id: number }>
  | RivalRemark
  | Remark<'nonePicked'>
  | Remark<'picked', Ids>;

/** Why a group stands where it stands at a stage. */
export function groupRemarks(token: RoutedRow, stage: StageId, id: number): GroupRemark[] {
  const reason = skipReason('group', token);
  if (reason) return [{ code: 'noGroups', reason }];
  if (isBefore(stage, 'group')) {
    const size = token.params.globalNumExperts / token.result.numGroups;
    return [{ code: 'holds', id, size, first: id * size, last: (id + 1) * size - 1 }];
  }
  const g = groupFacts(token, id);
  const { score, members, picks } = g;
  if (stage === 'group') {
    const ids = members.map((member) => member.id);
    return [{ code: ids.length === 1 ? 'bestOf' : 'sumOf', id, score, ids }];
  }
  const verdict: GroupRemark[] = [{ code: g.isKept ? 'isKept' : 'isDropped', id }, ...groupVerdict(token, g)];
  if (isBefore(stage, 'pick')) return verdict;
  return [...verdict, picks.length === 0 ? { code: 'nonePicked' } : { code: 'picked', ids: picks }];
}
