import { rowsOf } from '../../core/facts/compare/rows';
import type { RoutedToken } from '../../scenario/routed-token';
import type { StageShape } from './stage-shape';

/** What the layout depends on: sizes and path, not values. */
export function shapeOf({ scenario: { params }, result }: RoutedToken): StageShape {
  return {
    numExperts: params.globalNumExperts,
    numGroups: result.numGroups,
    topK: params.topK,
    topkGroup: params.topkGroup,
    path: result.path,
    sharedExperts: params.numFusedSharedExperts,
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
