import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { madeToken } from '../testing/made-token';
import { en } from '../text/en';
import { layoutStage } from './layout/layout-stage';
import { shapeOf } from './layout/shape';
import type { Mark } from './marks';
import { canvasMeasure, paintCanvas } from './paint-canvas';
import { createScene } from './scene/scene';
import { LIGHT } from './theme/tokens';

function contextOf(width: number, height: number): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  return context;
}

/** Sizes as a layout without room comes to, and values that are none. */
const size = fc.oneof(
  fc.double({ min: -300, max: 300, noNaN: true }),
  fc.constantFrom(0, -46.5, 0.4, Number.NaN, Infinity, -Infinity),
);
const color = fc.constantFrom('#123456', '#fedcba');
const place = { panel: fc.constant('rack' as const), role: fc.constant('cell' as const) };

const anyMark: fc.Arbitrary<Mark> = fc.oneof(
  fc.record(
    {
      kind: fc.constant('rect' as const),
      ...place,
      x: size,
      y: size,
      width: size,
      height: size,
      radius: size,
      fill: color,
      stroke: color,
      lineWidth: size,
      hatch: color,
    },
    { requiredKeys: ['kind', 'panel', 'role', 'x', 'y', 'width', 'height'] },
  ),
  fc.record({ kind: fc.constant('dot' as const), ...place, x: size, y: size, r: size, fill: color }),
  fc.record({
    kind: fc.constant('line' as const),
    ...place,
    x1: size,
    y1: size,
    x2: size,
    y2: size,
    stroke: color,
    lineWidth: size,
  }),
);

describe('the painter', () => {
  it('does not throw, whatever the size of mark and canvas', () => {
    fc.assert(
      fc.property(fc.array(anyMark, { maxLength: 4 }), fc.constantFrom(0, 1, 60), (marks, side) => {
        paintCanvas(contextOf(side, side), marks, LIGHT, { width: side, height: side });
      }),
      { numRuns: 400, seed: 9 },
    );
  });

  it('throws at no time and in no room that a picture may be given', () => {
    const tokens = [madeToken({ topK: 6 }), madeToken({ numExpertGroup: 1, topkGroup: 1 })];
    const focus = { hover: null, pins: [], keyboard: null };
    for (const token of tokens)
      for (const form of ['desktop', 'phone'] as const)
        for (const [width, height] of [
          [0, 0],
          [752, 0],
          [0, 673],
          [1, 1],
          [40, 700],
          [752, 12],
        ] as const) {
          const layout = layoutStage({ width, height }, form, shapeOf(token));
          const context = contextOf(Math.max(0, layout.width), Math.max(0, layout.height));
          const scene = createScene();
          for (const t of [0, 3.4, 5.5, 7, 8.7, 10]) {
            const marks = scene({
              token,
              t,
              focus,
              layout,
              theme: LIGHT,
              measure: canvasMeasure(context),
              reducedMotion: false,
              words: en.picture,
            });
            expect(() => paintCanvas(context, marks, LIGHT, layout), `${width}x${height} ${t}`).not.toThrow();
          }
        }
  });
});
