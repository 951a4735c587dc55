import type { FrameLoop } from '../../state/frame-loop';
import type { AppState, AppStore } from '../../state/store';
import { TEXTS } from '../../text';
import { damageOf } from '../../view/damage';
import type { StageLayout } from '../../view/layout/layout-stage';
import { spotlightOf } from '../../view/legend';
import type { Mark, Rect } from '../../view/marks';
import { canvasMeasure, paintCanvas } from '../../view/paint-canvas';
import { PULSE_MS, type Pulse, pulseBetween } from '../../view/pulse';
import type { RoutedToken } from '../../view/routed-token';
import { createScene } from '../../view/scene/scene';
import { type Theme, themeOf } from '../../view/theme/tokens';

const visible = (state: AppState) => {
  const { routed, t, hover, pins, keyboard, theme, locale, spotlight, isStill } = state;
  return [routed, t, hover, pins, keyboard, theme, locale, spotlight, isStill] as const;
};

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
  let isStale = true;
  let last: RoutedToken | null = null;
  /** What the last edit changed and when that was first shown. */
  let pulse: { readonly of: Pulse; readonly since: number } | null = null;
  let shown: { readonly marks: readonly Mark[]; readonly colors: Theme } | null = null;

  /** The outlines of the last edit as they are now: fading, or without motion unchanged until the next edit. */
  const pulseNow = (routed: RoutedToken, now: number, isStill: boolean): Pulse | null => {
    if (routed !== last) {
      const changed = last && pulseBetween(last, routed);
      if (changed) pulse = { of: changed, since: now };
      else if (last?.scenario !== routed.scenario) pulse = null;
      last = routed;
    }
    if (!pulse) return null;
    const strength = isStill ? 1 : 1 - (now - pulse.since) / PULSE_MS;
    if (strength > 0) return { ...pulse.of, strength };
    pulse = null;
    return null;
  };

  const paint = (now: number) => {
    if (!isStale) return false;
    isStale = false;
    const { routed, t, hover, pins, keyboard, theme, locale, spotlight, isStill } = store.getState();
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
    const fading = pulseNow(routed, now, isStill);
    const marks = scene(routed, t, { hover, pins, keyboard }, layout, colors, measure, {
      reducedMotion: isStill,
      words: TEXTS[locale].picture,
      pulse: fading,
      spotlight: spotlight && spotlightOf(routed, spotlight.item, spotlight.isFixed),
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
    isStale = fading !== null && !isStill;
    if (isStale) canvas.dataset.pulsing = '';
    else delete canvas.dataset.pulsing;
    return isStale;
  };
  const invalidate = () => {
    isStale = true;
    loop.request();
  };
  const stops = [
    loop.add(paint),
    store.subscribe(visible, invalidate, { equalityFn: (a, b) => a.every((value, i) => value === b[i]) }),
    listen(dark, invalidate),
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
