import type { RuleField } from '../core/facts/compare/rules';
import type { RouterParams } from '../core/types';
import type { SetupField } from './edits';

/** One thing in which two configurations differ, as data; the words are in the text catalogue. */
export type Difference =
  | { readonly kind: 'param'; readonly field: keyof RouterParams; readonly a: string; readonly b: string }
  | { readonly kind: 'setup'; readonly field: SetupField; readonly a: string; readonly b: string }
  | { readonly kind: 'hasBias'; readonly a: boolean; readonly b: boolean }
  /** `count` values of a row differ; null if the rows have different lengths. */
  | { readonly kind: 'row'; readonly row: 'logits' | 'bias'; readonly count: number | null }
  /** A choice of the two records; its values stand in the plans. */
  | { readonly kind: 'rule'; readonly field: RuleField };

/** Names what differs, whatever the values. */
export function differenceKey(difference: Difference): string {
  switch (difference.kind) {
    case 'hasBias':
      return difference.kind;
    case 'row':
      return `${difference.kind} ${difference.row}`;
    default:
      return `${difference.kind} ${difference.field}`;
  }
}
