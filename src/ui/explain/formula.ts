import { type Explained, expertFacts, groupFacts, largestLogit } from '../../core/explain';
import { STAGES } from '../../core/stages';
import type { RouteResult, RouterParams } from '../../core/types';
import type { Pin } from '../../scenario/scenario';
import type { Text } from '../../text';
import { formatNumber } from '../../view/format';

/** A formula as data; numbers may lead to the cell they come from. */
export type Term =
  | { readonly kind: 'symbol'; readonly name: string; readonly sub?: string }
  | { readonly kind: 'number'; readonly text: string; readonly link?: Pin }
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
  const text = formatNumber(value);
  return link ? { kind: 'number', text, link } : { kind: 'number', text };
};
const frac = (top: Formula, bottom: Formula): Term => ({ kind: 'fraction', top, bottom });
const exp = (exponent: Formula): Term => ({ kind: 'power', base: [sym('e')], exponent });
const link = (id: number): Pin => ({ kind: 'expert', id });

/** The rule of a stage: a line each. */
export function generalFormula(
  { scenario, result }: Explained,
  stage: number,
  words: FormulaWords,
): Formula[] {
  const hasBias = scenario.eScoreCorrectionBias !== null;
  const c = hasBias ? 'c' : 's';
  switch (STAGES[stage]) {
    case 'logits':
      return [[sym('z', 'i'), op('='), sym('W', 'i'), op('·'), sym('x')]];
    case 'score':
      return result.path === 'native' && scenario.params.scoringFunc === 'sigmoid'
        ? [[sym('s', 'i'), op('='), frac([num(1)], [num(1), op('+'), exp([op('−'), sym('z', 'i')])])]]
        : [
            [
              sym('s', 'i'),
              op('='),
              frac(
                [exp([sym('z', 'i'), op('−'), say(words.maxZ)])],
                [sum('j'), exp([sym('z', 'j'), op('−'), say(words.maxZ)])],
              ),
            ],
          ];
    case 'bias':
      return [[sym('c', 'i'), op('='), sym('s', 'i'), op('+'), sym('b', 'i')]];
    case 'group':
      return hasBias
        ? [[sym('g'), op('='), say(words.largest), sym('c'), op('+'), say(words.secondLargest), sym('c')]]
        : [[sym('g'), op('='), say(words.largest), sym('s')]];
    case 'keep':
      return [[say(words.keptGroups), op('='), say(words.topkGroupLargest), sym('g')]];
    case 'mask':
      return [[sym(c, 'i'), op('→'), num(-Infinity), say(words.outside)]];
    case 'pick':
      return [[say(words.ids), op('='), say(words.topKLargest), sym(c, 'i')]];
    case 'gather':
      return [[sym('w', 'i'), op('='), sym('s', 'i')]];
    case 'norm':
      return [[sym('w', 'i'), op('='), ...share(scenario.params, words)]];
    default:
      return [
        [
          sym('w', 'i'),
          op('='),
          ...share(scenario.params, words),
          ...(isScaled(scenario.params, result) ? [op('·'), sym('ρ')] : []),
        ],
      ];
  }
}

/** A weight before it is scaled. */
function share({ renormalize }: RouterParams, words: FormulaWords): Formula {
  return renormalize ? [frac([sym('s', 'i')], [sum(words.picked), sym('s', 'j')])] : [sym('s', 'i')];
}

function isScaled({ routedScalingFactor }: RouterParams, { path }: RouteResult): boolean {
  return routedScalingFactor !== 1 && path !== 'fallbackNoBias';
}

