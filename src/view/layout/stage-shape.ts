import type { RoutePath } from '../../core/types';

export type StageForm = 'desktop' | 'tablet' | 'phone';

/** What the layout depends on: sizes and path, not values. */
export interface StageShape {
  readonly numExperts: number;
  readonly numGroups: number;
  readonly topK: number;
  readonly topkGroup: number;
  readonly path: RoutePath;
  /** Always-on experts drawn beside the rack. */
  readonly sharedExperts: number;
  /** Two routings in one picture: two strips of weights. */
  readonly isCompared?: boolean;
  /** A ring may go around the numbers of a row: they stay clear of the picture's edge. */
  readonly isRinged?: boolean;
}
