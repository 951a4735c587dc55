import { biasWeighs, chosenBy } from '../plan';
import type { RoutedRow } from '../routed-row';
import { isPadding } from '../routed-row';
import type { ScoringFunc } from '../semantics/types';
import { type SkipReason, type StageId, skipReason } from '../stages';
import { type ExpertFacts, expertFacts, groupFacts } from './explain';
import { countsForGroup, type FateRemark, fateOf, type Poison, poisonOf } from './non-finite';
import type { Remark } from './remark';
import { ahead, behind, groupVerdict, type RivalRemark } from './rival-remarks';
import { type LaterRemark, laterOf } from './scale-remarks';

type Id = { id: number };
type Z = { z: number };
type S = { s: number };
type Bias = { b: number };
type C = { c: number };
type Value = { value: number };

/** What is told of one expert at one stage. */
export type ExpertRemark =
  | Remark<'starts', Id & Z>
  | Remark<'isNotFinite'>
  | Poison
  | FateRemark
  | Remark<'scores', Id & S>
  | Remark<'stillLogit' | ScoringFunc>
  | Remark<'keepsScore', Id & S>
  | Remark<'keepsLogit', Id & Z>
  | Remark<'noBias' | 'ignoresBias' | 'tableNeedsNoBias'>
  | Remark<'standsAt', Id & C>
  | Remark<'biasOnLogit', Z & Bias>
  | Remark<'biasForChoice' | 'biasForAll', S & Bias>
  | Remark<'unaffected', Id>
  | Remark<'skipped', { reason: SkipReason }>
  | Remark<'speaksForGroup' | 'doesNotCount', Id>
  | Remark<'groupScores', { group: number; score: number; ids: readonly number[] }>
  | Remark<'stays' | 'isMasked' | 'leavesWithGroup', Id>
  /** Its group, whose place follows. */
  | Remark<'itsGroup', { group: number }>
  | RivalRemark
  | Remark<'padding', Id>
  | Remark<'inTable' | 'notInTable', Id & S>
  | Remark<'inAnswer' | 'notInAnswer' | 'fillsSlot', Id>
  | Remark<'leftover' | 'takesPlace' | 'isOut', Id & { place: number }>
  /** What it is chosen by, and what the bias makes of that. */
  | Remark<'itsLogit' | 'itsScore', Value>
  | Remark<'lifted', Bias & C>
  | Remark<'noCandidate', Id>
  | Remark<'skippedLogit' | 'skippedScore' | 'skippedBias', Value>
  | Remark<'countsForGroup', { group: number }>
  | Remark<'groupMasked', Id>
  | Remark<'enoughUnmasked'>
  | Remark<'inByBias' | 'outByBias'>
  | Remark<'paddingWeight' | 'noWeight', Id>
  | Remark<'keepsWeight' | 'weighs' | 'endsWith', Id & { w: number }>
  | Remark<'isScore' | 'isBiased'>
  | Remark<'isRecovered' | 'isUnbiased', C>
  | Remark<'share' | 'noShare', Id & { share: number; gathered: number; sum: number }>
  | Remark<'shareTimes' | 'weightTimes', { share: number; factor: number }>
  | LaterRemark;

/** Why an expert stands where it stands at a stage. */
export function expertRemarks(token: RoutedRow, stage: StageId, id: number): ExpertRemark[] {
  const f = expertFacts(token, id);
  switch (stage) {
    case 'logits':
      return [{ code: 'starts', id, z: f.z }, ...ofOddLogit(token, f)];
    case 'score':
      return [{ code: 'scores', id, s: f.s }, ...scoring(token)];
    case 'bias':
      return ofBias(token, f);
    case 'group':
    case 'keep':
    case 'mask':
      return inGroup(token, f, stage);
    case 'pick':
      return ofPick(token, f);
    default:
      return ofWeight(token, f, stage);
  }
}

/** What an implementation makes of a logit that is not finite. */
function ofOddLogit(token: RoutedRow, { id, z }: ExpertFacts): ExpertRemark[] {
  const fate = Number.isFinite(z) ? null : fateOf(token, id);
  return fate ? [{ code: 'isNotFinite' }, ...poisoned(token), { code: 'fate', fate, count: 1 }] : [];
}

/** Why a score is not what its own logit would make of it. */
function poisoned(token: RoutedRow): Poison[] {
  const cause = poisonOf(token);
  return cause ? [cause] : [];
}

function scoring(token: RoutedRow): ExpertRemark[] {
  const { rules, scoring: func } = token.plan;
  if (rules.scored === 'after') return [{ code: 'stillLogit' }];
  return poisonOf(token) ? poisoned(token) : [{ code: func }];
}

function ofBias(token: RoutedRow, { id, z, s, b, c }: ExpertFacts): ExpertRemark[] {
  const { plan } = token;
  if (b === null) {
    const kept: ExpertRemark =
      plan.rules.scored === 'after' ? { code: 'keepsLogit', id, z } : { code: 'keepsScore', id, s };
    return [kept, { code: whyNoBias(token) }];
  }
  if (plan.biasesLogits)
    return [
      { code: 'standsAt', id, c },
      { code: 'biasOnLogit', z, b },
    ];
  return [
    { code: 'standsAt', id, c },
    { code: biasWeighs(plan) ? 'biasForAll' : 'biasForChoice', s, b },
  ];
}

