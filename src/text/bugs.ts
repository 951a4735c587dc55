import type { BugFacts, BugSideFacts } from '../scenario/bugs/bug-facts';
import type { BugCode } from '../scenario/bugs/bugs';
import { formatNumber } from '../view/format';
import { apart } from './divergence';

/** What is said about a known bug: one line, and a paragraph that stands over the picture and travels in its link. */
interface BugSaid {
  readonly symptom: string;
  readonly note: (facts: BugFacts) => string;
}

/** The words of one language for the list of known bugs. */
export interface BugWords {
  readonly hint: string;
  readonly search: string;
  readonly stage: string;
  readonly engine: string;
  readonly any: string;
  /** The place of a bug that shows in no stage. */
  readonly after: string;
  readonly count: (shown: number, all: number) => string;
  readonly none: string;
  readonly open: string;
  readonly openNamed: (symptom: string) => string;
  /** Leads from a check to so many bugs. */
  readonly ofCheck: (count: number) => string;
  readonly onlyOf: (check: string) => string;
  readonly all: string;
  readonly newTab: string;
  readonly said: Readonly<Record<BugCode, BugSaid>>;
}

/** Experts by name, in the order of the slots, with a language's comma between them. */
export function namesOf({ ids }: Pick<BugSideFacts, 'ids'>, comma: string): string {
  return ids.map((id) => `E${id}`).join(comma);
}

/** The cell or group at which two routings part, and both values with so many digits that they differ. */
export function partedAt({ at }: Pick<BugFacts, 'at'>): { name: string; a: string; b: string } {
  const [a, b] = at ? apart(at.a, at.b) : ['', ''];
  return { name: at ? `${at.kind === 'expert' ? 'E' : 'G'}${at.id}` : '', a, b };
}

/** A number as the words about bugs show it. */
export function number(value: number): string {
  return formatNumber(value, 3);
}
