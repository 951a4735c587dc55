import type { StageId } from '../../core/stages';
import type { RoutedToken } from '../../scenario/routed-token';
import type { Pin } from '../../scenario/scenario';
import type { ExpertNumber, Quantity, WholeNumber } from '../numbers';
import { expertFormula, groupFormula, sumLine } from './expert-formula';
import { generalFormula } from './general-formula';
import { type Formula, type FormulaWords, num, op, sym, withoutInputs } from './terms';

/** Where a number of the picture comes from, with its numbers: the lines of the explanation that end in it. */
export function numberFormula(token: RoutedToken, quantity: Quantity, words: FormulaWords): Formula[] {
  switch (quantity.kind) {
    case 'expert':
      // Experts that a path appends were not routed.
      return quantity.id < token.logits.length
        ? withoutInputs(expertNumberFormula(token, quantity.id, quantity.what, words))
        : [];
    case 'group':
      return quantity.what === 'groupScore' ? groupFormula(token, 'group', quantity.id) : [];
    case 'whole':
      return wholeFormula(token, quantity.what, words);
  }
}

function expertNumberFormula(
  token: RoutedToken,
  id: number,
  what: ExpertNumber,
  words: FormulaWords,
): Formula[] {
  const at = (stage: StageId) => expertFormula(token, stage, id, words);
  switch (what) {
    case 'logit':
      return generalFormula(token, 'logits', words);
    case 'score':
      return at('score').slice(0, 1);
    case 'bias':
      return generalFormula(token, 'bias', words);
    case 'biased':
      return at('bias');
    case 'masked':
      return at('pick').slice(-2);
    case 'gathered':
      return generalFormula(token, 'gather', words);
    case 'renormalized':
      return at('norm').slice(0, 1);
    case 'weight':
      return at('scale').slice(0, 1 + Number(token.plan.scales) + Number(token.ledger.model !== 1));
  }
}

function wholeFormula(token: RoutedToken, what: WholeNumber, words: FormulaWords): Formula[] {
  const { result, plan } = token;
  const { topK, topkGroup } = token.scenario.params;
  switch (what) {
    case 'groupCut':
      return [difference(result.groupOrder, result.groupScores, topkGroup, 'group')];
    case 'expertCut':
      return [difference(result.expertOrder, result.masked, topK, 'expert')];
    case 'axis':
    case 'gatheredTotal':
      return sumLine(token, 'norm', result.ids[0] ?? -1, words);
    case 'weightTotal':
      return plan.renormalizes && plan.scales
        ? [[sym('Σ'), sym('w', 'i'), op('='), num(1), op('·'), sym('ρ')]]
        : [];
    case 'renormalizedTotal':
    case 'softmaxSum':
      return [];
  }
}

/** The last one in minus the first one out. */
function difference(order: Int32Array, values: Float32Array, count: number, kind: Pin['kind']): Formula {
  const [last, next] = [order[count - 1] ?? 0, order[count] ?? 0];
  const [above, below] = [values[last] ?? Number.NaN, values[next] ?? Number.NaN];
  return [
    num(above, { kind, id: last }),
    op('−'),
    num(below, { kind, id: next }),
    op('='),
    num(above - below),
  ];
}
