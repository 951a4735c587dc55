import type { Tolerance } from '../core/facts/compare/differs';
import type { BaseRows } from '../sources/row-source';
import type { Scenario } from './scenario';

/** The configuration a comparison starts from: A. B is the scenario being edited. Replaced as a whole, never changed. */
export interface Compared {
  readonly scenario: Scenario;
  /** What A's source gives unedited. */
  readonly base: BaseRows;
}

/** How a comparison is looked at. */
export interface CompareView {
  /** Both in one picture, or two pictures. */
  readonly mode: 'overlay' | 'side';
  /** What counts as a difference. */
  readonly tolerance: Tolerance;
  /** Which of two pictures is shown where there is room for one. */
  readonly shown: 'a' | 'b';
}

/**
 * Kernels round differently in the last bits of a score, about 6e-8: by default that is no difference, or it would always
 * stand before the one that was made.
 */
export const DEFAULT_COMPARE_VIEW: CompareView = { mode: 'overlay', tolerance: 1e-6, shown: 'b' };
