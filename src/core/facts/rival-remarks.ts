import type { RoutedRow } from '../routed-row';
import type { Semantics } from '../semantics/types';
import type { ExpertFacts, GroupFacts, Rival } from './explain';
import { nanPlace } from './non-finite';
import type { Remark } from './remark';
import { tiesOf } from './ties';

type Id = { id: number };
type At = Id & { value: number };
/** Which of equal values wins, if that is promised. */
type Ties = { ties: Semantics['ties'] };
/** Where the implementation puts NaN. */
type Place = { place: 'above' | 'below' };
/** Which of two equal groups is kept: either may be if no order is promised. */
type Wins = { wins: 'either' | 'own' | 'other' };

/** How a value stands to that on the other side of the cut: goes on after the value itself. */
export type RivalRemark =
  | Remark<'end'>
  | Remark<'gap', { gap: number }>
  /** Of an expert that is in, to the best one out. */
  | Remark<'above', At>
  | Remark<'noneLeft', Id>
  | Remark<'equalOut' | 'alikeOut', Id & Ties>
  | Remark<'nanOut', Place>
  /** Of an expert that is out, to the last one in. */
  | Remark<'below', At>
  | Remark<'equalIn' | 'alikeIn', Id & Ties>
  | Remark<'nanIn', At & Place>
  /** Of a group. */
  | Remark<'groupPlace', { place: number; score: number }>
  | Remark<'allGroupsKept' | 'noGroupKept'>
  | Remark<'groupAhead' | 'groupBehind', At>
  | Remark<'groupEqual' | 'groupAlike', Id & Wins>
  | Remark<'groupNan', At & Place>;

const END = { code: 'end' } as const;

/** A gap that there is, and the end: no gap is told if a side of it is infinite. */
function gapOf({ gap }: Rival): RivalRemark[] {
  return Number.isFinite(gap) ? [{ code: 'gap', gap }, END] : [END];
}

/** How a picked expert stands to the best one that is out. */
export function ahead(token: RoutedRow, { rival }: ExpertFacts): RivalRemark[] {
  if (!rival) return [END];
  const { id, value } = rival;
  switch (rival.standing) {
    case 'tie':
      return [{ code: 'equalOut', id, ties: tiesOf(token) }];
    case 'isNaN':
    case 'otherIsNaN':
      return [{ code: 'nanOut', place: nanPlace(token.plan) }];
    case 'bothNaN':
      return [{ code: 'alikeOut', id, ties: tiesOf(token) }];
    case 'apart':
      return value === -Infinity
        ? [{ code: 'noneLeft', id }]
        : [{ code: 'above', id, value }, ...gapOf(rival)];
  }
}

/** How an expert that is out stands to the last one in. */
export function behind(token: RoutedRow, { rival }: ExpertFacts): RivalRemark[] {
  if (!rival) return [END];
  const { id, value } = rival;
  switch (rival.standing) {
    case 'tie':
      return [{ code: 'equalIn', id, ties: tiesOf(token) }];
    case 'isNaN':
    case 'otherIsNaN':
      return [{ code: 'nanIn', id, value, place: nanPlace(token.plan) }];
    case 'bothNaN':
      return [{ code: 'alikeIn', id, ties: tiesOf(token) }];
    case 'apart':
      return [{ code: 'below', id, value }, ...gapOf(rival)];
  }
}

/** The place of a group, and who stands on the other side of the cut. */
export function groupVerdict(token: RoutedRow, { rank, score, rival, isKept }: GroupFacts): RivalRemark[] {
  return [{ code: 'groupPlace', place: rank + 1, score }, ...besideGroup(token, rival, isKept)];
}

function besideGroup(token: RoutedRow, rival: Rival | null, isKept: boolean): RivalRemark[] {
  if (!rival) return [{ code: isKept ? 'allGroupsKept' : 'noGroupKept' }];
  const { id, value } = rival;
  const wins = tiesOf(token) !== 'lowestIndex' ? 'either' : isKept ? 'own' : 'other';
  switch (rival.standing) {
    case 'tie':
      return [{ code: 'groupEqual', id, wins }];
    case 'bothNaN':
      return [{ code: 'groupAlike', id, wins }];
    case 'isNaN':
    case 'otherIsNaN':
      return [{ code: 'groupNan', id, value, place: nanPlace(token.plan) }];
    case 'apart':
      return [{ code: isKept ? 'groupAhead' : 'groupBehind', id, value }, ...gapOf(rival)];
  }
}