/** The rule of a stage with the numbers of one expert; empty where the stage says nothing about it. */
export function expertFormula(token: Explained, stage: number, id: number, words: FormulaWords): Formula[] {
  const f = expertFacts(token, id);
  const { params, logits } = token.scenario;
  const i = String(id);
  const self = link(id);
  const isSigmoid = token.result.path === 'native' && params.scoringFunc === 'sigmoid';
  switch (STAGES[stage]) {
    case 'logits':
      return [[sym('z', i), op('='), num(f.z, self)]];
    case 'score': {
      if (isSigmoid)
        return [
          [
            sym('s', i),
            op('='),
            frac([num(1)], [num(1), op('+'), exp([op('−'), op('('), num(f.z, self), op(')')])]),
            op('='),
            num(f.s, self),
          ],
        ];
      const top = largestLogit(logits);
      return [
        [
          sym('s', i),
          op('='),
          frac(
            [exp([num(f.z, self), op('−'), num(top.z, link(top.id))])],
            [say(words.sumOfAll(logits.length))],
          ),
          op('='),
          num(f.s, self),
        ],
      ];
    }
    case 'bias':
      if (f.b === null) return [];
      return [
        [
          sym('c', i),
          op('='),
          num(f.s, self),
          op(f.b < 0 ? '−' : '+'),
          num(Math.abs(f.b), self),
          op('='),
          num(f.c, self),
        ],
      ];
    case 'group':
    case 'keep':
    case 'mask':
      return f.hasGroups ? groupFormula(token, stage, f.group) : [];
    case 'pick': {
      const own: Formula =
        f.b === null
          ? [sym('s', i), op('='), num(f.s, self)]
          : [
              sym('c', i),
              op('='),
              num(f.s, self),
              op(f.b < 0 ? '−' : '+'),
              num(Math.abs(f.b), self),
              op('='),
              num(f.c, self),
            ];
      if (!f.isKept) return [own, [sym(f.b === null ? 's' : 'c', i), op('→'), num(f.masked, self)]];
      if (!f.rival) return [own];
      const sign = f.rival.isTie ? '=' : f.isPicked ? '>' : '<';
      return [
        own,
        [
          num(f.masked, self),
          op(sign),
          num(f.rival.value, link(f.rival.id)),
          op('='),
          sym(f.b === null ? 's' : 'c', String(f.rival.id)),
        ],
      ];
    }
    default: {
      const w = f.weight;
      if (!w) return [];
      const lines: Formula[] = [[sym('w', i), op('='), num(w.gathered, self)]];
      if (stage >= 8 && params.renormalize)
        lines[0] = [
          sym('w', i),
          op('='),
          frac([num(w.gathered, self)], [num(w.sum)]),
          op('='),
          num(w.renormalized, self),
        ];
      if (stage >= 9 && isScaled(params, token.result))
        lines.push([
          num(w.renormalized, self),
          op('·'),
          num(params.routedScalingFactor),
          op('='),
          num(w.final, self),
        ]);
      return lines;
    }
  }
}

/** How a group's score came about, and at the pick whom it meets. */
export function groupFormula(token: Explained, stage: number, id: number): Formula[] {
  if (token.result.path !== 'native' || token.result.numGroups < 2 || stage < 3) return [];
  const g = groupFacts(token, id);
  const parts: Formula =
    g.second === null
      ? [num(g.bestValue, link(g.best))]
      : [num(g.bestValue, link(g.best)), op('+'), num(g.secondValue, link(g.second)), op('='), num(g.score)];
  const own: Formula = [sym('g', String(id)), op('='), ...parts];
  if (stage === 3 || !g.rival) return [own];
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

/** A formula as a line of text, for its label. */
export function formulaText(formula: Formula, words: FormulaWords): string {
  return formula
    .map((term) => {
      switch (term.kind) {
        case 'symbol':
          return `${term.name}${term.sub ? ` ${term.sub}` : ''}`;
        case 'sum':
          return words.sumOver(term.over);
        case 'fraction':
          return `(${formulaText(term.top, words)}) / (${formulaText(term.bottom, words)})`;
        case 'power':
          return words.power(formulaText(term.base, words), formulaText(term.exponent, words));
        default:
          return term.text;
      }
    })
    .join(' ');
}
