import type { RoutedToken } from '../scenario/routed-token';
import { en } from '../text/en';
import { layoutStage, type StageLayout } from '../view/layout/layout-stage';
import { type StageForm, shapeOf, sharedShapeOf } from '../view/layout/shape';
import type { Mark, MeasureText } from '../view/marks';
import type { SceneInput } from '../view/scene/model';
import { createPairScene } from '../view/scene/pair-scene';
import { LIGHT } from '../view/theme/tokens';

const BOX: Record<StageForm, { width: number; height: number }> = {
  desktop: { width: 752, height: 673 },
  tablet: { width: 944, height: 548 },
  phone: { width: 366, height: 540 },
};

/** The width of a text for its size, roughly, for tests that have no canvas. */
export const roughMeasure = (text: string, size: number) => text.length * size * 0.56;

/** The layout of a token in the space that a form factor leaves it. */
export function layoutOf(
  token: RoutedToken,
  form: StageForm = 'desktop',
  zoom: number | null = null,
): StageLayout {
  return layoutStage(BOX[form], form, shapeOf(token), zoom);
}

/** The layout of two tokens over each other. */
export function pairLayoutOf(a: RoutedToken, b: RoutedToken, form: StageForm = 'desktop'): StageLayout {
  return layoutStage(BOX[form], form, sharedShapeOf(a, b));
}

/** The marks of two tokens over each other at a time. */
export function pairPicture(
  a: RoutedToken,
  b: RoutedToken,
  t: number,
  options: Partial<SceneInput> = {},
  layout = pairLayoutOf(a, b),
  measure: MeasureText = roughMeasure,
): Mark[] {
  return picture(b, t, { comparison: { a, tolerance: 0 }, ...options }, layout, measure);
}

/** The marks of a token at a time, in the light theme, with nothing in focus. */
export function picture(
  token: RoutedToken,
  t: number,
  options: Partial<SceneInput> = {},
  layout = layoutOf(token),
  measure: MeasureText = roughMeasure,
): Mark[] {
  const focus = { hover: null, pins: [], keyboard: null };
  return createPairScene()({
    token,
    t,
    focus,
    layout,
    theme: LIGHT,
    measure,
    reducedMotion: false,
    words: en.picture,
    ...options,
  });
}
