import {
  type ExpertFacts,
  type Explained,
  expertFacts,
  groupFacts,
  hasGroupStages,
  largestLogit,
  type Rival,
  softmaxInputs,
} from '../../core/explain';
import { fateOf } from '../../core/non-finite';
import type { Plan } from '../../core/plan';
import { atOrAfter, isBefore, type StageId } from '../../core/stages';
import { shownTerms, sumTerms } from '../../core/sum-terms';
import type { Pin } from '../../scenario/scenario';
import type { Text } from '../../text';
import { formatExact, formatNumber } from '../../view/format';
import type { ExpertNumber, Quantity, WholeNumber } from '../../view/numbers';
import type { RoutedToken } from '../../view/routed-token';

/** A formula as data; numbers may lead to the cell they come from. */
export type Term =
  | { readonly kind: 'symbol'; readonly name: string; readonly sub?: string }
  | {
      readonly kind: 'number';
      readonly text: string;
      /** Of which `text` shows four digits. */
      readonly value: number;
      readonly link?: Pin;
      /** A value of the row, which may be dragged; everything else is derived. */
      readonly input?: 'logit' | 'bias';
    }
  | { readonly kind: 'operator'; readonly text: string }
  | { readonly kind: 'words'; readonly text: string }
  /** A sum over what stands below it. */
  | { readonly kind: 'sum'; readonly over: string }
  | { readonly kind: 'fraction'; readonly top: Formula; readonly bottom: Formula }
  | { readonly kind: 'power'; readonly base: Formula; readonly exponent: Formula };

export type Formula = readonly Term[];

type FormulaWords = Text['formula'];

const sym = (name: string, sub?: string): Term =>
  sub === undefined ? { kind: 'symbol', name } : { kind: 'symbol', name, sub };
const op = (text: string): Term => ({ kind: 'operator', text });
const say = (text: string): Term => ({ kind: 'words', text });
const sum = (over: string): Term => ({ kind: 'sum', over });
const num = (value: number, link?: Pin): Term => {
  const number = { kind: 'number', text: formatNumber(value), value } as const;
  return link ? { ...number, link } : number;
};
const input = (value: number, id: number, row: 'logit' | 'bias'): Term => ({
  kind: 'number',
  text: formatNumber(value),
  value,
  link: link(id),
  input: row,
});
/** A power of ten as it is written in code. */
const tiny = (value: number): Term => ({ kind: 'number', text: formatNumber(value, 1), value });
const frac = (top: Formula, bottom: Formula): Term => ({ kind: 'fraction', top, bottom });
const exp = (exponent: Formula): Term => ({ kind: 'power', base: [sym('e')], exponent });
const link = (id: number): Pin => ({ kind: 'expert', id });

/** The rule of a stage by the record that is followed: a line each. */
export function generalFormula({ plan }: Explained, stage: StageId, words: FormulaWords): Formula[] {
  const c = decider(plan);
  switch (stage) {
    case 'logits':
      return [[sym('z', 'i'), op('='), sym('W', 'i'), op('·'), sym('x')]];
    case 'score':
      return plan.rules.scored === 'after'
        ? [[sym('s', 'i'), op('='), sym('z', 'i')]]
        : [[sym('s', 'i'), op('='), ...scoreOf(plan, words)]];
    case 'bias':
      return [[sym('c', 'i'), op('='), sym(plan.biasesLogits ? 'z' : 's', 'i'), op('+'), sym('b', 'i')]];
    case 'group': {
      const best = Array.from(
        { length: Math.min(plan.contributors, 3) },
        (_, n): Formula => [...(n > 0 ? [op('+')] : []), say(words.nthLargest(n)), sym(c)],
      ).flat();
      return [[sym('g'), op('='), ...best, ...(plan.contributors > 3 ? [op('+'), op('…')] : [])]];
    }
    case 'keep':
      return [[say(words.keptGroups), op('='), say(words.topkGroupLargest), sym('g')]];
    case 'mask':
      return [[sym(c, 'i'), op('→'), num(plan.rules.mask === 'zero' ? 0 : -Infinity), say(words.outside)]];
    case 'pick':
      if (plan.picksByTable) return [[say(words.ids), op('='), say(words.tableRow)]];
      return [[say(words.ids), op('='), say(words.topKLargest), sym(c, 'i')]];
    case 'gather':
      return [[sym('w', 'i'), op('='), ...gatheredOf(plan, words)]];
    case 'norm':
      return [[sym('w', 'i'), op('='), ...share(plan, words)]];
    default:
      return [[sym('w', 'i'), op('='), ...scaled(plan, words)]];
  }
}

/** The symbol of what decides. */
function decider(plan: Plan): string {
  return plan.hasBias ? 'c' : plan.rules.scored === 'after' ? 'z' : 's';
}

