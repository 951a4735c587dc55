import type { FrameLoop } from '../../state/frame-loop';
import type { AppState, AppStore } from '../../state/store';
import { TEXTS } from '../../text';
import { damageOf } from '../../view/damage';
import type { StageLayout } from '../../view/layout/layout-stage';
import type { Mark, Rect } from '../../view/marks';
import { canvasMeasure, paintCanvas } from '../../view/paint-canvas';
import { createScene } from '../../view/scene/scene';
import { type Theme, themeOf } from '../../view/theme/tokens';

const visible = ({ routed, t, hover, pins, keyboard, preview, theme, locale }: AppState) =>
  [routed, t, hover, pins, keyboard, preview, theme, locale] as const;

/** Where more than this share of the picture has changed, all of it is painted. */
const REPAINT_SHARE = 0.5;

/**
 * Paints the scene whenever something it shows has changed, once a frame at most. The canvas carries the epoch and the
 * time it shows, for tests and measurements.
 */
export function startPainting(
  canvas: HTMLCanvasElement,
  layout: StageLayout,
  store: AppStore,
  loop: FrameLoop,
): () => void {
  const context = canvas.getContext('2d');
  if (!context) return () => {};
  const measure = canvasMeasure(context);
  const scene = createScene();
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  let isStale = true;
  let shown: { readonly marks: readonly Mark[]; readonly colors: Theme } | null = null;

  const paint = () => {
    if (!isStale) return false;
    isStale = false;
    const { routed, t, hover, pins, keyboard, preview, theme, locale } = store.getState();
    if (!routed || routed.scenario.params.globalNumExperts !== layout.cells.length) return false;
    const ratio = devicePixelRatio;
    const width = Math.round(layout.width * ratio);
    const height = Math.round(layout.height * ratio);
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
      shown = null;
    }
    const colors = themeOf(theme === 'system' ? dark.matches : theme === 'dark');
    const marks = scene(routed, t, { hover, pins, keyboard, preview }, layout, colors, measure, {
      reducedMotion: still.matches,
      words: TEXTS[locale].picture,
    });
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    // Boxes on whole CSS pixels are on whole device pixels only at whole ratios.
    const boxes = shown?.colors === colors && ratio % 1 === 0 ? damageOf(shown.marks, marks, measure) : null;
    const damage =
      boxes && areaOf(boxes) < REPAINT_SHARE * layout.width * layout.height ? { boxes, measure } : null;
    paintCanvas(context, marks, colors, layout, damage);
    shown = { marks, colors };
    canvas.dataset.epoch = String(routed.epoch);
    canvas.dataset.t = String(t);
    return false;
  };
  const invalidate = () => {
    isStale = true;
    loop.request();
  };
  const stops = [
    loop.add(paint),
    store.subscribe(visible, invalidate, { equalityFn: (a, b) => a.every((value, i) => value === b[i]) }),
    listen(dark, invalidate),
    listen(still, invalidate),
  ];
  invalidate();
  return () => {
    for (const stop of stops) stop();
  };
}

function areaOf(boxes: readonly Rect[]): number {
  return boxes.reduce((sum, { width, height }) => sum + width * height, 0);
}

function listen(list: MediaQueryList, run: () => void): () => void {
  list.addEventListener('change', run);
  return () => list.removeEventListener('change', run);
}
