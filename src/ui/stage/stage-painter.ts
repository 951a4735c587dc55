import { easeCubicOut } from 'd3-ease';
import type { RoutedToken } from '../../scenario/routed-token';
import type { FrameLoop } from '../../state/frame-loop';
import { comparisonOf, pictureScale } from '../../state/selectors';
import { type Side, tokenOf } from '../../state/slices/picture';
import { guessOf } from '../../state/slices/tour';
import type { AppState, AppStore } from '../../state/store';
import { firstTextOf } from '../../text';
import { damageOf, type MeasuredScene, measured } from '../../view/damage';
import { isPairItem, type Spotlight } from '../../view/highlights';
import { type MarkHit, markAt, wholeAt } from '../../view/hit-marks';
import { layoutBetween } from '../../view/layout/between';
import type { StageLayout } from '../../view/layout/layout-stage';
import { spotlightOf } from '../../view/legend';
import type { Rect } from '../../view/marks';
import type { NumberHit } from '../../view/number-at';
import { boxOfNumber } from '../../view/number-at';
import { canvasMeasure, paintCanvas } from '../../view/paint-canvas';
import { PULSE_MS, type Pulse, pulseBetween } from '../../view/pulse';
import { createLayeredScene, type Scene } from '../../view/scene/layered-scene';
import { type Axes, axesOf, type SceneInput } from '../../view/scene/model';
import type { Theme } from '../../view/theme/tokens';
import { fetchLate, lateParts } from '../base/late';
import { currentTheme, watchSystemColors } from './current-theme';
import { listen } from './listen';

const visible = (state: AppState) =>
  [
    state.routed,
    state.routedA,
    state.compareView,
    state.t,
    state.hover,
    state.pins,
    state.keyboard,
    state.preview,
    state.theme,
    state.locale,
    state.spotlight,
    state.isStill,
    state.tour,
    state.tour !== null && state.isPlaying,
    state.history.gesture === null,
  ] as const;

/** If more than this share of the picture has changed, all of it is painted. */
const REPAINT_SHARE = 0.5;

export interface Painting {
  readonly stop: () => void;
  /** What the marks at a point stand for, except cells: rungs, segments, parts of group bars. */
  readonly pinAt: (x: number, y: number) => MarkHit | null;
  /** The number at a point that belongs to the whole picture; `more` is the further reach of a finger. */
  readonly wholeAt: (x: number, y: number, more?: number) => ReturnType<typeof wholeAt>;
  /** The present place of a number. */
  readonly boxOf: (number: NumberHit) => Rect | null;
}

/** How long a group takes to open. */
const ZOOM_MS = 240;

/**
 * Paints the scene when something that it shows has changed, at most once a frame. For tests and measurements the canvas
 * carries the epoch and the time that it shows, and whether an answer is awaited.
 */
