import {
  type HeadlineRemark,
  headlineRemarks,
  type LaterFactors,
  laterFactors,
  otherEnd,
  type VerdictRemark,
  verdictRemarks,
} from '../core/facts/compare/agreement-remarks';
import { type CauseRemark, causeRemark } from '../core/facts/compare/cause-remarks';
import type { Tolerance } from '../core/facts/compare/differs';
import type { RoutedSide } from '../core/facts/compare/divergence';
import { knownCauses } from '../core/facts/compare/divergence-remarks';
import type { Causes, Findings, Trial } from '../core/facts/compare/exchange';
import type { RuleField } from '../core/facts/compare/rules';
import type { Factor } from '../core/facts/compare/side';
import type { Remark } from '../core/facts/remark';
import type { ScaleLedger } from '../core/scale/scale-ledger';
import type { Semantics } from '../core/semantics/types';
import { formatNumber } from '../view/format';
import { say, tell, type WordsFor } from './say';
import { type SettingWords, valueText } from './settings';
import { plain, type Sentence, strong } from './spans';

/** A cause with its names and numbers as text. */
type ToldCause =
  | Exclude<CauseRemark, { code: 'multipliesBy' | 'differIn' }>
  | Remark<'multipliesBy', { a: string; b: string }>
  | Remark<'differIn', { what: string }>;

/** Words of a language about what makes A and B differ. */
interface CauseWords {
  readonly input: Readonly<Record<Extract<Factor, { kind: 'input' }>['field'], string>>;
  /** Words for an input that is present, and for one that is absent. */
  readonly on: string;
  readonly off: string;
  /** A thing in which A and B differ, with both values. */
  both(name: string, a: string, b: string): string;
  /** A cause as the beginning of a sentence. */
  readonly cause: WordsFor<ToldCause, string>;
  /** Several causes of which each one is enough; and several that are enough only together. */
  orAlso(names: string): string;
  onlyTogether(names: string): string;
  readonly comma: string;
  readonly and: string;
  readonly or: string;
  readonly headline: WordsFor<HeadlineRemark>;
  readonly end: Readonly<Record<'order' | 'results', string>>;
  sentence(text: string): string;
  /** What multiplies the output of some experts in A and in B. */
  readonly later: Readonly<Record<LaterFactors['of'], (a: string, b: string) => string>>;
  readonly noFactor: string;
  factor(value: string): string;
  afterRouter(parts: readonly string[]): string;
  readonly verdict: WordsFor<VerdictRemark, string>;
}

/** How a language names the choices of a record and their values. */
export interface RuleWords {
  readonly name: Readonly<Record<RuleField, string>>;
  value(rules: Semantics, field: RuleField): string;
}

/** What makes A and B differ, in the words of a language. */
export function causesIn(
  words: CauseWords,
  rules: RuleWords,
  settings: Pick<SettingWords, 'param' | 'values'>,
) {
  const value = (of: unknown) =>
    typeof of === 'string' || typeof of === 'number' || typeof of === 'boolean'
      ? valueText(settings, of)
      : words[of ? 'on' : 'off'];
  const scale = (of: number | null) => (of === null ? '1' : formatNumber(of));
  const listed = (names: readonly string[], last: string) =>
    names.length < 2 ? names.join('') : `${names.slice(0, -1).join(words.comma)}${last}${names.at(-1)}`;
  const sentenceOf = (said: Sentence) => (said.length > 0 ? said : null);

  /** One thing in which A and B differ, with both values if they fit a line: "form of the sigmoid (… / …)". */
  function factor(of: Factor, { a, b }: Findings): string {
    const [name, x, y] = named(of, a, b);
    return x === y ? name : words.both(name, x, y);
  }

  function named({ kind, field }: Factor, a: Findings['a'], b: Findings['b']): [string, string, string] {
    switch (kind) {
      case 'rule':
        return [rules.name[field], rules.value(a.rules, field), rules.value(b.rules, field)];
      case 'param':
        return [settings.param[field], value(a.params[field]), value(b.params[field])];
      case 'input':
        return [words.input[field], value(a.inputs[field]), value(b.inputs[field])];
    }
  }

  function cause(a: RoutedSide, b: RoutedSide, of: Factor, findings: Findings): string {
    const remark = causeRemark(a, b, of, findings);
    if (remark.code !== 'multipliesBy' && remark.code !== 'differIn') return tell(words.cause, [remark]);
    if (remark.code === 'multipliesBy') {
      const told = { code: remark.code, a: scale(remark.a), b: scale(remark.b) };
      // Two values that print the same would not show any difference.
      if (told.a !== told.b) return tell<ToldCause>(words.cause, [told]);
    }
    return tell<ToldCause>(words.cause, [{ code: 'differIn', what: factor(of, findings) }]);
  }

  const list = (factors: readonly Factor[], findings: Findings, last = words.and) =>
    listed(
      factors.map((of) => factor(of, findings)),
      last,
    );

  /** All causes as the beginning of a sentence. */
  function causes(a: RoutedSide, b: RoutedSide, { alone, together }: Causes, findings: Findings): string {
    const [first, ...others] = alone;
    if (first) {
      const text = cause(a, b, first, findings);
      return others.length === 0 ? text : text + words.orAlso(list(others, findings, words.or));
    }
    // A parameter and the record's use of it are one choice, so they have one sentence.
    const [only, ...more] = new Set(together.map((of) => cause(a, b, of, findings)));
    return only && more.length === 0 ? only : words.onlyTogether(list(together, findings));
  }

  return {
    causes,
    told: {
      factor,
      list: (factors: readonly Factor[], findings: Findings) => list(factors, findings),
      /** The first sentence if the results agree although the routings differ on the way; else null. */
      headline: (a: RoutedSide, b: RoutedSide, findings: Findings, tolerance: Tolerance) =>
        sentenceOf(say(words.headline, headlineRemarks(a, b, findings, tolerance))),
      /** What multiplies the experts' output after the router, if it differs; else null. */
      afterRouter(a: ScaleLedger, b: ScaleLedger): string | null {
        const said = (of: number | null) => (of === null ? words.noFactor : words.factor(formatNumber(of)));
        const parts = laterFactors(a, b).map(({ of, a, b }) => words.later[of](said(a), said(b)));
        return parts.length > 0 ? words.afterRouter(parts) : null;
      },
      /** What makes the results differ, if it is not the cause of the first divergence; else null. */
      outcome(a: RoutedSide, b: RoutedSide, findings: Findings): Sentence | null {
        const end = otherEnd(findings);
        const known = knownCauses(findings.endCauses);
        if (!end || !known) return null;
        return [strong(words.end[end]), plain(words.sentence(causes(a, b, known, findings)))];
      },
      /** The result of making one thing equal. */
      verdict: (trial: Trial, findings: Findings) => tell(words.verdict, verdictRemarks(trial, findings)),
    },
  };
}
