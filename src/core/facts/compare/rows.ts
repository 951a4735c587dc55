import type { Plan } from '../../plan';
import { hasGroupStages } from '../../plan';

/** Whose groups are the rows of one picture of A and B: those of both, of one, or of none. */
export type Rows = 'both' | 'a' | 'b' | null;

/** B's rows if the groups differ; A's if B has no group stages. */
export function rowsOf(a: Plan, b: Plan): Rows {
  if (!hasGroupStages(b)) return hasGroupStages(a) ? 'a' : null;
  return hasGroupStages(a) && a.numGroups === b.numGroups ? 'both' : 'b';
}