export function startPainting(
  canvas: HTMLCanvasElement,
  layout: StageLayout,
  store: AppStore,
  loop: FrameLoop,
  /** The layout before, if only a group has opened or closed since. */
  from: StageLayout | null,
  side: Side = 'b',
): Painting {
  // Without this the browser copies the whole canvas on the main thread for each frame of a drag.
  const context = canvas.getContext('2d', { desynchronized: true });
  if (!context) return { stop: () => {}, pinAt: () => null, wholeAt: () => null, boxOf: () => null };
  const measure = canvasMeasure(context);
  const drawOne = createLayeredScene(() => {
    const parts = lateParts();
    if (!parts) fetchLate().then(invalidate, () => {});
    return parts?.LATE_LAYERS ?? null;
  });
  let drawPair: Scene | null = null;
  let isStale = true;
  let last: RoutedToken | null = null;
  let openingSince: number | null = null;
  /** The reach of the axes at the start of the drag. */
  let held: Axes | null = null;
  let isOpening = from !== null && !store.getState().isStill;
  /** What the last edit changed, and when that was first shown. */
  let pulse: { readonly of: Pulse; readonly since: number } | null = null;
  let shown: { readonly scene: MeasuredScene; readonly colors: Theme } | null = null;

  /** The present outlines of the last edit: fading, or without motion unchanged until the next edit. */
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

  /** The present layout: between two layouts while a group opens. */
  const layoutNow = (now: number): StageLayout => {
    if (!isOpening || !from) return layout;
    openingSince ??= now;
    const p = (now - openingSince) / ZOOM_MS;
    isOpening = p < 1;
    return isOpening ? layoutBetween(from, layout, easeCubicOut(p)) : layout;
  };

  /** While the code that draws two routings is loading, B is drawn alone. */
  const sceneFor = (state: AppState): Scene => {
    if (!comparing(state).comparison) return drawOne;
    drawPair ??= lateParts()?.createPairScene() ?? null;
    if (!drawPair) fetchLate().then(invalidate, () => {});
    return drawPair ?? drawOne;
  };

  const paint = (time: number) => {
    // A lost context keeps nothing that is painted; the picture is painted when the context is back.
    if (!isStale || context.isContextLost()) return false;
    isStale = false;
    const state = store.getState();
    const { t, hover, pins, keyboard, preview, theme, locale, isStill } = state;
    const routed = tokenOf(state, side);
    if (!routed || routed.scenario.params.globalNumExperts !== layout.cells.length) return false;
    const drawn = sceneFor(state);
    const ratio = devicePixelRatio * pictureScale(state);
    const width = Math.round(layout.width * ratio);
    const height = Math.round(layout.height * ratio);
    if (!(width >= 1 && height >= 1)) return false;
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
      shown = null;
    }
    const colors = currentTheme(theme);
    held = state.history.gesture === null ? null : (held ?? (last && axesOf(last)));
    const fading = pulseNow(routed, time, isStill);
    const focus = { hover, pins, keyboard, preview: side === 'b' ? preview : null };
    const marks = drawn({
      token: routed,
      t,
      focus,
      layout: layoutNow(time),
      theme: colors,
      measure,
      reducedMotion: isStill,
      words: firstTextOf(locale).picture,
      pulse: fading,
      spotlight: spotlightNow(state, routed),
      guess: guessOf(state),
      axes: held,
      ...comparing(state),
    });
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    // Boxes on whole CSS pixels are on whole device pixels only if the ratio is a whole number.
    const now = measured(marks, shown?.scene ?? null, measure);
    const boxes = shown?.colors === colors && ratio % 1 === 0 ? damageOf(shown.scene, now) : null;
    const isSmall = boxes && areaOf(boxes) < REPAINT_SHARE * layout.width * layout.height;
    paintCanvas(context, marks, colors, layout, isSmall ? { boxes, reach: now.reach } : null);
    shown = { scene: now, colors };
    if (side === 'b') canvas.dataset.epoch = String(routed.epoch);
    canvas.dataset.t = String(t);
    if (!isBehind(state)) delete canvas.dataset.behind;
    isStale = (fading !== null && !isStill) || isOpening;
    if (isStale) canvas.dataset.pulsing = '';
    else delete canvas.dataset.pulsing;
    return isStale;
  };
  const invalidate = () => {
    isStale = true;
    loop.request();
  };
  // When the browser's graphics process restarts, or a laptop wakes, the canvas comes back empty.
  const repaint = () => {
    shown = null;
    invalidate();
  };
  const stops = [
    loop.add(paint),
    listen(canvas, 'contextrestored', repaint),
    store.subscribe(visible, invalidate, { equalityFn: (a, b) => a.every((value, i) => value === b[i]) }),
    watchSystemColors(invalidate),
    store.subscribe(isBehind, (isSo) => {
      const { routed, routeError } = store.getState();
      if (isSo) canvas.dataset.behind = '';
      else if (routeError || routed === last) delete canvas.dataset.behind;
    }),
  ];
  invalidate();
  return {
    stop: () => {
      for (const stop of stops) stop();
    },
    pinAt: (x, y) => shown && markAt(shown.scene.marks, layout, x, y, measure),
    wholeAt: (x, y, more) => shown && wholeAt(shown.scene.marks, x, y, measure, more),
    boxOf: (number) => shown && boxOfNumber(shown.scene.marks, layout, number, measure),
  };
}

/** Whether an edit has not been answered yet. */
function isBehind({ scenario, routed, routeError }: AppState): boolean {
  return routeError === null && routed !== null && routed.scenario !== scenario;
}

/** What the legend's item under the pointer stands for in this picture. Items of a comparison mean nothing in other pictures. */
function spotlightNow(state: AppState, routed: RoutedToken): Spotlight | null {
  const { spotlight, routedA: a, compareView } = state;
  if (!spotlight) return null;
  const { item, isFixed } = spotlight;
  if (a && comparisonOf(state) === 'overlay')
    return (
      lateParts()?.compareSpotlightOf({ a, b: routed, tolerance: compareView.tolerance }, item, isFixed) ??
      null
    );
  return isPairItem(item) ? null : spotlightOf(routed, item, isFixed);
}

/** What a scene gets from a comparison: A, to draw over B, or where two pictures diverge. */
function comparing(state: AppState): Pick<SceneInput, 'comparison' | 'divergence'> {
  const { routed, routedA: a, compareView } = state;
  if (!routed || !a) return {};
  const { tolerance } = compareView;
  return comparisonOf(state) === 'overlay'
    ? { comparison: { a, tolerance } }
    : { divergence: lateParts()?.firstDivergence(a, routed, tolerance) ?? null };
}

function areaOf(boxes: readonly Rect[]): number {
  return boxes.reduce((sum, { width, height }) => sum + width * height, 0);
}
