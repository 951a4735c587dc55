import type { Tolerance } from '../core/facts/compare/differs';
import { firstDivergence } from '../core/facts/compare/divergence';
import type { Findings } from '../core/facts/compare/exchange';
import { summaryOf } from '../core/facts/compare/summary';
import type { StageId } from '../core/stages';
import type { Difference } from '../scenario/difference';
import type { RoutedToken } from '../scenario/routed-token';
import type { RowName } from '../scenario/scenario';
import type { causesIn, RuleWords } from './causes';
import type { divergenceIn } from './divergence';
import { implementationName } from './engine-names';
import type { NamePart } from './explain';
import { type SettingWords, valueText } from './settings';
import type { Sentence } from './spans';

/** Words of a language about two routings. */
interface CompareWords {
  /** One thing in which they differ. */
  difference(name: string, what: string): string;
  readonly row: Readonly<Record<RowName, string>>;
  /** For the values of a row: their number differs, or so many values do. */
  readonly otherNumber: string;
  otherValues(count: number): string;
  /** After the name of a cell of B: how it is in A. */
  readonly notInA: string;
  readonly sameInA: string;
  otherInA(parts: string): string;
  /** Between the parts of a cell's name, and between experts. */
  readonly comma: string;
  readonly list: string;
  /** Parts that a cell's name has only if they are true, with their opposites. */
  readonly contrary: Readonly<Record<'picked' | 'masked', string>>;
  /** The experts that only one of them picks. */
  readonly sameSets: string;
  otherSets(onlyA: string, onlyB: string): string;
  readonly nobody: string;
  /** Between sentences. */
  readonly space: string;
}

/** Other words of the language. */
interface Parts {
  readonly rules: RuleWords;
  readonly settings: SettingWords;
  /** The parts of a cell's name. */
  nameParts(token: RoutedToken, stage: StageId, id: number): NamePart[];
  readonly headline: ReturnType<typeof causesIn>['told']['headline'];
  readonly divergence: ReturnType<typeof divergenceIn>['divergence'];
}

/** A comparison of two routings, in the words of a language. */
export function compareIn(words: CompareWords, { rules, settings, nameParts, headline, divergence }: Parts) {
  const value = (of: string | boolean) => valueText(settings, of);
  const setupValue: Readonly<Record<string, (value: string) => string>> = {
    scaleHandling: settings.handlingText,
    implementation: implementationName,
  };
  const change = (name: string, a: string, b: string) => words.difference(name, `${a} → ${b}`);
  const experts = (ids: readonly number[]) => ids.map((id) => `E${id}`).join(words.list) || words.nobody;

  return {
    /** One thing in which A and B differ: "mask fill: −∞ → 0". */
    difference(d: Difference, a: RoutedToken, b: RoutedToken): string {
      switch (d.kind) {
        case 'param':
          return change(settings.param[d.field], value(d.a), value(d.b));
        case 'setup': {
          const said = setupValue[d.field] ?? value;
          return change(settings.setup[d.field], said(d.a), said(d.b));
        }
        case 'hasBias':
          return change(settings.param.eScoreCorrectionBias, value(d.a), value(d.b));
        case 'row': {
          const what = d.count === null ? words.otherNumber : words.otherValues(d.count);
          return words.difference(words.row[d.row], what);
        }
        case 'rule':
          return change(
            rules.name[d.field],
            rules.value(a.plan.rules, d.field),
            rules.value(b.plan.rules, d.field),
          );
      }
    },
    /** Name of a cell for a screen reader: B's, and what is different in A. */
    cellName(a: RoutedToken, b: RoutedToken, stage: StageId, id: number): string {
      const inB = nameParts(b, stage, id);
      const textsB = inB.map(({ text }) => text);
      const own = textsB.join(words.comma);
      if (id >= a.params.globalNumExperts) return own + words.notInA;
      const inA = nameParts(a, stage, id);
      const parts = inA.map(({ text }) => text).filter((text) => !textsB.includes(text));
      const says = (side: readonly NamePart[], code: string) => side.some((part) => part.code === code);
      for (const code of ['picked', 'masked'] as const)
        if (says(inB, code) && !says(inA, code)) parts.push(words.contrary[code]);
      return own + (parts.length === 0 ? words.sameInA : words.otherInA(parts.join(words.comma)));
    },
    /** What a screen reader reads about a comparison; it names causes only after they were tried. */
    narrate(a: RoutedToken, b: RoutedToken, tolerance: Tolerance, findings: Findings | null): string {
      const { onlyA, onlyB } = summaryOf(a, b);
      const isSame = onlyA.length + onlyB.length === 0;
      const sentences = [
        findings && headline(a, b, findings, tolerance),
        divergence(a, b, firstDivergence(a, b, tolerance), tolerance, findings),
      ];
      const sets = isSame ? words.sameSets : words.otherSets(experts(onlyA), experts(onlyB));
      return [...sentences.map((sentence) => textOf(sentence ?? [])), sets].filter(Boolean).join(words.space);
    },
  };
}

function textOf(sentence: Sentence): string {
  return sentence.map(({ text }) => text).join('');
}
