import type { Tolerance } from '../../core/facts/compare/differs';
import type { Findings } from '../../core/facts/compare/exchange';
import { type CompareView, DEFAULT_COMPARE_VIEW } from '../../scenario/compared';
import type { RoutedToken } from '../../scenario/routed-token';

/** What makes a pair of pictures differ, and the pair it was found for. */
interface FoundCauses {
  readonly a: RoutedToken;
  readonly b: RoutedToken;
  readonly tolerance: Tolerance;
  readonly findings: Findings | null;
}

export interface CompareState {
  readonly compareView: CompareView;
  /** What makes A and B differ, once the search has ended; it may belong to an earlier pair. */
  readonly causes: FoundCauses | null;
}

const initial: CompareState = { compareView: DEFAULT_COMPARE_VIEW, causes: null };

/** How A and B are compared. The first picture does without the actions: they are in `compare-actions.ts`. */
export const COMPARE = { initial, actions: () => ({}) };
