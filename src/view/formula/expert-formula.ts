import {
  type ExpertFacts,
  expertFacts,
  groupFacts,
  largestLogit,
  type Rival,
  softmaxInputs,
} from '../../core/facts/explain';
import { fateOf } from '../../core/facts/non-finite';
import { sumTerms } from '../../core/facts/sum-terms';
import type { Plan } from '../../core/plan';
import { hasGroupStages } from '../../core/plan';
import type { RoutedRow } from '../../core/routed-row';
import { atOrAfter, isBefore, type StageId } from '../../core/stages';
import { shownTerms } from '../excerpts';
import { decider, divisorOf } from './general-formula';
import {
  exp,
  type Formula,
  type FormulaWords,
  frac,
  input,
  link,
  num,
  op,
  say,
  sym,
  type Term,
} from './terms';

/** The rule of a stage with the numbers of one expert; empty if the stage says nothing about it. */
export function expertFormula(token: RoutedRow, stage: StageId, id: number, words: FormulaWords): Formula[] {
  const f = expertFacts(token, id);
  const { plan, ledger } = token;
  const i = String(id);
  const self = link(id);
  switch (stage) {
    case 'logits':
      return [[sym('z', i), op('='), input(f.z, id, 'logit')]];
    case 'score':
      return plan.rules.scored === 'after'
        ? []
        : [
            [sym('s', i), op('='), ...scoreWith(token, stage, f, words), op('='), num(f.s, self)],
            ...sumLine(token, stage, id, words),
          ];
    case 'bias':
      return f.b === null ? [] : [scored(plan, f), deciding(plan, f)];
    case 'group':
    case 'keep':
    case 'mask':
      return f.hasGroups ? groupFormula(token, stage, f.group) : [];
    case 'pick': {
      if (plan.picksByTable) return [];
      const own: Formula[] = f.b === null ? [scored(plan, f)] : [scored(plan, f), deciding(plan, f)];
      const falls = [sym(decider(plan), i), op('→'), num(f.masked, self)];
      if (fateOf(token, id) === 'skipped') return [...own, [...falls, say(words.skipped)]];
      if (!f.isKept) return [...own, falls];
      if (!f.rival || !isComparable(f.rival)) return own;
      const sign = f.rival.isTie ? '=' : f.isPicked ? '>' : '<';
      return [
        ...own,
        [
          num(f.masked, self),
          op(sign),
          num(f.rival.value, link(f.rival.id)),
          op('='),
          sym(decider(plan), String(f.rival.id)),
        ],
      ];
    }
    default: {
      const w = f.weight;
      if (!w) return [];
      const lines: Formula[] = [[sym('w', i), op('='), num(w.gathered, self)]];
      if (atOrAfter(stage, 'norm') && plan.renormalizes)
        lines[0] = [
          sym('w', i),
          op('='),
          frac([num(w.gathered, self)], divisorOf(plan, [num(w.sum)])),
          op('='),
          num(w.renormalized, self),
        ];
      if (atOrAfter(stage, 'scale') && plan.scales) {
        const rho = num(plan.scale);
        const total = divisorOf(plan, [num(w.sum)]);
        lines.push(
          plan.renormalizes && plan.rules.scaleAt === 'folded'
            ? [num(w.gathered, self), op('·'), frac([rho], total), op('='), num(w.final, self)]
            : plan.renormalizes && plan.rules.scaleAt === 'before'
              ? [frac([num(w.gathered, self), op('·'), rho], total), op('='), num(w.final, self)]
              : [num(w.renormalized, self), op('·'), rho, op('='), num(w.final, self)],
        );
      }
      if (atOrAfter(stage, 'scale') && ledger.model !== 1)
        lines.push([
          num(w.final, self),
          op('·'),
          num(ledger.model),
          op('='),
          num(Math.fround(w.final * ledger.model)),
          say(words.onOutput),
        ]);
      return [...lines, ...sumLine(token, stage, id, words)];
    }
  }
}

/** Whether a sign may stand between two values: none is true of NaN, and −∞ stands for one that is no candidate. */
function isComparable({ standing, value }: Rival): boolean {
  return standing === 'tie' || (standing === 'apart' && value !== -Infinity);
}

