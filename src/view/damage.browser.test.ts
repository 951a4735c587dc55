import { describe, expect, it } from 'vitest';
import { hash32, uniform } from '../core/arithmetic/rng';
import { madeToken } from '../testing/made-token';
import { en } from '../text/en';
import { zh } from '../text/zh';
import { damageOf, type MeasuredScene, measured } from './damage';
import { layoutStage } from './layout/layout-stage';
import { canvasMeasure, paintCanvas } from './paint-canvas';
import { createScene } from './scene/scene';
import { DARK, LIGHT } from './theme/tokens';

const SIZE = { width: 752, height: 673 };

function canvas(): CanvasRenderingContext2D {
  const element = document.createElement('canvas');
  Object.assign(element, SIZE);
  const context = element.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  return context;
}

const pixels = (context: CanvasRenderingContext2D) =>
  context.getImageData(0, 0, SIZE.width, SIZE.height).data;

describe.each([
  ['light', LIGHT, en],
  ['dark', DARK, en],
  // Chinese characters are taller than the capitals that the boxes of texts are made for.
  ['Chinese', LIGHT, zh],
] as const)('painting what has changed, %s', (_, theme, { picture: words }) => {
  it('gives the pixels of painting all of it, whatever is dragged, focused or scrubbed', () => {
    const [partial, whole] = [canvas(), canvas()];
    const measure = canvasMeasure(partial);
    const scene = createScene();
    let shown: MeasuredScene | null = null;
    let repainted = 0;
    for (let step = 0; step < 66; step++) {
      const [numExpertGroup, globalNumExperts] = step < 44 ? [8, 256] : [8, 64];
      const params = { numExpertGroup, globalNumExperts };
      const token = madeToken(params, {
        logits: { 37: 4 * uniform(3, 1, step), 5: step % 7 === 0 ? Number.NaN : 1 },
      });
      const layout = layoutStage(SIZE, 'desktop', {
        ...{ numExperts: globalNumExperts, numGroups: numExpertGroup, topK: 8, topkGroup: 4 },
        ...{ path: 'native', sharedExperts: 0 },
      });
      const t = step % 6 === 0 ? 10 * uniform(3, 2, step) : 7;
      const pin = { kind: 'expert', id: hash32(3, 3, step) % globalNumExperts } as const;
      const focus = { hover: step % 2 ? pin : null, pins: step % 5 ? [] : [pin], keyboard: null };
      const draw = (from: ReturnType<typeof createScene>) =>
        from({ token, t, focus, layout, theme, measure, reducedMotion: false, words });
      const marks = draw(scene);
      expect(marks).toEqual(draw(createScene()));
      const now = measured(marks, shown, measure);
      const boxes = shown && damageOf(shown, now);
      if (boxes) repainted++;
      paintCanvas(partial, marks, theme, SIZE, boxes && { boxes, reach: now.reach });
      paintCanvas(whole, marks, theme, SIZE);
      shown = now;
      const [a, b] = [pixels(partial), pixels(whole)];
      const wrong = a.findIndex((value, i) => value !== b[i]);
      expect(
        wrong,
        `step ${step}, t ${t}: pixel ${(wrong >> 2) % SIZE.width}, ${Math.floor(wrong / 4 / SIZE.width)}`,
      ).toBe(-1);
    }
    // Jumps in time change too much to be painted in parts.
    expect(repainted).toBeGreaterThan(20);
  });
});
