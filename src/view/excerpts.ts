import { type Gotcha, gotchasOf } from '../core/facts/gotchas';
import type { CodeLine } from '../core/facts/pseudo-code';
import type { SumTerms } from '../core/facts/sum-terms';
import type { RoutedRow } from '../core/routed-row';
import { atOrAfter, type StageId } from '../core/stages';

// How much the page shows if there may be many facts.

/** Most gotchas at once: nobody would read more. */
const MOST_GOTCHAS = 2;

/** The gravest gotchas of a token at a stage. */
export function shownGotchas(token: RoutedRow, stage: StageId): Gotcha[] {
  return gotchasOf(token, stage).slice(0, MOST_GOTCHAS);
}

/** Lines shown at once. */
const WINDOW = 4;

/** The lines around those of a stage. If a stage does nothing, the lines of the stages before and after it. */
export function linesAround(lines: readonly CodeLine[], stage: StageId): CodeLine[] {
  const isReached = (line: CodeLine) => line.stages.some((own) => atOrAfter(own, stage));
  const first = lines.findIndex(isReached);
  const middle = first < 0 ? lines.length - 1 : first;
  const start = Math.max(0, Math.min(lines.length - WINDOW, middle - 1));
  return lines.slice(start, start + WINDOW);
}

/** As many terms are written out. */
export const FEW_TERMS = 4;

/**
 * The terms that stand for a long sum: the first, the largest of those between, and the last; all of them when they are
 * few.
 */
export function shownTerms({ terms }: SumTerms): SumTerms['terms'] {
  if (terms.length <= FEW_TERMS) return terms;
  const [first, last] = [terms[0]!, terms.at(-1)!];
  const largest = terms.slice(1, -1).reduce((best, term) => (term.value > best.value ? term : best));
  return [first, largest, last];
}
