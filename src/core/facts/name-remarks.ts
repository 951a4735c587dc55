import type { RoutedRow } from '../routed-row';
import { atOrAfter, type StageId } from '../stages';
import { type ExpertFacts, expertFacts, groupFacts } from './explain';
import { irregularOf } from './irregular';
import type { Remark } from './remark';

type Value = { value: number };
type Place = { place: number };

/** A part of the name that a cell or a row has for a screen reader. */
export type NameRemark =
  | Remark<'expert' | 'group' | 'inGroup', { id: number }>
  | Remark<'logit' | 'score' | 'biasPlus' | 'biasMinus' | 'weight', Value>
  | Remark<'scoreLost' | 'masked' | 'picked' | 'pickedByTable' | 'although' | 'tie' | 'near'>
  | Remark<'rank', Place>
  | Remark<'slots', { count: number }>
  | Remark<'kept' | 'dropped'>;

/** The name of a cell, in parts. */
export function cellParts(token: RoutedRow, stage: StageId, id: number): NameRemark[] {
  const f = expertFacts(token, id);
  const parts: NameRemark[] = [{ code: 'expert', id }];
  if (f.hasGroups) parts.push({ code: 'inGroup', id: f.group });
  parts.push(stage === 'logits' ? { code: 'logit', value: f.z } : { code: 'score', value: f.s });
  if (atOrAfter(stage, 'bias')) parts.push(...biasParts(token, f));
  if (atOrAfter(stage, 'mask') && !f.isKept) parts.push({ code: 'masked' });
  if (atOrAfter(stage, 'pick')) parts.push(...pickParts(token, f), ...oddities(token, f));
  if (atOrAfter(stage, 'gather') && f.weight) {
    const { gathered, renormalized, final } = f.weight;
    parts.push({
      code: 'weight',
      value: stage === 'gather' ? gathered : stage === 'norm' ? renormalized : final,
    });
  }
  return parts;
}

function biasParts(token: RoutedRow, { id, b }: ExpertFacts): NameRemark[] {
  const parts: NameRemark[] = [];
  if (b !== null) parts.push({ code: b < 0 ? 'biasMinus' : 'biasPlus', value: Math.abs(b) });
  if (irregularOf(token).lostScores.has(id)) parts.push({ code: 'scoreLost' });
  return parts;
}

function pickParts({ plan }: RoutedRow, { isPicked, rank }: ExpertFacts): NameRemark[] {
  if (!isPicked) return [];
  return plan.picksByTable
    ? [{ code: 'pickedByTable' }]
    : [{ code: 'picked' }, { code: 'rank', place: rank + 1 }];
}

/** What a cell's signs say beside its state: leftover, tie, near cut, several slots. */
function oddities(token: RoutedRow, { id, isLeftover }: ExpertFacts): NameRemark[] {
  const { expertCut, repeats } = irregularOf(token);
  const parts: NameRemark[] = isLeftover ? [{ code: 'although' }] : [];
  if (expertCut?.close.has(id)) parts.push({ code: expertCut.closeness === 'tie' ? 'tie' : 'near' });
  const count = repeats.get(id);
  return count ? [...parts, { code: 'slots', count }] : parts;
}

/** The name of a row's label, in parts. */
export function rowParts(token: RoutedRow, stage: StageId, id: number, isRankVeiled: boolean): NameRemark[] {
  const { score, rank, isKept } = groupFacts(token, id);
  const parts: NameRemark[] = [{ code: 'group', id }];
  if (atOrAfter(stage, 'group')) parts.push({ code: 'score', value: score });
  if (atOrAfter(stage, 'group') && !isRankVeiled) parts.push({ code: 'rank', place: rank + 1 });
  if (atOrAfter(stage, 'keep')) parts.push({ code: isKept ? 'kept' : 'dropped' });
  return parts;
}
