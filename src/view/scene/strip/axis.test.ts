import fc from 'fast-check';
import { expect, it } from 'vitest';
import { uniform } from '../../../core/arithmetic/rng';
import { endOf } from '../../../core/stages';
import type { RoutedToken } from '../../../scenario/routed-token';
import { madeToken } from '../../../testing/made-token';
import { marksOf } from '../../../testing/marks-of';
import { layoutOf, pairLayoutOf, pairPicture, roughMeasure } from '../../../testing/picture-of';
import { en } from '../../../text/en';
import { plainText } from '../../format';
import type { Mark } from '../../marks';
import { LIGHT } from '../../theme/tokens';
import { progressOf } from '../beats';
import { sceneModel } from '../model';
import { stripMarks } from './strip';

const anyRouter = fc
  .record({
    groups: fc.constantFrom(1, 4, 8),
    perGroup: fc.constantFrom(2, 8, 32),
    topK: fc.integer({ min: 1, max: 12 }),
    scoringFunc: fc.constantFrom('sigmoid' as const, 'softmax' as const),
    renormalize: fc.boolean(),
    routedScalingFactor: fc.constantFrom(0.3, 1, 2.5, 16),
    hasBias: fc.boolean(),
    spread: fc.constantFrom(0.5, 3),
    seed: fc.nat(),
  })
  .map(({ groups, perGroup, topK, spread, hasBias, seed, ...params }) => {
    const E = groups * perGroup;
    const logits = Array.from({ length: E }, (_, id) => spread * (uniform(seed, 3, id) * 4 - 2));
    const kept = Math.ceil(groups / 2);
    const most = kept * perGroup;
    return madeToken(
      { ...params, globalNumExperts: E, numExpertGroup: groups, topkGroup: kept, topK: Math.min(topK, most) },
      { logits: { ...logits }, hasBias },
    );
  });
const anyForm = fc.constantFrom('desktop' as const, 'tablet' as const, 'phone' as const);
/** A time in each of the three stages, and the end of the last. */
const anyTimes = fc
  .tuple(...[7, 8, 9].map((start) => fc.double({ min: start + 1e-3, max: start + 1, noNaN: true })))
  .map((times) => [...times, endOf('scale')]);

/** What a slot weighs at a time: a number of the router at the end of a stage, else one on the way. */
function weightAt({ result }: RoutedToken, t: number, slot: number): number {
  const [g, n, w] = [result.gathered[slot]!, result.renormalized[slot]!, result.weights[slot]!];
  const divided = g + (n - g) * progressOf(t, 'norm');
  return divided + (w - divided) * progressOf(t, 'scale');
}

/** The end of the axis: the largest sum of the three stages, at least 1. */
function topOf({ result, scenario }: RoutedToken): number {
  const sums = [result.gathered, result.renormalized, result.weights].map((values) =>
    values.subarray(0, scenario.params.topK).reduce((sum, value) => sum + value, 0),
  );
  return Math.max(1, ...sums);
}

const LOOK = {
  focus: { hover: null, pins: [], keyboard: null },
  theme: LIGHT,
  measure: roughMeasure,
  reducedMotion: false,
  words: en.picture,
};
const segments = (marks: readonly Mark[]) => marksOf(marks, 'rect', 'segment');
const printed = (text: string) => Number(plainText(text).replace('Σ = ', ''));
/** Half a step of the last decimal of a number, which may have an exponent. */
function stepOf(text: string): number {
  const [digits = '', exponent = '0'] = plainText(text).split('e');
  return 0.5 * 10 ** (Number(exponent) - (digits.split('.')[1]?.length ?? 0)) + 1e-6;
}

it('lengths of weights are the values on one axis in all stages, and the sum is that of what is drawn', () => {
  fc.assert(
    fc.property(anyRouter, anyForm, anyTimes, (token, form, times) => {
      const layout = layoutOf(token, form);
      const top = topOf(token);
      for (const t of times) {
        const marks: Mark[] = [];
        stripMarks(sceneModel({ ...LOOK, token, t, layout }), marks);
        const lines = marksOf(marks, 'line', 'axis').filter(({ y1, y2 }) => y1 === y2);
        const scale = Math.max(...lines.map(({ x1, x2 }) => x2 - x1)) / top;
        let drawn = 0;
        for (const { of, width } of segments(marks)) {
          const value = weightAt(token, t, token.result.ids.indexOf(of!.id));
          expect(Math.abs(width - value * scale), `E${of!.id} at ${t}`).toBeLessThanOrEqual(1);
          drawn += value;
        }
        if (segments(marks).length === 0) continue;
        const parts = segments(marks);
        const end = Math.max(...parts.map(({ x, width }) => x + width));
        expect(Math.abs(end - parts[0]!.x - drawn * scale)).toBeLessThanOrEqual(1);
        const sum = marksOf(marks, 'text', 'total').at(-1)!.text;
        expect(Math.abs(printed(sum) - drawn), `${sum} at ${t}`).toBeLessThanOrEqual(stepOf(sum));
      }
    }),
    { numRuns: 200 },
  );
});

it('lengths of two compared tokens are their values on one axis of both, in all stages', () => {
  fc.assert(
    fc.property(anyRouter, anyRouter, anyForm, anyTimes, (a, other, form, times) => {
      // A and B have the same experts and groups, or they could not lie over each other.
      const { globalNumExperts, numExpertGroup, topkGroup } = a.scenario.params;
      const { topK, scoringFunc, renormalize, routedScalingFactor } = other.scenario.params;
      const params = {
        globalNumExperts,
        numExpertGroup,
        topkGroup,
        scoringFunc,
        renormalize,
        routedScalingFactor,
      };
      const b = madeToken({ ...params, topK: Math.min(topK, a.scenario.params.topK) }, { hasBias: false });
      const layout = pairLayoutOf(a, b, form);
      const top = Math.max(topOf(a), topOf(b));
      const zero = layout.strip.x + 16;
      const scale = (layout.strip.x + layout.strip.width - zero) / top;
      for (const t of times) {
        const marks = pairPicture(a, b, t, { reducedMotion: true }, layout);
        const strips = new Map<number, Mark[]>();
        for (const mark of segments(marks)) strips.set(mark.y, [...(strips.get(mark.y) ?? []), mark]);
        const sides = [...strips].sort(([p], [q]) => p - q).map(([, own]) => own);
        expect(sides).toHaveLength(2);
        for (const [i, token] of [a, b].entries())
          for (const { of, width } of segments(sides[i]!)) {
            const value = weightAt(token, t, token.result.ids.indexOf(of!.id));
            expect(Math.abs(width - value * scale), `E${of!.id} at ${t}`).toBeLessThanOrEqual(1);
          }
      }
    }),
    { numRuns: 60 },
  );
});
