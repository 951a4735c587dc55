import type { Plan } from '../plan';
import type { RoutedRow } from '../routed-row';
import type { ScoringFunc } from '../semantics/types';
import { type Change, groupsByBias } from './counterfactual';
import { expertFacts, groupFacts, pickedByRank, type Rival } from './explain';
import { heaviestSlot, NONE, type Prediction, totalOf } from './predictions';
import type { Remark } from './remark';

type Id = { id: number };
type Ids = { ids: readonly number[] };

/** What a card asks. */
export type QuestionRemark =
  | Remark<'whoScores', { func: ScoringFunc }>
  | Remark<'whoLeads'>
  | Remark<'whichBest'>
  | Remark<'whichSum', { contributors: number }>
  | Remark<'lastToStay', { kept: number; groups: number }>
  | Remark<'whichStays' | 'whichGoes'>
  | Remark<'whichStay' | 'whichGo' | 'whichSaved', { count: number }>
  | Remark<'whoIsLost', { topK: number }>
  | Remark<'whichPick'>
  | Remark<'whichPicks' | 'lastPlace', { topK: number }>
  | Remark<'heaviest' | 'heaviestUnbiased'>
  | Remark<'newSum', { sum: number }>
  | Remark<'newWeight', Id & { factor: number; weight: number }>;

/** How the guess is given. */
export type HowRemark = Remark<'pressRow' | 'pressCell' | 'pressCells'>;

/** What happened, with the numbers that decided. */
export type AnswerRemark =
  | Remark<'scoreHighest' | 'lead' | 'weighMost', Ids & { value: number }>
  | Remark<ScoringFunc>
  | Remark<'ledBefore'>
  | Remark<'overtaken', Id & { s: number; c: number }>
  | Remark<'groupScores', Id & Ids & { score: number }>
  | Remark<'dropped', Ids>
  | Remark<'manyDropped', { count: number }>
  | Remark<'lastKept', Id>
  | Remark<'saved', Change>
  | Remark<'lastIn', Id & { place: number; value: number }>
  /** How far the last one in is above this one. */
  | Remark<'above', Id & { gap: number; of: 'expert' | 'group' }>
  | Remark<'end'>
  | Remark<'nobodyLost'>
  | Remark<'lost', Ids & { topK: number }>
  | Remark<'pickedFirst', Id>
  | Remark<'addUp', { sum: number; total: number }>
  | Remark<'product', { before: number; factor: number; after: number }>;

/** More dropped groups than these are counted, not named. */
const MOST_DROPPED = 8;

/** What a card asks about a token. */
export function questionOf(token: RoutedRow, asked: Prediction): QuestionRemark {
  const { plan, result } = token;
  const { topK } = token.params;
  const { contributors } = plan;
  switch (asked.stage) {
    case 'score':
      return { code: 'whoScores', func: plan.scoring };
    case 'bias':
      return { code: 'whoLeads' };
    case 'group':
      return contributors === 1 ? { code: 'whichBest' } : { code: 'whichSum', contributors };
    case 'keep':
      return ofGroups(plan, asked);
    case 'mask':
      return { code: 'whoIsLost', topK };
    case 'pick':
      if (topK === 1) return { code: 'whichPick' };
      return { code: asked.count > 1 ? 'whichPicks' : 'lastPlace', topK };
    case 'gather':
      return { code: plan.hasBias && plan.gather === 'score' ? 'heaviestUnbiased' : 'heaviest' };
    case 'norm':
      return { code: 'newSum', sum: result.weightSum[0]! };
    case 'scale': {
      const slot = heaviestSlot(token);
      const weight = result.renormalized[slot]!;
      return { code: 'newWeight', id: result.ids[slot]!, factor: plan.scale, weight };
    }
  }
}

