import { type Rows, rowsOf } from '../../core/facts/compare/rows';
import type { RoutedToken } from '../../scenario/routed-token';
import { formatNumber } from '../format';
import { type SceneInput, type SceneModel, sceneModel, widest } from './model';

/** Two scenes on one layout and common axes: A, which stays, and B, which is edited. */
export interface ComparedModel {
  readonly a: SceneModel;
  readonly b: SceneModel;
  readonly rows: Rows;
}

/** The model of a comparison: `input` is that of B's picture, `token` is A. Both have the same number of experts. */
export function comparedModel(input: SceneInput, token: RoutedToken): ComparedModel {
  const [a, b] = [sceneModel({ ...input, token }), sceneModel(input)];
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
