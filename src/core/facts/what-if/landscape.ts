import type { Answer, ChangedLogit } from './changed-logits';
import { type Question, type Search, startSearch } from './search';

/** Reach of the landscape to either side of the present logit, and its points. */
export const REACH = 4;
const POINTS = 81;
/** Beyond the landscape a flip is looked for up to here: far past where sigmoid saturates in float32. */
export const FAR = 32;
/** Searches at most, nearest to the present logit first; only NaN and ties make more. */
const MAX_SEARCHES = 8;

/** A point of the expert landscape: the state of the expert at a logit of `z`. */
export interface LandscapePoint {
  readonly z: number;
  readonly score: number;
  readonly isPicked: boolean;
  readonly isGroupKept: boolean;
}

/** The rows of an expert's landscape around `z`, from low to high, with one row far out at either end. */
export function landscapeRows(expert: number, z: number): ChangedLogit[] {
  const at = (change: number): ChangedLogit => ({ expert, z: Math.fround(z + change) });
  const inner = Array.from({ length: POINTS }, (_, i) => at(((2 * i) / (POINTS - 1) - 1) * REACH));
  return [at(-FAR), ...inner, at(FAR)];
}

/** The row in which another expert is raised as far as a flip is looked for. */
export function raisedRow(expert: number, z: number): ChangedLogit {
  return { expert, z: Math.fround(z + FAR) };
}

/** The points of a landscape, without the rows far out. */
export function pointsOf(rows: readonly ChangedLogit[], answers: readonly Answer[]): LandscapePoint[] {
  return rows.slice(1, -1).map(({ z }, i) => {
    const { score, isPicked, isGroupKept } = answers[i + 1]!;
    return { z, score, isPicked, isGroupKept };
  });
}

/** A search between each two neighbouring rows with different outcomes, nearest to the present logit first. */
export function landscapeSearches(rows: readonly ChangedLogit[], answers: readonly Answer[]): Search[] {
  const now = (rows.length - 1) / 2;
  const found: { search: Search; steps: number }[] = [];
  for (let i = 1; i < rows.length; i++) {
    // The end towards the present logit is the near one.
    const [near, far] = i > now ? [i - 1, i] : [i, i - 1];
    for (const question of ['isGroupKept', 'isPicked'] satisfies Question[]) {
      const atNear = answers[near]![question];
      if (atNear === answers[far]![question]) continue;
      const search = startSearch(rows[near]!.expert, question, atNear, rows[near]!.z, rows[far]!.z);
      found.push({ search, steps: Math.abs(near - now) });
    }
  }
  return found
    .sort((a, b) => a.steps - b.steps)
    .slice(0, MAX_SEARCHES)
    .map(({ search }) => search);
}

/** The state of the expert at the present logit. */
export function answerNow(answers: readonly Answer[]): Answer {
  return answers[(answers.length - 1) / 2]!;
}
