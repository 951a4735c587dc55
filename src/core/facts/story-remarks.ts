import { chosenBy, hasGroupStages } from '../plan';
import { isPadding, type RoutedRow } from '../routed-row';
import { type StageId, skipReason } from '../stages';
import { groupsByBias, picksByBias, picksByMask } from './counterfactual';
import { type ExpertFacts, expertFacts, groupFacts, pickedByRank, type Rival } from './explain';
import { irregularOf } from './irregular';
import { type FateRemark, type Poison, poisonOf } from './non-finite';
import type { Remark } from './remark';
import { ahead, groupVerdict, type RivalRemark } from './rival-remarks';
import { endOfWeights, gatheredWeights, sumOfWeights, type WeightStory } from './story-weights';
import { extremesOf, type ValueRemark } from './values-remarks';

type Id = { id: number };
type Ids = { ids: readonly number[] };

/** What happened to this token at a stage: what decided, and what would be otherwise without the bias or the mask. */
export type StoryRemark =
  | ValueRemark
  | Poison
  | FateRemark
  | RivalRemark
  | WeightStory
  | Remark<'aboveHalf', { count: number; experts: number }>
  | Remark<'evenShare', { experts: number; share: number }>
  | Remark<'ledBefore'>
  | Remark<'overtook', Id & { before: number; after: number }>
  | Remark<'tableHas' | 'tableLacks', Id>
  | Remark<'madeBy', Ids>
  | Remark<'nobodyDropped' | 'nobodyMasked', { experts: number }>
  | Remark<'allStay', { groups: number }>
  | Remark<'noneStays'>
  /** The last group that could stay has no finite score. */
  | Remark<'oddCut', { id: number; value: number }>
  | Remark<'lastToStay', Id>
  | Remark<'staysAbove' | 'picksAbove', { id: number; over: number; gap: number }>
  | Remark<'sameGroups'>
  | Remark<'liftsGroup', { id: number; over: number; gap: number }>
  | Remark<'swapsGroups', { in: readonly number[]; out: readonly number[] }>
  | Remark<'noUsableGroup', Ids>
  | Remark<'masked', { count: number; experts: number }>
  | Remark<'costsNobody', { count: number; experts: number }>
  | Remark<'costsPlaces' | 'comeIn', Ids>
  | Remark<'paddingPicks', { topK: number; experts: number }>
  | Remark<'picksNobody'>
  | Remark<'tableNames', Ids>
  | Remark<'fillsSlots', Id & { count: number }>
  | Remark<'fillsEmpty', Id>
  | Remark<'pickedMasked', Ids>
  | Remark<'allPicked', { count: number }>
  | Remark<'lastPlace', Id & { place: number }>
  | Remark<'picks', Ids>
  | Remark<'samePicks'>
  | Remark<'swapsPicks', { in: readonly number[]; out: readonly number[] }>
  | Remark<'bringsIn' | 'keepsOut', Ids>;

/** What happened to this token at a stage. Every number is one of its own. */
export function storyOf(token: RoutedRow, stage: StageId): StoryRemark[] {
  switch (stage) {
    case 'logits':
      return extremesOf('logit', token.logits);
    case 'score':
      return ofScores(token);
    case 'bias':
      return ofBias(token);
    case 'group':
      return hasGroupStages(token.plan) ? ofGroups(token) : whoLeads(token);
    case 'keep':
      return ofKeeping(token);
    case 'mask':
      return ofMask(token);
    case 'pick':
      return ofPick(token);
    case 'gather':
      return gatheredWeights(token);
    case 'norm':
      return sumOfWeights(token);
    case 'scale':
      return endOfWeights(token);
  }
}

