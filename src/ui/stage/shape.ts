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

/** The shape of two tokens in one picture: B's rows, or A's where B has none. */
export function sharedShapeOf(a: RoutedToken, b: RoutedToken): StageShape {
  return shapeOf(b.result.numGroups === 1 ? a : b, true);
}
