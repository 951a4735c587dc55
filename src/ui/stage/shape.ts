import type { StageShape } from '../../view/layout/layout-stage';
import type { RoutedToken } from '../../view/routed-token';

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
