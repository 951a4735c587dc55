import type { Dispatch } from '../dispatch/types';
import type { RoutedRow } from '../routed-row';
import type { Semantics } from '../semantics/types';
import type { Cut } from './irregular';

/** Whether equal values are known to be taken lowest index first: on vLLM's way that hangs on the platform too. */
export function tiesOf({ dispatch, plan }: Pick<RoutedRow, 'dispatch' | 'plan'>): Semantics['ties'] {
  return dispatch ? dispatch.ties : plan.rules.ties;
}

/** The order of the output's slots, or that none is known. */
export function slotOrderOf({ dispatch, plan }: Pick<RoutedRow, 'dispatch' | 'plan'>): Dispatch['order'] {
  return dispatch ? dispatch.order : plan.rules.order;
}

/** More answers than these are counted, not listed. */
const MOST_LISTED = 6;

/** What is equally right at a cut that equal values stand on both sides of. */
export interface EqualAnswers {
  /** Experts or groups of exactly the cut's value, by index. */
  readonly tied: readonly number[];
  /** How many of them are in. */
  readonly taken: number;
  readonly value: number;
  /** Every choice of so many of them, the one that is shown first; null if they are more than a few. */
  readonly answers: readonly (readonly number[])[] | null;
}

/** The equally right answers at a cut; null if it is no tie. */
export function equalAnswers({ closeness, close, last, taken }: Cut): EqualAnswers | null {
  if (closeness !== 'tie') return null;
  const tied = [...close].sort((a, b) => a - b);
  const isFew = choose(tied.length, taken) <= MOST_LISTED;
  return { tied, taken, value: last, answers: isFew ? subsets(tied, taken) : null };
}

/** How many ways there are to take k of n; no more exact than it takes to compare with a few. */
function choose(n: number, k: number): number {
  let ways = 1;
  for (let i = 1; i <= k; i++) ways = (ways * (n - k + i)) / i;
  return Math.round(ways);
}

/** Every choice of `count` of the items, in the order of their places. */
function subsets(items: readonly number[], count: number): number[][] {
  if (count === 0) return [[]];
  return items.flatMap((item, i) => subsets(items.slice(i + 1), count - 1).map((rest) => [item, ...rest]));
}
