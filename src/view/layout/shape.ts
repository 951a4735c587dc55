import { rowsOf } from '../../core/facts/compare/rows';
import { weightSteps } from '../../core/plan';
import type { RoutePath } from '../../core/types';
import type { RoutedToken } from '../../scenario/routed-token';

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
  /** How many rows of weights there are if there is room for all; one if this is left out. */
  readonly weightRows?: number;
  /** Two routings in one picture: two strips of weights. */
  readonly isCompared?: boolean;
  /** A ring may go around the numbers of a row: they stay clear of the picture's edge. */
  readonly isRinged?: boolean;
}

/** The most picks whose steps of the weights have rows of their own. */
const MOST_STACKED = 16;

/** The shape of one token's picture. */
export function shapeOf({ scenario: { params }, plan, result }: RoutedToken): StageShape {
  return {
    numExperts: params.globalNumExperts,
    numGroups: result.numGroups,
    topK: params.topK,
    topkGroup: params.topkGroup,
    path: result.path,
    sharedExperts: params.numFusedSharedExperts,
    // The pills of appended experts stand in the second row's place; the names of many picks need the whole width.
    weightRows: plan.sharedExperts > 0 || params.topK > MOST_STACKED ? 1 : weightSteps(plan).length,
  };
}

/** The shape of two tokens in one picture. */
export function sharedShapeOf(a: RoutedToken, b: RoutedToken): StageShape {
  return { ...ringedShapeOf(rowsOf(a.plan, b.plan) === 'a' ? a : b), isCompared: true };
}

/** The shape of one of two pictures, which have rings where they part. */
export function ringedShapeOf(token: RoutedToken): StageShape {
  return { ...shapeOf(token), isRinged: true };
}