function whyNoBias({ plan, givenBias }: RoutedRow): 'noBias' | 'ignoresBias' | 'tableNeedsNoBias' {
  if (plan.picksByTable) return 'tableNeedsNoBias';
  return givenBias ? 'ignoresBias' : 'noBias';
}

function inGroup(token: RoutedRow, f: ExpertFacts, stage: StageId): ExpertRemark[] {
  const { id, group } = f;
  if (!f.hasGroups)
    return [
      { code: 'unaffected', id },
      { code: 'skipped', reason: skipReason(stage, token) ?? 'oneGroup' },
    ];
  const g = groupFacts(token, group);
  if (stage === 'group') {
    const ids = g.members.map((member) => member.id);
    return [
      { code: ids.includes(id) ? 'speaksForGroup' : 'doesNotCount', id },
      { code: 'groupScores', group, score: g.score, ids },
    ];
  }
  const verdict = f.isKept ? 'stays' : stage === 'mask' ? 'isMasked' : 'leavesWithGroup';
  return [{ code: verdict, id }, { code: 'itsGroup', group }, ...groupVerdict(token, g)];
}

function ofPick(token: RoutedRow, f: ExpertFacts): ExpertRemark[] {
  const { plan, result } = token;
  const { id, s, group, isPicked } = f;
  const place = f.rank + 1;
  if (isPadding(token)) return [{ code: 'padding', id }];
  if (plan.picksByTable) return [{ code: isPicked ? 'inTable' : 'notInTable', id, s }];
  if (result.uniform[0] === 1) return [{ code: isPicked ? 'inAnswer' : 'notInAnswer', id }];
  // Only kernels that skip leave a slot to its start value.
  if (isPicked && plan.rules.nonFinite === 'skipped' && f.masked === -Infinity)
    return [{ code: 'fillsSlot', id }];
  if (f.isLeftover) return [{ code: 'leftover', id, place }];
  const own = [...standing(token, f)];
  const odd = poisoned(token);
  if (isPicked)
    return [{ code: 'takesPlace', id, place }, ...own, ...ahead(token, f), ...biasRole(f), ...odd];
  if (fateOf(token, id) === 'skipped')
    return [
      { code: 'noCandidate', id },
      whySkipped(f),
      ...(countsForGroup(token, id) ? [{ code: 'countsForGroup', group } as const] : []),
      ...odd,
    ];
  if (!f.isKept)
    return [{ code: 'groupMasked', id }, ...own, { code: f.outBecauseOfMask ? 'enoughUnmasked' : 'end' }];
  return [{ code: 'isOut', id, place }, ...own, ...behind(token, f), ...biasRole(f), ...odd];
}

/** What an expert is chosen by. */
function standing({ plan }: RoutedRow, { z, s, b, c }: ExpertFacts): ExpertRemark[] {
  const own: ExpertRemark =
    chosenBy(plan) === 'logit' ? { code: 'itsLogit', value: z } : { code: 'itsScore', value: s };
  return b === null ? [own] : [own, { code: 'lifted', b, c }];
}

/** The first of an expert's values that is not finite. */
function whySkipped({ z, s, b }: ExpertFacts): ExpertRemark {
  if (!Number.isFinite(z)) return { code: 'skippedLogit', value: z };
  return Number.isFinite(s)
    ? { code: 'skippedBias', value: b ?? Number.NaN }
    : { code: 'skippedScore', value: s };
}

function biasRole({ becauseOfBias }: ExpertFacts): ExpertRemark[] {
  return becauseOfBias ? [{ code: becauseOfBias === 'in' ? 'inByBias' : 'outByBias' }] : [];
}

function ofWeight(token: RoutedRow, f: ExpertFacts, stage: StageId): ExpertRemark[] {
  const { id, weight } = f;
  if (isPadding(token)) return [{ code: 'paddingWeight', id }];
  if (!weight) return [{ code: 'noWeight', id }];
  const { gathered, sum, renormalized: share, final: w } = weight;
  const reason = skipReason(stage, token);
  if (reason)
    return [{ code: 'keepsWeight', id, w }, { code: 'skipped', reason }, ...laterOf(token.ledger, w, stage)];
  if (stage === 'gather') return [{ code: 'weighs', id, w: gathered }, whatIsGathered(token, f)];
  if (stage === 'norm')
    return [{ code: Number.isFinite(share) ? 'share' : 'noShare', id, share, gathered, sum }];
  return [
    { code: 'endsWith', id, w },
    { code: token.plan.renormalizes ? 'shareTimes' : 'weightTimes', share, factor: token.plan.scale },
    ...laterOf(token.ledger, w, stage),
  ];
}

function whatIsGathered({ plan }: RoutedRow, { b, c }: ExpertFacts): ExpertRemark {
  if (b === null || plan.biasesLogits) return { code: 'isScore' };
  if (plan.gather === 'biased') return { code: 'isBiased' };
  return { code: plan.gather === 'recovered' ? 'isRecovered' : 'isUnbiased', c };
}
