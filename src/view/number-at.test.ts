import { describe, expect, it } from 'vitest';
import { madeToken } from '../testing/made-token';
import { marksOf } from '../testing/marks-of';
import { layoutOf, picture, roughMeasure } from '../testing/picture-of';
import { markAt, wholeAt } from './hit-marks';
import type { RectMark } from './marks';
import { boxOfNumber } from './number-at';

const token = madeToken({ globalNumExperts: 64 });
const layout = layoutOf(token);
const marks = picture(token, 10);

describe('where a number is in a picture laid out anew', () => {
  const narrow = layoutOf(token, 'phone');
  const other = picture(token, 10, {}, narrow);
  const place = (x: number, y: number) => {
    const { pin, panel, box } = markAt(marks, layout, x, y, roughMeasure)!;
    const what = panel === 'strip' ? 'weight' : 'biased';
    const quantity = { kind: 'expert', id: pin.id, what } as const;
    return { own: box, quantity, moved: boxOfNumber(other, narrow, { quantity, panel }, roughMeasure) };
  };

  it('is its mark in the same part of the picture: rung, segment, part of a group’s bar', () => {
    const { rows } = layout;
    // The rungs around the cut are in every ladder.
    const last = token.result.expertOrder[token.scenario.params.topK - 1];
    const lastIn = marksOf(marks, 'dot', 'point').find(({ of }) => of?.id === last)!;
    const [segment] = marksOf(marks, 'rect', 'segment') as [RectMark];
    const { margin, box } = rows[2]!;
    for (const [x, y, part] of [
      [lastIn.x, lastIn.y, narrow.ladder],
      [segment.x + 2, segment.y + 2, narrow.strip],
      [margin!.x + 2, box.y + box.height / 2, narrow.rows[2]!.box],
    ] as const) {
      const { own, quantity, moved } = place(x, y);
      expect(
        boxOfNumber(
          marks,
          layout,
          { quantity, panel: markAt(marks, layout, x, y, roughMeasure)!.panel },
          roughMeasure,
        ),
      ).toEqual(own);
      expect(moved!.y).toBeGreaterThanOrEqual(part.y - 1);
      expect(moved!.y + moved!.height).toBeLessThanOrEqual(part.y + part.height + 1);
      expect(markAt(other, narrow, moved!.x + 2, moved!.y + moved!.height / 2, roughMeasure)?.pin.id).toBe(
        quantity.id,
      );
    }
  });

  it('is the label of a total, the row of a group, and for an expert without a mark its cell', () => {
    const box = boxOfNumber(
      other,
      narrow,
      { quantity: { kind: 'whole', what: 'weightTotal' } },
      roughMeasure,
    );
    expect(wholeAt(other, box!.x + 2, box!.y + 2, roughMeasure)?.what).toBe('weightTotal');
    const group = { kind: 'group', id: 3, what: 'groupScore' } as const;
    expect(boxOfNumber(other, narrow, { quantity: group }, roughMeasure)).toEqual(narrow.rows[3]!.margin);
    const last = { kind: 'expert', id: token.result.expertOrder.at(-1)!, what: 'biased' } as const;
    const atLast = { quantity: last, panel: 'ladder' } as const;
    expect(boxOfNumber(other, narrow, atLast, roughMeasure)).toEqual(narrow.cells[last.id]);
    const none = { kind: 'expert', id: 64, what: 'weight' } as const;
    expect(boxOfNumber(other, narrow, { quantity: none, panel: 'strip' }, roughMeasure)).toBeNull();
  });
});