function ofScores(token: RoutedRow): StoryRemark[] {
  const { plan, result, params } = token;
  if (plan.rules.scored === 'after') return extremesOf('logit', result.scores);
  const experts = params.globalNumExperts;
  const cause = poisonOf(token);
  if (cause) {
    const zeroed: StoryRemark[] =
      plan.rules.nonFinite === 'zeroed' ? [{ code: 'fate', fate: 'zeroed', count: experts }] : [];
    return [...extremesOf('score', result.scores), cause, ...zeroed];
  }
  if (!result.scores.every(Number.isFinite)) return extremesOf('score', result.scores);
  switch (plan.scoring) {
    case 'sigmoid': {
      const count = result.scores.filter((score) => score > 0.5).length;
      return extremesOf('score', result.scores, [{ code: 'aboveHalf', count, experts }]);
    }
    case 'softmax':
      return extremesOf('score', result.scores, [{ code: 'evenShare', experts, share: 1 / experts }]);
    case 'sqrtsoftplus':
      return extremesOf('score', result.scores);
  }
}

/** Who leads by what the choice is made on. */
function whoLeads(token: RoutedRow): StoryRemark[] {
  const { plan, result } = token;
  const base = chosenBy(plan);
  const tail: StoryRemark[] = plan.picksByTable ? tableAnswer(token) : [{ code: 'end' }];
  if (!plan.hasBias) return extremesOf(base, beforeBias(token), tail);
  return extremesOf(base === 'logit' ? 'biasedLogit' : 'biasedScore', result.biased, tail);
}

/** What the choice is made on, before the bias. */
function beforeBias({ plan, logits, result }: RoutedRow): Float32Array {
  return plan.biasesLogits ? logits : result.scores;
}

/** Whether the table names the expert that the scores would. */
function tableAnswer({ result: { scores, ids } }: RoutedRow): StoryRemark[] {
  if (!scores.every(Number.isFinite)) return [{ code: 'end' }];
  const id = scores.indexOf(scores.reduce((most, value) => Math.max(most, value)));
  return [{ code: ids.includes(id) ? 'tableHas' : 'tableLacks', id }];
}

function ofBias(token: RoutedRow): StoryRemark[] {
  const { plan, result } = token;
  if (!plan.hasBias || !result.biased.every(Number.isFinite)) return whoLeads(token);
  const base = beforeBias(token);
  const of = chosenBy(plan) === 'logit' ? 'biasedLogit' : 'biasedScore';
  const most = result.biased.reduce((one, other) => Math.max(one, other));
  const before = base.indexOf(base.reduce((one, other) => Math.max(one, other)));
  // Before the bias somebody else had the largest value.
  if (before >= 0 && result.biased[before]! < most)
    return extremesOf(of, result.biased, [
      { code: 'overtook', id: before, before: base[before]!, after: result.biased[before]! },
    ]);
  const isOneLeader = before >= 0 && result.biased.filter((value) => value === most).length === 1;
  return extremesOf(of, result.biased, [{ code: isOneLeader ? 'ledBefore' : 'end' }]);
}

function ofGroups(token: RoutedRow): StoryRemark[] {
  const { groupScores } = token.result;
  const most = groupScores.reduce((one, other) => Math.max(one, other));
  const best = groupScores.indexOf(most);
  const isOneLeader = Number.isFinite(most) && groupScores.filter((value) => value === most).length === 1;
  if (!isOneLeader) return extremesOf('group', groupScores);
  const ids = groupFacts(token, best).members.map(({ id }) => id);
  return extremesOf('group', groupScores, [{ code: 'madeBy', ids }]);
}

function ofKeeping(token: RoutedRow): StoryRemark[] {
  const { plan, params, result } = token;
  const { keptGroups: kept, numGroups: groups } = plan;
  if (plan.isGrouped && kept === 0) return [{ code: 'noneStays' }];
  if (!hasGroupStages(plan)) return [{ code: 'nobodyDropped', experts: params.globalNumExperts }];
  if (irregularOf(token).isUniform) return [noUsableGroup(token)];
  if (kept >= groups) return [{ code: 'allStay', groups }];
  const last = result.groupOrder[kept - 1]!;
  const score = result.groupScores[last]!;
  if (!Number.isFinite(score)) return [{ code: 'oddCut', id: last, value: score }];
  const facts = groupFacts(token, last);
  const cut: StoryRemark[] = isClear(facts)
    ? [{ code: 'staysAbove', id: last, over: facts.rival.id, gap: facts.rival.gap }]
    : [{ code: 'lastToStay', id: last }, ...groupVerdict(token, facts)];
  const change = groupsByBias(token);
  if (!change) return cut;
  const [one, over] = [change.in[0], change.out[0]];
  if (one === undefined || over === undefined) return [...cut, { code: 'sameGroups' }];
  const gap = result.groupScores[one]! - result.groupScores[over]!;
  if (change.in.length === 1 && Number.isFinite(gap) && gap > 0)
    return [{ code: 'liftsGroup', id: one, over, gap }];
  return [...cut, { code: 'swapsGroups', ...change }];
}