/** z and its score in short: s = σ(z) = value. */
function scored({ scoring, rules }: Plan, { id, z, s }: ExpertFacts): Formula {
  const i = String(id);
  if (rules.scored === 'after') return [sym('z', i), op('='), input(z, id, 'logit')];
  const name = { sigmoid: 'σ', softmax: 'softmax', sqrtsoftplus: '√softplus' }[scoring];
  const from = [sym(name), op('('), input(z, id, 'logit'), op(')')];
  return [sym('s', i), op('='), ...from, op('='), num(s, link(id))];
}

/** What decides, for an expert with a bias: c = s + b = value. */
function deciding({ biasesLogits }: Plan, { id, z, s, b, c }: ExpertFacts): Formula {
  const bias = input(Math.abs(b ?? 0), id, 'bias');
  const sign = op((b ?? 0) < 0 ? '−' : '+');
  const from = biasesLogits ? input(z, id, 'logit') : num(s, link(id));
  return [sym('c', String(id)), op('='), from, sign, bias, op('='), num(c, link(id))];
}

/** The score of one logit with its numbers. */
function scoreWith(
  token: RoutedRow,
  stage: StageId,
  { id, z: value }: ExpertFacts,
  words: FormulaWords,
): Formula {
  const { scoring, rules } = token.plan;
  const z = input(value, id, 'logit');
  switch (scoring) {
    case 'sigmoid':
      return rules.sigmoidForm === 'tanh'
        ? [say('½'), op('·'), say('tanh'), op('('), say('½'), op('·'), z, op(')'), op('+'), say('½')]
        : [frac([num(1)], [num(1), op('+'), exp([op('−'), op('('), z, op(')')])])];
    case 'softmax': {
      const inputs = softmaxInputs(token);
      const top = largestLogit(inputs);
      const own = token.plan.biasesLogits ? num(inputs[id]!, link(id)) : z;
      const sum = sumTerms(token, stage, id);
      const bottom = sum ? num(sum.total) : say(words.sumOfAll(token.logits.length));
      return [frac([exp([own, op('−'), num(top.z, link(top.id))])], [bottom])];
    }
    case 'sqrtsoftplus':
      return [op('√'), op('('), say('log'), op('('), num(1), op('+'), exp([z]), op(')'), op(')')];
  }
}

/** The long sum behind a division: its first, largest and last terms, how many more there are, and the total. */
export function sumLine(token: RoutedRow, stage: StageId, id: number, words: FormulaWords): Formula[] {
  const sum = sumTerms(token, stage, id);
  if (!sum) return [];
  const shown = shownTerms(sum);
  const terms = shown.flatMap((term, n): Term[] => {
    const plus = n > 0 ? [op('+')] : [];
    return [...plus, num(term.value, link(term.id))];
  });
  const total: Formula = [op('='), num(sum.total)];
  const more = sum.terms.length - shown.length;
  const rest = more > 0 ? [op('+'), say(words.moreTerms(more))] : [];
  return [[sym('Σ'), op('='), ...terms, ...rest, ...total]];
}

/** How a group's score came about, and at the pick whom it meets. */
export function groupFormula(token: RoutedRow, stage: StageId, id: number): Formula[] {
  if (!hasGroupStages(token.plan) || isBefore(stage, 'group')) return [];
  const g = groupFacts(token, id);
  const terms = g.members.map(
    ({ id: member, value }, n): Formula => [...(n > 0 ? [op('+')] : []), num(value, link(member))],
  );
  const parts: Formula = terms.length === 1 ? terms.flat() : [...terms.flat(), op('='), num(g.score)];
  const own: Formula = [sym('g', String(id)), op('='), ...parts];
  if (stage === 'group' || !g.rival || !isComparable(g.rival)) return [own];
  const sign = g.rival.isTie ? '=' : g.isKept ? '>' : '<';
  return [
    own,
    [
      num(g.score),
      op(sign),
      num(g.rival.value, { kind: 'group', id: g.rival.id }),
      op('='),
      sym('g', String(g.rival.id)),
    ],
  ];
}
