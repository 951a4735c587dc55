import { expertFacts } from '../core/facts/explain';
import { irregularOf } from '../core/facts/irregular';
import { sumTerms } from '../core/facts/sum-terms';
import { chosenBy, hasGroupStages } from '../core/plan';
import { atOrAfter, hasBegun, isHalfDone, stageAt } from '../core/stages';
import type { RoutedToken } from '../scenario/routed-token';
import type { Pin } from '../scenario/scenario';

/** What a number of one expert is. */
export type ExpertNumber =
  | 'logit'
  | 'score'
  | 'bias'
  | 'biased'
  | 'masked'
  | 'gathered'
  | 'renormalized'
  | 'weight';

/** Numbers that belong to the whole picture: the cuts, and what stands over the strip and the softmax's margin. */
export type WholeNumber =
  | 'groupCut'
  | 'expertCut'
  | 'axis'
  | 'gatheredTotal'
  | 'renormalizedTotal'
  | 'weightTotal'
  | 'softmaxSum';

/** A number of the picture by what it is and whose. */
export type Quantity =
  | { readonly kind: 'expert'; readonly id: number; readonly what: ExpertNumber }
  | { readonly kind: 'group'; readonly id: number; readonly what: 'groupScore' | 'softmaxShare' }
  | { readonly kind: 'whole'; readonly what: WholeNumber };

/** What a single value is; a quantity of the whole may show two of them. */
export type ValueName =
  | ExpertNumber
  | 'biasedLogit'
  | 'groupScore'
  | 'softmaxShare'
  | 'softmaxSum'
  | 'cut'
  | 'gap'
  | 'divisor'
  | 'factor'
  | 'total';

export interface NamedValue {
  readonly name: ValueName;
  readonly value: number;
}

/** What a cell stands for at a time: what it shows, and on its upper part, once that is drawn, the bias. */
export function cellQuantity(token: RoutedToken, t: number, id: number, part: 'bar' | 'cap'): Quantity {
  const stage = stageAt(t);
  if (part === 'cap') return { kind: 'expert', id, what: 'bias' };
  const { isPicked, isKept } = expertFacts(token, id);
  const what =
    stage === 'logits'
      ? 'logit'
      : stage === 'score'
        ? 'score'
        : atOrAfter(stage, 'gather') && isPicked
          ? weightName(t)
          : atOrAfter(stage, 'mask') && !isKept
            ? 'masked'
            : deciding(token);
  return { kind: 'expert', id, what };
}

/** What a group's label, bar or number stands for at a time; null before there is a number. */
export function groupQuantity(token: RoutedToken, t: number, id: number): Quantity | null {
  if (!hasGroupStages(token.plan)) return null;
  if (hasBegun(t, 'group')) return { kind: 'group', id, what: 'groupScore' };
  return hasSoftmaxSum(token, t) ? { kind: 'group', id, what: 'softmaxShare' } : null;
}

/** What a part of the picture outside of the cells stands for: a rung, a segment of the strip, a part of a group's bar. */
export function markQuantity(
  token: RoutedToken,
  t: number,
  { kind, id }: Pin,
  panel: 'rack' | 'ladder' | 'strip',
): Quantity | null {
  if (kind === 'group') return groupQuantity(token, t, id);
  if (panel === 'strip') return { kind, id, what: weightName(t) };
  if (panel === 'rack' || hasBegun(t, 'pick')) {
    const isMasked = panel === 'ladder' && token.result.masked[id] === -Infinity;
    return { kind, id, what: isMasked ? 'masked' : deciding(token) };
  }
  return {
    kind,
    id,
    what: !hasBegun(t, 'score') ? 'logit' : !hasBegun(t, 'bias') ? 'score' : deciding(token),
  };
}

/** What a cell or label with the keyboard's focus stands for. */
export function pinQuantity(token: RoutedToken, t: number, { kind, id }: Pin): Quantity | null {
  return kind === 'group' ? groupQuantity(token, t, id) : cellQuantity(token, t, id, 'bar');
}

