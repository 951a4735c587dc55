import { rowsOf } from '../../core/compare/rows';
import type { StageShape } from '../../view/layout/layout-stage';
import type { RoutedToken } from '../../view/routed-token';

/** What the layout depends on: sizes and path, not values. */
export function shapeOf({ scenario: { params }, result }: RoutedToken, isCompared = false): StageShape {
  return {
    isCompared,
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
  return shapeOf(rowsOf(a.plan, b.plan) === 'a' ? a : b, true);
}