function ofGroups({ keptGroups: kept, numGroups: groups }: Plan, asked: Prediction): QuestionRemark {
  const { count } = asked;
  const wanted = asked.of === 'groups' ? asked.wanted : 'kept';
  if (wanted === 'saved') return { code: 'whichSaved', count };
  if (wanted === 'lastKept') return { code: 'lastToStay', kept, groups };
  const goes = wanted === 'dropped';
  if (count === 1) return { code: goes ? 'whichGoes' : 'whichStays' };
  return { code: goes ? 'whichGo' : 'whichStay', count };
}

/** How the guess is given. */
export function howOf({ of, count }: Prediction): HowRemark {
  if (of === 'groups') return { code: 'pressRow' };
  return { code: count > 1 ? 'pressCells' : 'pressCell' };
}

/** What happened at the stage that a card asks about. */
export function answerOf(token: RoutedRow, asked: Prediction): AnswerRemark[] {
  const { params, plan, result } = token;
  const ids = [...asked.answer];
  const first = ids[0]!;
  switch (asked.stage) {
    case 'score':
      return [{ code: 'scoreHighest', ids, value: result.scores[first]! }, { code: plan.scoring }];
    case 'bias':
      return [{ code: 'lead', ids, value: result.biased[first]! }, overtaken(token, first)];
    case 'group': {
      const { members, score } = groupFacts(token, first);
      return [{ code: 'groupScores', id: first, score, ids: members.map(({ id }) => id) }];
    }
    case 'keep':
      return asked.of === 'groups' && asked.wanted === 'saved' ? ofSaving(token) : ofKeeping(token);
    case 'mask':
      return [first === NONE ? { code: 'nobodyLost' } : { code: 'lost', ids, topK: params.topK }];
    case 'pick': {
      const { id, rank, masked, rival } = expertFacts(token, pickedByRank(token).at(-1)!);
      return [{ code: 'lastIn', id, place: rank + 1, value: masked }, ...margin(rival, 'expert')];
    }
    case 'gather': {
      const leader = pickedByRank(token)[0]!;
      const value = expertFacts(token, first).weight?.gathered ?? Number.NaN;
      const most: AnswerRemark = { code: 'weighMost', ids, value };
      return asked.answer.has(leader) ? [most] : [most, { code: 'pickedFirst', id: leader }];
    }
    case 'norm':
      return [{ code: 'addUp', sum: result.weightSum[0]!, total: totalOf(result.renormalized) }];
    case 'scale': {
      const slot = heaviestSlot(token);
      const [before, after] = [result.renormalized[slot]!, result.weights[slot]!];
      return [{ code: 'product', before, factor: plan.scale, after }];
    }
  }
}

/** Whom the leader with bias has passed, if anybody. */
function overtaken({ result }: RoutedRow, leader: number): AnswerRemark {
  const id = result.scores.indexOf(Math.max(...result.scores));
  if (id === leader) return { code: 'ledBefore' };
  return { code: 'overtaken', id, s: result.scores[id]!, c: result.biased[id]! };
}

/** Which groups the bias saves, and in whose place. */
function ofSaving(token: RoutedRow): AnswerRemark[] {
  const change = groupsByBias(token);
  return change ? [{ code: 'saved', ...change }] : [];
}

function ofKeeping(token: RoutedRow): AnswerRemark[] {
  const { groupOrder } = token.result;
  const { keptGroups } = token.plan;
  const ids = Array.from(groupOrder.subarray(keptGroups)).sort((a, b) => a - b);
  const { id, rival } = groupFacts(token, groupOrder[keptGroups - 1]!);
  return [
    ids.length > MOST_DROPPED ? { code: 'manyDropped', count: ids.length } : { code: 'dropped', ids },
    { code: 'lastKept', id },
    ...margin(rival, 'group'),
  ];
}

/** How far the last one in is above the first one out, if that is a number; and the end. */
function margin(rival: Rival | null, of: 'expert' | 'group'): AnswerRemark[] {
  if (!rival || !Number.isFinite(rival.gap)) return [{ code: 'end' }];
  return [{ code: 'above', id: rival.id, gap: rival.gap, of }, { code: 'end' }];
}
