import { sameData } from '../../core/arithmetic/same-data';
import type { Pin } from '../../scenario/scenario';
import { formatExact, formatNumber } from '../format';

/** A formula as data; numbers may lead to the cell they come from. */
export type Term =
  | { readonly kind: 'symbol'; readonly name: string; readonly sub?: string }
  | {
      readonly kind: 'number';
      readonly text: string;
      /** The whole value; `text` shows four digits of it. */
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

/** The words in formulae. Each language has its own. */
export interface FormulaWords {
  /** What the variables stand for. */
  readonly variables: Readonly<Record<'W' | 'x' | 'z' | 's' | 'b' | 'c' | 'g' | 'w' | 'ρ', string>>;
  /** Before the form in which the code computes a rule, where that differs. */
  readonly inKernel: string;
  readonly inCode: string;
  readonly max: (name: string) => string;
  readonly nthLargest: (n: number) => string;
  readonly keptGroups: string;
  readonly topkGroupLargest: string;
  readonly outside: string;
  readonly skipped: string;
  readonly onOutput: string;
  readonly ids: string;
  readonly tableRow: string;
  readonly topKLargest: string;
  readonly picked: string;
  readonly moreTerms: (count: number) => string;
  readonly sumOfAll: (count: number) => string;
  readonly sumOver: (what: string) => string;
  readonly power: (base: string, exponent: string) => string;
}

export const sym = (name: string, sub?: string): Term =>
  sub === undefined ? { kind: 'symbol', name } : { kind: 'symbol', name, sub };
export const op = (text: string): Term => ({ kind: 'operator', text });
export const say = (text: string): Term => ({ kind: 'words', text });
export const sum = (over: string): Term => ({ kind: 'sum', over });
export const num = (value: number, link?: Pin): Term => {
  const number = { kind: 'number', text: formatNumber(value), value } as const;
  return link ? { ...number, link } : number;
};
export const input = (value: number, id: number, row: 'logit' | 'bias'): Term => ({
  kind: 'number',
  text: formatNumber(value),
  value,
  link: link(id),
  input: row,
});
/** A power of ten as it is written in code. */
export const tiny = (value: number): Term => ({ kind: 'number', text: formatNumber(value, 1), value });
export const frac = (top: Formula, bottom: Formula): Term => ({ kind: 'fraction', top, bottom });
export const exp = (exponent: Formula): Term => ({ kind: 'power', base: [sym('e')], exponent });
export const link = (id: number): Pin => ({ kind: 'expert', id });

/** The same lines without numbers that can be dragged. */
export function withoutInputs(lines: readonly Formula[]): Formula[] {
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

/** Whether two formulas look the same: the digits that their numbers leave out do not count. */
export function looksSame(a: Formula, b: Formula): boolean {
  return a.length === b.length && a.every((term, i) => isSeenAs(term, b[i]!));
}

function isSeenAs(a: Term, b: Term): boolean {
  if (a.kind === 'fraction')
    return b.kind === a.kind && looksSame(a.top, b.top) && looksSame(a.bottom, b.bottom);
  if (a.kind === 'power')
    return b.kind === a.kind && looksSame(a.base, b.base) && looksSame(a.exponent, b.exponent);
  if (a.kind === 'number') return b.kind === a.kind && sameData({ ...a, value: b.value }, b);
  return sameData(a, b);
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
