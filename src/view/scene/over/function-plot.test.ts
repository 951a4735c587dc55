import { describe, expect, it } from 'vitest';
import type { RoutedToken } from '../../../scenario/routed-token';
import { madeToken } from '../../../testing/made-token';
import { marksOf, textsOf } from '../../../testing/marks-of';
import { layoutOf, picture, roughMeasure } from '../../../testing/picture-of';
import { en } from '../../../text/en';
import type { Mark } from '../../marks';
import { LIGHT } from '../../theme/tokens';
import { createScene } from '../scene';

const E64 = { globalNumExperts: 64 };
const ROUTERS: [string, RoutedToken, (z: number) => number][] = [
  ['sigmoid', madeToken(E64), (z) => 1 / (1 + Math.exp(-z))],
  [
    '√softplus',
    madeToken({ ...E64, scoringFunc: 'sqrtsoftplus' }, { setup: { implementation: 'hf_deepseek_v4' } }),
    (z) => Math.sqrt(Math.log1p(Math.exp(z))),
  ],
];
const soft = madeToken({ ...E64, scoringFunc: 'softmax' }, { hasBias: false });
const MOMENTS = [1.25, 1.5, 1.75];

/** The height of the drawn curve at x. */
function curveAt(marks: readonly Mark[], x: number): number {
  const piece = marksOf(marks, 'line', 'curve').find(({ x1, x2 }) => x >= x1 - 1e-6 && x <= x2 + 1e-6)!;
  const share = piece.x2 > piece.x1 ? (x - piece.x1) / (piece.x2 - piece.x1) : 0;
  return piece.y1 + (piece.y2 - piece.y1) * share;
}

describe('while the scores are made', () => {
  it.each([...ROUTERS.map(([name, token]) => [name, token] as const), ['softmax', soft] as const])(
    'every expert’s point is on the curve, %s',
    (_, token) => {
      for (const form of ['desktop', 'tablet', 'phone'] as const)
        for (const t of MOMENTS) {
          const marks = picture(token, t, {}, layoutOf(token, form));
          const points = marksOf(marks, 'dot', 'curvePoint');
          expect(points).toHaveLength(64);
          for (const { x, y } of points) expect(Math.abs(y - curveAt(marks, x))).toBeLessThanOrEqual(1);
        }
    },
  );

  it('the curve is the function, and a point’s place its logit and its score', () => {
    for (const [, token, f] of ROUTERS) {
      expect(token.plan.rules.scored).toBe('before');
      const points = marksOf(picture(token, 1.5), 'dot', 'curvePoint');
      const at = (id: number) => points.find(({ of }) => of?.id === id)!;
      const [a, b] = [at(0), at(1)];
      const [za, zb] = [token.logits[0]!, token.logits[1]!];
      for (const [id, z] of token.logits.entries()) {
        const [along, up] = [(z - za) / (zb - za), (f(z) - f(za)) / (f(zb) - f(za))];
        expect(Math.abs(at(id).x - (a.x + along * (b.x - a.x)))).toBeLessThan(1);
        expect(Math.abs(at(id).y - (a.y + up * (b.y - a.y)))).toBeLessThan(1);
      }
    }
  });

  it('a softmax is divided by its sum as far as that is built, and says it', () => {
    const said = (t: number) => textsOf(picture(soft, t), 'heading')[0];
    expect(said(1.25)).toBe('exp(z − max z)');
    const totals = [1.65, 1.7, 1.75].map((t) => Number(said(t)?.split('÷ ')[1]));
    expect(totals[0]).toBeLessThan(totals[1]!);
    expect(totals[1]).toBeLessThan(totals[2]!);
    const margin = textsOf(picture(soft, 1.75), 'softmaxSum').find((text) => text.includes('='));
    expect(Number(margin?.split('= ')[1])).toBeCloseTo(totals[2]!, 1);
  });

  it('is the same at the same time, forwards and backwards', () => {
    const scene = createScene();
    const token = ROUTERS[0]![1];
    const layout = layoutOf(token);
    const focus = { hover: null, pins: [], keyboard: null };
    const look = { theme: LIGHT, measure: roughMeasure, reducedMotion: false, words: en.picture };
    const at = (t: number) => scene({ token, t, focus, layout, ...look });
    const times = [1.1, ...MOMENTS, 1.9, 2];
    const there = times.map(at);
    const back = times.toReversed().map(at).toReversed();
    expect(back).toEqual(there);
  });

  it('stands in the ladder’s place only while it moves, and not for a router that scores after the pick', () => {
    const drawn = (token: RoutedToken, t: number) => marksOf(picture(token, t), 'line', 'curve').length;
    for (const t of [1, 2, 2.5]) expect(drawn(soft, t)).toBe(0);
    expect(textsOf(picture(soft, 1.5), 'rungName')).toEqual([]);
    const after = madeToken(
      { ...E64, numExpertGroup: 1, topkGroup: 1, scoringFunc: 'softmax' },
      { hasBias: false, setup: { implementation: 'hf_gpt_oss' } },
    );
    expect(after.plan.rules.scored).toBe('after');
    expect(drawn(after, 1.5)).toBe(0);
  });

  it('its leading points go on to their rungs', () => {
    const token = ROUTERS[0]![1];
    const rungs = marksOf(picture(token, 2), 'dot', 'point');
    const last = marksOf(picture(token, 1.9999), 'dot', 'curvePoint');
    for (const rung of rungs) {
      const point = last.find(({ of }) => of?.id === rung.of?.id)!;
      expect(Math.hypot(point.x - rung.x, point.y - rung.y)).toBeLessThan(1);
    }
    expect(rungs.length).toBeGreaterThan(8);
  });
});
