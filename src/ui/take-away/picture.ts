import type { RoutedToken } from '../../scenario/routed-token';
import { comparisonOf } from '../../state/selectors';
import type { AppState } from '../../state/store';
import { textOf } from '../../text';
import { layoutStage, type StageLayout } from '../../view/layout/layout-stage';
import { shapeOf, sharedShapeOf } from '../../view/layout/shape';
import type { Mark } from '../../view/marks';
import { canvasMeasure, paintCanvas } from '../../view/paint-canvas';
import { paintSvg } from '../../view/paint-svg';
import { createPairScene } from '../../view/scene/pair-scene';
import type { Theme } from '../../view/theme/tokens';
import { currentTheme } from '../stage/current-theme';

/** The room of the picture, whatever the window: files of the same routing are the same. */
const BOX = { width: 752, height: 673 };
/** Paper around the picture. */
const MARGIN = 16;
/** Pixels of a PNG for each pixel of the page. */
const SCALE = 2;

interface Drawn {
  readonly marks: readonly Mark[];
  readonly layout: StageLayout;
  readonly theme: Theme;
  readonly canvas: HTMLCanvasElement;
  readonly context: CanvasRenderingContext2D;
}

/** The picture at the present time, in the present colours, with the pins but nothing under the pointer. */
function draw(state: AppState, token: RoutedToken): Drawn {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  const { routedA, compareView, pins, zoom, t, theme: choice, locale } = state;
  const a = comparisonOf(state) === 'overlay' ? routedA : null;
  const layout = a
    ? layoutStage(BOX, 'desktop', sharedShapeOf(a, token))
    : layoutStage(BOX, 'desktop', shapeOf(token), zoom);
  const theme = currentTheme(choice);
  const marks = createPairScene()({
    token,
    t,
    focus: { hover: null, pins, keyboard: null },
    layout,
    theme,
    measure: canvasMeasure(context),
    reducedMotion: true,
    words: textOf(locale).picture,
    comparison: a && { a, tolerance: compareView.tolerance },
  });
  return { marks, layout, theme, canvas, context };
}

/** The picture as an SVG text. */
export function svgPicture(state: AppState, token: RoutedToken): string {
  const { marks, layout, theme } = draw(state, token);
  const title = state.message.title || textOf(state.locale).app.picture;
  return paintSvg(marks, layout, theme.paper, title, MARGIN);
}

/** The bytes of the picture as PNG. */
export async function pngPicture(state: AppState, token: RoutedToken): Promise<Uint8Array> {
  const { marks, layout, theme, canvas, context } = draw(state, token);
  canvas.width = Math.round((layout.width + 2 * MARGIN) * SCALE);
  canvas.height = Math.round((layout.height + 2 * MARGIN) * SCALE);
  context.fillStyle = theme.paper;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.setTransform(SCALE, 0, 0, SCALE, MARGIN * SCALE, MARGIN * SCALE);
  paintCanvas(context, marks, theme, layout);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('no picture');
  return new Uint8Array(await blob.arrayBuffer());
}
