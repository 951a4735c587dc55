import { type Rows, rowsOf } from '../../../core/compare/rows';
import { formatNumber } from '../../format';
import type { RoutedToken } from '../../routed-token';
import { type SceneModel, sceneModel, widest } from '../model';

/** Two scenes on one layout and common axes: A, which stays, and B, which is edited. */
export interface ComparedModel {
  readonly a: SceneModel;
  readonly b: SceneModel;
  readonly rows: Rows;
}

/** The model of a comparison, from B's and the arguments it was made with. Both have the same number of experts. */
export function comparedModel(
  b: SceneModel,
  [, ...rest]: Parameters<typeof sceneModel>,
  token: RoutedToken,
): ComparedModel {
  const a = sceneModel(token, ...rest);
  const axes = widest(a, b);
  return {
    a: { ...a, ...axes },
    b: { ...b, ...axes },
    rows: rowsOf(token.plan, b.token.plan),
  };
}

/** Whether two values read the same in the picture: a change in the last bits is left to the panel and the tables. */
export function readsSame(a: number, b: number): boolean {
  return a === b || formatNumber(a) === formatNumber(b);
}
