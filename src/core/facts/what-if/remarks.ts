import type { Remark } from '../remark';
import type { Found } from './find-flip';
import { type Flip, outward, type Threshold } from './flip';
import type { GroupFound } from './group-flip';
import { changedPlaces, type PickChange } from './picks';
import type { Regret } from './regret';

type Ids = { ids: readonly number[] };

/** What becomes of the picks. */
export type ChangeRemark =
  | Remark<'refused' | 'unchanged'>
  | Remark<'replaced', { count: number; of: number }>
  /** Places that are new or gone: alone, or beside those that are replaced. */
  | Remark<'more' | 'fewer' | 'alsoMore' | 'alsoFewer', { count: number }>;

/** What becomes of the picks at another value of a setting that should leave them alone. */
export type NoteRemark = Remark<'atNoValue' | 'atAnotherValue'> | ChangeRemark;

/** What takes an expert in or out; a change is large enough as it is. */
export type FlipRemark =
  | Remark<'neverLeaves' | 'neverEnters', { id: number }>
  | Remark<'enters' | 'leaves', { id: number; change: number }>
  | Remark<'takesPlaceOf' | 'comesInFor' | 'takesItsPlace' | 'comeIn', Ids>
  | Remark<'sameForGroup' | 'groupDropped', { group: number }>
  | Remark<'groupFirst', { group: number; change: number }>
  | Remark<'rival', { id: number; change: number }>;

/** What takes a group in or out. */
export type GroupFlipRemark =
  | Remark<'noFiniteLogit', { id: number }>
  | Remark<'neverDropped' | 'neverKept', Ids & { id: number }>
  | Remark<'groupEnters' | 'groupLeaves', Ids & { id: number; expert: number; change: number }>
  | Remark<'notAlone', { expert: number }>
  | Remark<'orBy', { expert: number; change: number }>;

/** What the group mask costs. */
export type RegretRemark =
  | Remark<'costsNothing', { topK: number }>
  | Remark<'keepsOut', Ids & { topK: number }>
  | Remark<'carrying', { percent: number }>
  | Remark<'carryingUndefined'>;

/** What happens from a logit on. */
export type ThresholdRemark =
  | Remark<'in' | 'out', { change: number }>
  | Remark<'groupKept' | 'groupOut', { group: number; change: number }>;

/** What happens to an expert around its logit. */
export type LandscapeRemark =
  | Remark<'pickedNow' | 'outNow', { id: number }>
  | Remark<'turns', { at: readonly ThresholdRemark[] }>
  | Remark<'everywhere'>;

/** What becomes of the picks; null: the value is refused. */
export function changeRemarks(change: PickChange | null): ChangeRemark[] {
  if (change === null) return [{ code: 'refused' }];
  if (changedPlaces(change) === 0) return [{ code: 'unchanged' }];
  const { of, replaced, more } = change;
  const remarks: ChangeRemark[] = replaced > 0 ? [{ code: 'replaced', count: replaced, of }] : [];
  const count = Math.abs(more);
  if (count === 0) return remarks;
  const isBeside = replaced > 0;
  if (more > 0) return [...remarks, { code: isBeside ? 'alsoMore' : 'more', count }];
  return [...remarks, { code: isBeside ? 'alsoFewer' : 'fewer', count }];
}

/** The same of a setting that should leave the picks alone, tried with another value. */
export function noteRemarks(change: PickChange | null): NoteRemark[] {
  if (change && changedPlaces(change) === 0) return [{ code: 'atNoValue' }];
  return [{ code: 'atAnotherValue' }, ...changeRemarks(change)];
}

/** The smallest change of its own logit that takes an expert in or out, and what others would need. */
export function flipRemarks(
  id: number,
  group: number,
  isPicked: boolean,
  { flip, rival }: Found,
): FlipRemark[] {
  if (!flip) return [{ code: isPicked ? 'neverLeaves' : 'neverEnters', id }];
  const remarks = flip.enters ? entering(id, group, flip) : leaving(id, group, flip);
  return rival ? [...remarks, { code: 'rival', id: rival.id, change: outward(rival.change) }] : remarks;
}

function entering(id: number, group: number, { change, groupChange, others: ids }: Flip): FlipRemark[] {
  const enters: FlipRemark[] = [
    { code: 'enters', id, change: outward(change) },
    { code: ids.length === 1 ? 'takesPlaceOf' : 'comesInFor', ids },
  ];
  if (groupChange === null) return enters;
  if (groupChange === change) return [...enters, { code: 'sameForGroup', group }];
  return [...enters, { code: 'groupFirst', group, change: outward(groupChange) }];
}

function leaving(id: number, group: number, { change, groupChange, others: ids }: Flip): FlipRemark[] {
  const why: FlipRemark[] = groupChange === null ? [] : [{ code: 'groupDropped', group }];
  return [
    { code: 'leaves', id, change: outward(change) },
    ...why,
    { code: ids.length === 1 ? 'takesItsPlace' : 'comeIn', ids },
  ];
}

/** The smallest change of one logit that takes a group in or out: of its best expert, or of its second best. */
export function groupFlipRemarks(id: number, { isKept, flips }: GroupFound): GroupFlipRemark[] {
  const [first, ...rest] = flips;
  if (!first) return [{ code: 'noFiniteLogit', id }];
  if (first.change === null)
    return [{ code: isKept ? 'neverDropped' : 'neverKept', id, ids: flips.map(({ expert }) => expert) }];
  const { expert, others: ids } = first;
  return [
    { code: isKept ? 'groupLeaves' : 'groupEnters', id, expert, change: outward(first.change), ids },
    ...rest.map(
      ({ expert, change }): GroupFlipRemark =>
        change === null ? { code: 'notAlone', expert } : { code: 'orBy', expert, change: outward(change) },
    ),
  ];
}

/** What the group mask keeps out of an unmasked choice. */
export function regretRemarks({ excluded: ids, share }: Regret, topK: number): RegretRemark[] {
  if (ids.length === 0) return [{ code: 'costsNothing', topK }];
  const carrying: RegretRemark = Number.isFinite(share)
    ? { code: 'carrying', percent: 100 * share }
    : { code: 'carryingUndefined' };
  return [{ code: 'keepsOut', ids, topK }, carrying];
}

/** What happens from a threshold on. */
export function thresholdRemark({ question, holds, change: by }: Threshold, group: number): ThresholdRemark {
  const change = outward(by);
  if (question === 'isPicked') return { code: holds ? 'in' : 'out', change };
  return { code: holds ? 'groupKept' : 'groupOut', group, change };
}

/** What happens to an expert around its logit. */
export function landscapeRemarks(
  id: number,
  isPicked: boolean,
  thresholds: readonly Threshold[],
  group: number,
): LandscapeRemark[] {
  const at = thresholds.map((threshold) => thresholdRemark(threshold, group));
  return [
    { code: isPicked ? 'pickedNow' : 'outNow', id },
    at.length > 0 ? { code: 'turns', at } : { code: 'everywhere' },
  ];
}