function scoreOf({ scoring, rules, biasesLogits, hasBias }: Plan, words: FormulaWords): Formula {
  const z = sym('z', 'i');
  const name = biasesLogits && hasBias ? 'c' : 'z';
  switch (scoring) {
    case 'sigmoid':
      return rules.sigmoidForm === 'tanh'
        ? [say('½'), op('·'), say('tanh'), op('('), say('½'), z, op(')'), op('+'), say('½')]
        : [frac([num(1)], [num(1), op('+'), exp([op('−'), z])])];
    case 'softmax':
      return [
        frac(
          [exp([sym(name, 'i'), op('−'), say(words.max(name))])],
          [
            sum(rules.scored === 'after' ? words.picked : 'j'),
            exp([sym(name, 'j'), op('−'), say(words.max(name))]),
          ],
        ),
      ];
    case 'sqrtsoftplus':
      return [op('√'), op('('), say('log'), op('('), num(1), op('+'), exp([z]), op(')'), op(')')];
  }
}

function gatheredOf(plan: Plan, words: FormulaWords): Formula {
  if (plan.takesLogSum) return [frac([exp([sym('z', 'i')])], [sum('j'), exp([sym('z', 'j')])])];
  if (plan.rules.scored === 'after') return scoreOf(plan, words);
  if (plan.gather === 'recovered') return [sym('c', 'i'), op('−'), sym('b', 'i')];
  return [plan.gather === 'biased' ? sym('c', 'i') : sym('s', 'i')];
}

/** The divisor with what protects it. */
function divisorOf({ rules: { divisorGuard: guard } }: Plan, total: Formula): Formula {
  if (guard.kind === 'add') return [...total, op('+'), tiny(guard.value)];
  if (guard.kind === 'clamp') return [say('max'), op('('), ...total, op(','), tiny(guard.value), op(')')];
  return total;
}

const weightSymbol = (plan: Plan, sub: string) => sym(plan.gather === 'biased' ? 'c' : 's', sub);

/** A weight before it is scaled. */
function share(plan: Plan, words: FormulaWords): Formula {
  if (!plan.renormalizes) return gatheredOf(plan, words);
  const total = divisorOf(plan, [sum(words.picked), weightSymbol(plan, 'j')]);
  return [frac([weightSymbol(plan, 'i')], total)];
}

/** A weight with its scale where the record puts it. */
function scaled(plan: Plan, words: FormulaWords): Formula {
  if (!plan.scales) return share(plan, words);
  const total = divisorOf(plan, [sum(words.picked), weightSymbol(plan, 'j')]);
  if (plan.renormalizes && plan.rules.scaleAt === 'folded')
    return [weightSymbol(plan, 'i'), op('·'), frac([sym('ρ')], total)];
  if (plan.renormalizes && plan.rules.scaleAt === 'before')
    return [frac([weightSymbol(plan, 'i'), op('·'), sym('ρ')], total)];
  return [...share(plan, words), op('·'), sym('ρ')];
}

/** The rule of a stage with the numbers of one expert; empty where the stage says nothing about it. */
export function expertFormula(token: Explained, stage: StageId, id: number, words: FormulaWords): Formula[] {
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
  token: Explained,
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
function sumLine(token: Explained, stage: StageId, id: number, words: FormulaWords): Formula[] {
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
export function groupFormula(token: Explained, stage: StageId, id: number): Formula[] {
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

/** The same lines where nothing is to be dragged. */
function withoutInputs(lines: readonly Formula[]): Formula[] {
  return lines.map((line) => line.map((term) => plain(term)));
}

function plain(term: Term): Term {
  switch (term.kind) {
    case 'number': {
      const { input: _, ...number } = term;
      return number;
    }
    case 'fraction':
      return frac(term.top.map(plain), term.bottom.map(plain));
    case 'power':
      return { kind: 'power', base: term.base.map(plain), exponent: term.exponent.map(plain) };
    default:
      return term;
  }
}

/** A formula as a line of text: for its label, or to be copied with every digit of its numbers. */
export function formulaText(formula: Formula, words: FormulaWords, isExact = false): string {
  return formula
    .map((term) => {
      switch (term.kind) {
        case 'symbol':
          return `${term.name}${term.sub ? ` ${term.sub}` : ''}`;
        case 'sum':
          return words.sumOver(term.over);
        case 'fraction':
          return `(${formulaText(term.top, words, isExact)}) / (${formulaText(term.bottom, words, isExact)})`;
        case 'power':
          return words.power(
            formulaText(term.base, words, isExact),
            formulaText(term.exponent, words, isExact),
          );
        case 'number':
          return isExact ? formatExact(term.value) : term.text;
        default:
          return term.text;
      }
    })
    .join(' ');
}