/** The values of a quantity in one routing, the main one first; empty if it has none. */
export function valuesOf(token: RoutedToken, quantity: Quantity): readonly NamedValue[] {
  const { result } = token;
  switch (quantity.kind) {
    case 'group':
      return named(
        quantity.what,
        quantity.what === 'groupScore' ? result.groupScores[quantity.id] : softmaxShare(token, quantity.id),
      );
    case 'expert':
      return expertValues(token, quantity.id, quantity.what);
    case 'whole':
      return wholeValues(token, quantity.what);
  }
}

function named(name: ValueName, value: number | null | undefined): NamedValue[] {
  return value === null || value === undefined ? [] : [{ name, value }];
}

function expertValues(token: RoutedToken, id: number, what: ExpertNumber): NamedValue[] {
  const { logits, bias, plan, result } = token;
  const slot = result.ids.indexOf(id);
  switch (what) {
    case 'logit':
      return named(what, logits[id]);
    case 'score':
      return named(what, result.scores[id]);
    case 'bias':
      return named(what, plan.hasBias ? bias?.[id] : null);
    case 'biased':
      return named(decidingName(token), result.biased[id]);
    case 'masked':
      // The bar still shows the value before the mask.
      return [...named(decidingName(token), result.biased[id]), ...named(what, result.masked[id])];
    case 'gathered':
    case 'renormalized':
      return named(what, slot < 0 ? null : result[what][slot]);
    case 'weight':
      return named(what, slot < 0 ? null : result.weights[slot]);
  }
}

function wholeValues(token: RoutedToken, what: WholeNumber): NamedValue[] {
  const { plan, result, scenario } = token;
  const { expertCut, groupCut } = irregularOf(token);
  switch (what) {
    case 'groupCut':
    case 'expertCut': {
      const cut = what === 'groupCut' ? groupCut : expertCut;
      return cut
        ? [...named('gap', Math.fround(cut.gap)), ...named('cut', Math.fround((cut.last + cut.next) / 2))]
        : [];
    }
    case 'axis':
      return [
        ...named('divisor', plan.renormalizes ? result.weightSum[0] : null),
        ...named('factor', plan.scales ? plan.scale : null),
      ];
    case 'gatheredTotal':
      return named('total', result.weightSum[0]);
    case 'renormalizedTotal':
    case 'weightTotal': {
      const all = what === 'weightTotal' ? result.weights : result.renormalized;
      return named(
        'total',
        Math.fround(all.subarray(0, scenario.params.topK).reduce((sum, w) => sum + w, 0)),
      );
    }
    case 'softmaxSum':
      return named('softmaxSum', sumTerms(token, 'score', 0)?.total);
  }
}

/** A group's part of the sum that all scores are divided by. */
function softmaxShare(token: RoutedToken, group: number): number | null {
  const sum = sumTerms(token, 'score', 0);
  if (!sum) return null;
  const size = sum.terms.length / token.result.numGroups;
  const own = sum.terms.slice(group * size, (group + 1) * size);
  return Math.fround(own.reduce((total, { value }) => total + value, 0));
}

function hasSoftmaxSum({ plan }: RoutedToken, t: number): boolean {
  return stageAt(t) === 'score' && plan.scoring === 'softmax' && plan.rules.scored === 'before';
}

/** What the choice looks at. */
function deciding({ plan }: RoutedToken): ExpertNumber {
  return plan.hasBias ? 'biased' : chosenBy(plan);
}

/** Its name: a bias on a logit makes no score. */
function decidingName(token: RoutedToken): ValueName {
  const name = deciding(token);
  return name === 'biased' && chosenBy(token.plan) === 'logit' ? 'biasedLogit' : name;
}

/** What a segment's length is at a time: it changes in the middle of a stage. */
function weightName(t: number): ExpertNumber {
  return isHalfDone(t, 'scale') ? 'weight' : isHalfDone(t, 'norm') ? 'renormalized' : 'gathered';
}
