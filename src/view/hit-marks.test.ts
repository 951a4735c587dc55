import { describe, expect, it } from 'vitest';
import { madeToken } from '../testing/made-token';
import { marksOf } from '../testing/marks-of';
import { layoutOf, picture, roughMeasure } from '../testing/picture-of';
import { markAt, wholeAt } from './hit-marks';
import { boxOf } from './marks';
import { boxOfNumber, numberAt } from './number-at';

const token = madeToken({ globalNumExperts: 64 });
const layout = layoutOf(token);
const marks = picture(token, 10);
const at = (x: number, y: number) => markAt(marks, layout, x, y, roughMeasure);

describe('a point outside of the cells', () => {
  it('anywhere on a rung is its expert', () => {
    const { ladder, ladderRow } = layout;
    const first = token.result.expertOrder[0]!;
    const y = ladder.y + 16 + ladderRow / 2;
    for (const x of [ladder.x + 20, ladder.x + ladder.width / 2, ladder.x + ladder.width - 4])
      expect(at(x, y)).toEqual({
        pin: { kind: 'expert', id: first },
        panel: 'ladder',
        box: { x: ladder.x, y: ladder.y + 16, width: ladder.width, height: ladderRow },
      });
  });

  it('on a segment of the strip is its expert', () => {
    const segments = marksOf(marks, 'rect', 'segment');
    expect(segments.length).toBe(8);
    for (const { x, y, width, height, of } of segments)
      expect(at(x + width / 2, y + height / 2)).toEqual({
        pin: of,
        panel: 'strip',
        box: { x, y, width, height },
      });
  });

  it('on an earlier length of a weight is that earlier number', () => {
    for (const form of ['desktop', 'phone'] as const) {
      const place = layoutOf(token, form);
      const own = picture(token, 10, {}, place);
      const lengths = marksOf(own, 'rect', 'earlierLength');
      const reach = Math.max(...marksOf(own, 'rect', 'segment').map(({ x, width }) => x + width));
      const seen = lengths.filter(({ x, what }) => what === 'gathered' && x > reach);
      expect(seen.length).toBeGreaterThan(0);
      for (const { x, y, width, height, of, what } of seen) {
        const mark = markAt(own, place, x + width / 2, y + height / 2, roughMeasure);
        const hit = numberAt(token, 10, place, { hit: null, mark, whole: null })!;
        expect(hit.quantity).toEqual({ kind: 'expert', id: of!.id, what });
        expect(boxOfNumber(own, place, hit, roughMeasure)).toEqual({ x, y, width, height });
      }
    }
  });

  it('on a part of a group’s bar is the expert it comes from, on its number the group', () => {
    const row = layout.rows[2]!;
    const [best, second] = token.result.groupBest.subarray(4, 6);
    const y = row.box.y + row.box.height / 2;
    expect(at(row.margin!.x + 2, y)?.pin).toEqual({ kind: 'expert', id: best });
    const parts = marksOf(marks, 'rect', 'groupPart').filter(({ of }) => of?.id === second);
    expect(parts.length).toBe(1);
    expect(at(row.margin!.x + row.margin!.width - 2, y)).toBeNull();
  });

  it('on a part of a group’s bar is its expert also while the group pulses', () => {
    const pulse = {
      experts: new Set<number>(),
      groups: new Set([2]),
      weights: new Set<number>(),
      strength: 1,
    };
    const pulsing = picture(token, 10, { pulse });
    const { margin, box } = layout.rows[2]!;
    const [x, y] = [margin!.x + 2, box.y + box.height / 2];
    expect(marksOf(pulsing, 'rect', 'pulse')).toHaveLength(1);
    expect(markAt(pulsing, layout, x, y, roughMeasure)).toEqual(at(x, y));
  });

  it('on a label of the whole picture is its number, which wins over the lines', () => {
    for (const what of ['groupCut', 'expertCut', 'axis', 'weightTotal'] as const) {
      const labels = marks.filter((mark) => mark.whole === what && mark.kind === 'text');
      // What the sum divides and what ρ multiplies stand before rows of their own.
      expect(labels.length).toBe(what === 'axis' ? 2 : 1);
      for (const label of labels) {
        const { x, y, width, height } = boxOf(label, roughMeasure);
        const hit = wholeAt(marks, x + width / 2, y + height / 2, roughMeasure);
        expect(hit).toEqual({ what, box: { x, y, width, height } });
      }
    }
    const line = marks.find((mark) => mark.whole === 'expertCut' && mark.kind === 'line')!;
    const box = boxOf(line, roughMeasure);
    expect(wholeAt(marks, box.x + 1, box.y + box.height / 2, roughMeasure)?.what).toBe('expertCut');
    expect(wholeAt(marks, box.x + 20, box.y + box.height / 2, roughMeasure)).toBeNull();
  });

  it('a finger reaches further for a label than a pointer', () => {
    const label = marks.find((mark) => mark.whole === 'weightTotal' && mark.kind === 'text')!;
    const { x, y } = boxOf(label, roughMeasure);
    expect(wholeAt(marks, x + 4, y - 10, roughMeasure)).toBeNull();
    expect(wholeAt(marks, x + 4, y - 10, roughMeasure, 10)?.what).toBe('weightTotal');
  });

  it('elsewhere is nothing', () => {
    expect(at(-5, -5)).toBeNull();
    expect(at(layout.width - 1, layout.rack.height + 2)).toBeNull();
  });
});
