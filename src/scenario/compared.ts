import type { Tolerance } from '../core/facts/compare/differs';
import type { BaseRows } from '../sources/row-source';
import type { Scenario } from './scenario';

/** The configuration a comparison starts from: A. B is the scenario being edited. Replaced as a whole, never changed. */
export interface Compared {
  readonly scenario: Scenario;
  /** What A's source gives unedited. */
  readonly base: BaseRows;
}

/** How a comparison is shown. */
export interface CompareView {
  /** Both in one picture, or two pictures. */
  readonly mode: 'overlay' | 'side';
  /** What counts as a difference. */
  readonly tolerance: Tolerance;
  /** Which of two pictures is shown if there is room for one only. */
  readonly shown: 'a' | 'b';
}

/**
 * Kernels round the last bits of a score differently, by about 6e-8. By default that is no difference: it would always
 * come before the difference that a reader made.
 */
export const DEFAULT_COMPARE_VIEW: CompareView = { mode: 'overlay', tolerance: 1e-6, shown: 'b' };
