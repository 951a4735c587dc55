import { describe, expect, it } from 'vitest';
import { V0_15_ON_CUDA } from '../../core/dispatch/environment';
import type { RoutedToken } from '../../scenario/routed-token';
import { madeToken } from '../../testing/made-token';
import { layoutOf } from '../../testing/picture-of';
import { en } from '../../text/en';
import type { Focus } from '../highlights';
import { canvasMeasure, paintCanvas } from '../paint-canvas';
import { DARK, LIGHT, type Theme } from '../theme/tokens';
import { createScene } from './scene';

const NOTHING: Focus = { hover: null, pins: [], keyboard: null };
/** Around a cell: frames, badges and rings reach over its edge. */
const EDGE = 4;
/** Luminance by which a pixel must differ to count, of 255. */
const LEVEL = 24;

interface State {
  readonly token: RoutedToken;
  readonly t: number;
  readonly id: number;
  readonly focus?: Focus;
}

/** Every cell has this logit, so that states differ by their marks and by nothing else. */
const Z = 0.4;
const E = 32;
const level = (values: Record<number, number>) =>
  Object.fromEntries(Array.from({ length: E }, (_, id) => [id, values[id] ?? Z]));
const SHAPE = { globalNumExperts: E, numExpertGroup: 4, topkGroup: 2, topK: 4 };
const NATIVE = { environment: { ...V0_15_ON_CUDA, useFusedGroupedTopk: false } };

/** One cell in every state of the state table, each drawn with a bar of the same height, if it has one. */
function states(): Record<string, State> {
  const made = (logits: Record<number, number>, change = {}, setup = {}) => {
    const token = madeToken({ ...SHAPE, ...change }, { logits: level(logits), hasBias: false, setup });
    return { ...token, base: { ...token.base, logits: token.scenario.logits } };
  };
  // Groups 0 and 1 are kept; 1 and 9 lead them, 2, 3, 10, 11 follow.
  const plain = made({ 1: 3, 2: 2, 9: 2.9, 10: 2, 16: 1 });
  const withBias = { ...plain, idsWithoutBias: new Set([4, 1, 2, 9]) };
  const withMask = { ...plain, idsWithoutMask: new Set([24, 1, 2, 9]) };
  const tie = made({ 1: 3, 2: 2.5, 3: 2, 4: 1, 5: 1 }, { numExpertGroup: 1, topkGroup: 1 });
  const near = made(
    { 1: 3, 2: 2.5, 3: 2, 4: 1, 5: 0.98 },
    { numExpertGroup: 1, topkGroup: 1 },
    { dtype: 'bf16' },
  );
  const edited = madeToken(SHAPE, { logits: level({ 1: 3, 2: 2, 9: 2.9, 10: 2 }), hasBias: false });
  const odd = made({ 1: 3, 2: 2, 9: 2.9, 10: 2, 20: Number.NaN });
  const left = made({ 1: 3, 2: 2 }, { topkGroup: 1, topK: 10 }, NATIVE);
  const uniform = made(Object.fromEntries(Array.from({ length: E }, (_, id) => [id, Number.NaN])));
  const leftover = left.result.ids.find((id) => id >= 8) ?? -1;
  return {
    candidate: { token: plain, t: 4, id: 20 },
    contributor: { token: plain, t: 4, id: 1 },
    kept: { token: plain, t: 7, id: 6 },
    masked: { token: plain, t: 7, id: 26 },
    picked: { token: plain, t: 7, id: 2 },
    boosted: { token: withBias, t: 7, id: 10 },
    suppressed: { token: withBias, t: 7, id: 4 },
    lostToMask: { token: withMask, t: 7, id: 24 },
    near: { token: near, t: 7, id: 5 },
    tie: { token: tie, t: 7, id: 5 },
    nonFinite: { token: odd, t: 4, id: 20 },
    edited: { token: edited, t: 4, id: 20 },
    focused: { token: plain, t: 4, id: 20, focus: { ...NOTHING, keyboard: { kind: 'expert', id: 20 } } },
    leftover: { token: left, t: 7, id: leftover },
    uniform: { token: uniform, t: 7, id: 2 },
  };
}

/** Luminance of the pixels of a cell and its edge. */
function greyOf({ token, t, id, focus = NOTHING }: State, theme: Theme): number[] {
  const layout = layoutOf(token);
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: layout.width, height: layout.height });
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const cell = layout.cells[id];
  if (!context || !cell) throw new Error(`no cell ${id}`);
  const options = { reducedMotion: false, words: en.picture };
  const marks = createScene()({
    token,
    t,
    focus,
    layout,
    theme,
    measure: canvasMeasure(context),
    ...options,
  });
  paintCanvas(context, marks, theme, layout);
  const [width, height] = [cell.width + 2 * EDGE, cell.height + 2 * EDGE];
  const { data } = context.getImageData(cell.x - EDGE, cell.y - EDGE, width, height);
  return Array.from({ length: width * height }, (_, i) => {
    const [r = 0, g = 0, b = 0] = data.subarray(4 * i, 4 * i + 3);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  });
}

describe.each([
  ['light', LIGHT],
  ['dark', DARK],
] as const)('without hue, %s', (_, theme) => {
  it('every state of a cell still differs from every other', () => {
    const greys = Object.entries(states()).map(([name, state]) => [name, greyOf(state, theme)] as const);
    for (const [i, [name, grey]] of greys.entries())
      for (const [other, otherGrey] of greys.slice(i + 1)) {
        const different = grey.filter((value, at) => Math.abs(value - otherGrey[at]!) >= LEVEL).length;
        // The smallest sign, the dot of an edited cell, covers about nine pixels.
        expect(different, `${name} and ${other}`).toBeGreaterThanOrEqual(6);
      }
  });
});