/** Whether a finite gap parts it from the other side of the cut. */
function isClear<Facts extends { readonly rival: Rival | null }>(
  facts: Facts,
): facts is Facts & { readonly rival: Rival } {
  return facts.rival?.standing === 'apart' && Number.isFinite(facts.rival.gap);
}

function noUsableGroup(token: RoutedRow): StoryRemark {
  return { code: 'noUsableGroup', ids: pickedByRank(token).toSorted((a, b) => a - b) };
}

function ofMask(token: RoutedRow): StoryRemark[] {
  const { plan, params } = token;
  const experts = params.globalNumExperts;
  if (plan.isGrouped && plan.keptGroups === 0) return [{ code: 'noneStays' }];
  if (!hasGroupStages(plan)) return [{ code: 'nobodyMasked', experts }];
  if (irregularOf(token).isUniform) return [noUsableGroup(token)];
  const count = (plan.numGroups - Math.min(plan.keptGroups, plan.numGroups)) * plan.groupSize;
  if (count === 0) return [{ code: 'nobodyMasked', experts }];
  const change = isPadding(token) ? null : picksByMask(token);
  if (!change) return [{ code: 'masked', count, experts }];
  if (change.out.length === 0) return [{ code: 'costsNobody', count, experts }];
  const costs: StoryRemark = { code: 'costsPlaces', ids: change.out };
  return change.in.length === 0 ? [costs, { code: 'end' }] : [costs, { code: 'comeIn', ids: change.in }];
}

function ofPick(token: RoutedRow): StoryRemark[] {
  const { plan, params } = token;
  const { topK, globalNumExperts: experts } = params;
  if (skipReason('pick', token) === 'padding') return [{ code: 'paddingPicks', topK, experts }];
  const picked = pickedByRank(token);
  if (picked.length === 0) return [{ code: 'picksNobody' }];
  const { isUniform, repeats, leftovers } = irregularOf(token);
  if (isUniform) return [noUsableGroup(token)];
  if (plan.picksByTable) return [{ code: 'tableNames', ids: picked }];
  const last = expertFacts(token, picked.at(-1)!);
  const empty = plan.rules.nonFinite === 'skipped' && last.masked === -Infinity;
  if (empty) return [{ code: 'fillsEmpty', id: last.id }];
  const [repeated] = [...repeats].sort((a, b) => b[1] - a[1]);
  if (repeated) return [{ code: 'fillsSlots', id: repeated[0], count: repeated[1] }];
  if (leftovers.size > 0) return [{ code: 'pickedMasked', ids: [...leftovers].sort((a, b) => a - b) }];
  if (picked.length === experts) return [{ code: 'allPicked', count: experts }];
  return [...whoIsLast(token, last, picked), ...biasOnPicks(token)];
}

function whoIsLast(token: RoutedRow, last: ExpertFacts, picked: readonly number[]): StoryRemark[] {
  const { topK } = token.params;
  if (last.rank !== topK - 1 || !last.rival) return [{ code: 'picks', ids: picked }];
  if (isClear(last)) return [{ code: 'picksAbove', id: last.id, over: last.rival.id, gap: last.rival.gap }];
  return [{ code: 'lastPlace', id: last.id, place: topK }, ...ahead(token, last)];
}

function biasOnPicks(token: RoutedRow): StoryRemark[] {
  const change = picksByBias(token);
  if (!change) return [];
  if (change.in.length > 0 && change.out.length > 0) return [{ code: 'swapsPicks', ...change }];
  if (change.in.length > 0) return [{ code: 'bringsIn', ids: change.in }];
  return [change.out.length > 0 ? { code: 'keepsOut', ids: change.out } : { code: 'samePicks' }];
}
