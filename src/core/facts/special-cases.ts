import type { RoutedRow } from '../routed-row';
import type { Semantics, UndefinedCondition } from '../semantics/types';
import type { StageId } from '../stages';
import type { LogitsDtype } from '../types';
import { type Cut, type Division, type Irregular, irregularOf, type WeightTrouble } from './irregular';
import type { Fate, FateRemark, Poison } from './non-finite';
import type { Remark } from './remark';
import { type EqualAnswers, equalAnswers, tiesOf } from './ties';

type Ids = { ids: readonly number[] };
type Thing = 'expert' | 'group';
type Ties = Semantics['ties'];

/** What is said of the special cases of a token. */
export type SpecialRemark =
  | Remark<'undefinedAnswer', { because: UndefinedCondition }>
  | Remark<'noScoreIsNumber'>
  | Poison
  | Remark<'notFinite', Ids>
  | FateRemark
  | Remark<'fateOf', Ids & { fate: Fate }>
  | Remark<'countForGroupOnly', Ids>
  | Remark<'uniform', { last: number; weight: number }>
  | Remark<'repeated', { slots: readonly (readonly [number, number])[] }>
  | Remark<'leftover', Ids & { ties: Ties }>
  | Remark<'expertTie' | 'groupTie', Ids & { taken: number; value: number }>
  | Remark<'openExpertTie' | 'openGroupTie', { taken: number; tied: number; value: number }>
  | Remark<'anyOf', Ids & { of: Thing; taken: number }>
  | Remark<'equallyRight', { of: Thing; answers: readonly (readonly number[])[] }>
  | Remark<'otherGroups'>
  | Remark<'expertNear' | 'groupNear', Ids & { gap: number; step: number; dtype: LogitsDtype }>
  | Remark<'roundedTie'>
  | Remark<'lostScores', Ids>
  | Remark<'distinctBiases', NonNullable<Irregular['distinctBiases']>>
  | Remark<'weights', { trouble: WeightTrouble; division: Division }>
  | Remark<'otherRank'>
  | Remark<'appendedOne', { id: number; weight: number }>
  | Remark<'appended', Ids & { weight: number }>
  /** The id that stands for no expert: in each slot of a shared one, or in the last slot. */
  | Remark<'sentinelOnly' | 'sentinelLast', { id: number }>;

/** Something degenerate about a token. */
interface SpecialCase {
  readonly code:
    | 'undefined'
    | 'nonFinite'
    | 'uniform'
    | 'repeated'
    | 'leftover'
    | `${Thing}Tie`
    | `${Thing}Near`
    | 'roundedTie'
    | 'lostScore'
    | 'distinctBiases'
    | 'weights'
    | 'appended';
  /** The stage at which it is seen first. */
  readonly stage: StageId;
  readonly remarks: readonly SpecialRemark[];
}

export type SpecialCode = SpecialCase['code'];

/** The special cases of a token, those that invalidate most first. */
export function specialCasesOf(token: RoutedRow): SpecialCase[] {
  const facts = irregularOf(token);
  const { topK } = token.params;
  const { undefinedBecause: because, leftovers, repeats, lostScores, distinctBiases, weights } = facts;
  const ties = tiesOf(token);
  const found: SpecialCase[] = [];
  const add = (code: SpecialCode, stage: StageId, ...remarks: SpecialRemark[]) =>
    found.push({ code, stage, remarks });
  if (because) add('undefined', 'pick', { code: 'undefinedAnswer', because });
  if (facts.nonFinite.length > 0) add('nonFinite', firstStage(token, facts), ...nonFinite(facts));
  if (facts.isUniform) add('uniform', 'pick', { code: 'uniform', last: topK - 1, weight: 1 / topK });
  // Where a kernel gave up, its answer says why already.
  if (repeats.size > 0) add('repeated', 'pick', { code: 'repeated', slots: [...repeats] });
  if (leftovers.size > 0) add('leftover', 'pick', { code: 'leftover', ids: [...leftovers], ties });
  addCut('group', 'keep', facts.groupCut);
  addCut('expert', 'pick', facts.expertCut);
  if (facts.isTieOfRounding) add('roundedTie', 'pick', { code: 'roundedTie' });
  if (lostScores.size > 0) add('lostScore', 'bias', { code: 'lostScores', ids: [...lostScores] });
  if (distinctBiases) add('distinctBiases', 'bias', { code: 'distinctBiases', ...distinctBiases });
  if (weights) add('weights', 'gather', { code: 'weights', trouble: weights, division: facts.division });
  if (facts.appended.length > 0) add('appended', 'gather', ...appended(facts));
  return found;

  function addCut(of: Thing, stage: StageId, cut: Cut | null) {
    if (!cut) return;
    const { gap, step, dtype, close, closeness } = cut;
    const equal = equalAnswers(cut);
    if (equal) add(`${of}Tie`, stage, ...tied(of, equal, ties));
    if (closeness === 'near')
      add(`${of}Near`, stage, { code: `${of}Near`, gap, step, dtype, ids: [...close] });
  }
}

function firstStage({ logits, result }: RoutedRow, { nonFinite }: Irregular): StageId {
  if (nonFinite.some((id) => !Number.isFinite(logits[id]))) return 'logits';
  return nonFinite.some((id) => !Number.isFinite(result.scores[id])) ? 'score' : 'bias';
}

function nonFinite({ nonFinite: ids, fates, countForGroupOnly, poison }: Irregular): SpecialRemark[] {
  const cause: SpecialRemark[] = poison
    ? [{ code: 'noScoreIsNumber' }, poison]
    : [{ code: 'notFinite', ids }];
  const isPlain = fates.size === 1 || poison !== null;
  const made = [...fates].map(
    ([fate, own]): SpecialRemark =>
      isPlain ? { code: 'fate', fate, count: own.length } : { code: 'fateOf', fate, ids: own },
  );
  const counting: SpecialRemark[] =
    countForGroupOnly.length === 0 ? [] : [{ code: 'countForGroupOnly', ids: countForGroupOnly }];
  return [...cause, ...made, ...counting];
}

function tied(of: Thing, { tied: ids, taken, value, answers }: EqualAnswers, ties: Ties): SpecialRemark[] {
  if (ties === 'lowestIndex') return [{ code: `${of}Tie`, ids, taken, value }];
  const right: SpecialRemark = answers
    ? { code: 'equallyRight', of, answers }
    : { code: 'anyOf', of, ids, taken };
  const open = { taken, tied: ids.length, value };
  if (of === 'expert') return [{ code: 'openExpertTie', ...open }, right];
  return [{ code: 'openGroupTie', ...open }, right, { code: 'otherGroups' }];
}

function appended({ appended: slots, sentinel, appendedWeight: weight }: Irregular): SpecialRemark[] {
  const ids = [...new Set(slots)].filter((id) => id !== sentinel);
  const [id, ...others] = ids;
  const isOther = id === undefined;
  const shared: SpecialRemark = isOther
    ? { code: 'otherRank' }
    : others.length === 0
      ? { code: 'appendedOne', id, weight }
      : { code: 'appended', ids, weight };
  if (sentinel === null) return [shared];
  return [shared, { code: isOther ? 'sentinelOnly' : 'sentinelLast', id: sentinel }];
}
