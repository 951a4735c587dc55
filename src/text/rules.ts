import type { RuleField } from '../core/facts/compare/rules';
import type { RoundingPoint, Semantics } from '../core/semantics/types';
import { formatNumber } from '../view/format';

/** How a language names the choices of a record and their values. */
interface RuleWords {
  readonly name: Readonly<Record<RuleField, string>>;
  /** Values of a choice that is a set. */
  readonly choice: {
    readonly [F in Exclude<
      RuleField,
      'divisorGuard' | 'perExpertScale' | 'mostKeptGroups' | 'roundsAt'
    >]: Readonly<Record<Semantics[F], string>>;
  };
  readonly guard: Readonly<Record<Semantics['divisorGuard']['kind'], (value: string) => string>>;
  readonly expertFactors: { readonly applied: string; readonly none: string };
  readonly anyNumber: string;
  readonly roundingPoint: Readonly<Record<RoundingPoint, string>>;
  readonly nowhere: string;
  readonly comma: string;
}

/** The choices of a record, in the words of a language. */
export function rulesIn(words: RuleWords) {
  return {
    name: words.name,
    /** One choice of a record. */
    value(rules: Semantics, field: RuleField): string {
      switch (field) {
        case 'divisorGuard':
          return words.guard[rules.divisorGuard.kind](formatNumber(rules.divisorGuard.value, 1));
        case 'perExpertScale':
          return words.expertFactors[rules.perExpertScale ? 'applied' : 'none'];
        case 'mostKeptGroups':
          return rules.mostKeptGroups === null ? words.anyNumber : String(rules.mostKeptGroups);
        case 'roundsAt':
          return rules.roundsAt.map((point) => words.roundingPoint[point]).join(words.comma) || words.nowhere;
        default: {
          const values: Readonly<Record<string, string>> = words.choice[field];
          return values[rules[field]] ?? String(rules[field]);
        }
      }
    },
  };
}
