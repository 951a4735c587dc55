import type { FrameLoop } from '../../state/frame-loop';
import type { AppState, AppStore } from '../../state/store';
import type { StageLayout } from '../../view/layout/layout-stage';
import { canvasMeasure, paintCanvas } from '../../view/paint-canvas';
import { scene } from '../../view/scene/scene';
import { themeOf } from '../../view/theme/tokens';

const visible = ({ routed, t, hover, pins, keyboard, theme }: AppState) =>
  [routed, t, hover, pins, keyboard, theme] as const;

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
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  let isStale = true;

  const paint = () => {
    if (!isStale) return false;
    isStale = false;
    const { routed, t, hover, pins, keyboard, theme } = store.getState();
    if (!routed || routed.scenario.params.globalNumExperts !== layout.cells.length) return false;
    const ratio = devicePixelRatio;
    const width = Math.round(layout.width * ratio);
    const height = Math.round(layout.height * ratio);
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
    }
    const colors = themeOf(theme === 'system' ? dark.matches : theme === 'dark');
    const marks = scene(routed, t, { hover, pins, keyboard }, layout, colors, measure, {
      reducedMotion: still.matches,
    });
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    paintCanvas(context, marks, colors, layout);
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

function listen(list: MediaQueryList, run: () => void): () => void {
  list.addEventListener('change', run);
  return () => list.removeEventListener('change', run);
}
