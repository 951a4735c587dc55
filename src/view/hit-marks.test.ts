import { describe, expect, it } from 'vitest';
import { madeToken } from '../testing/made-token';
import { layoutOf, picture, roughMeasure } from '../testing/picture-of';
import { markAt } from './hit-marks';
import type { RectMark } from './marks';

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
      expect(at(x, y)).toEqual({ pin: { kind: 'expert', id: first }, panel: 'ladder' });
  });

  it('on a segment of the strip is its expert', () => {
    const segments = marks.filter(
      (mark): mark is RectMark =>
        mark.panel === 'strip' && mark.kind === 'rect' && mark.of?.kind === 'expert',
    );
    expect(segments.length).toBe(8);
    for (const { x, y, width, height, of } of segments)
      expect(at(x + width / 2, y + height / 2)).toEqual({ pin: of, panel: 'strip' });
  });

  it('on a part of a group’s bar is the expert it comes from, on its number the group', () => {
    const row = layout.rows[2]!;
    const [best, second] = token.result.groupBest.subarray(4, 6);
    const y = row.box.y + row.box.height / 2;
    expect(at(row.margin!.x + 2, y)?.pin).toEqual({ kind: 'expert', id: best });
    const parts = marks.filter(
      (mark) => mark.kind === 'rect' && mark.of?.id === second && mark.x > row.margin!.x,
    );
    expect(parts.length).toBe(1);
    expect(at(row.margin!.x + row.margin!.width - 2, y)).toBeNull();
  });

  it('elsewhere is nothing', () => {
    expect(at(-5, -5)).toBeNull();
    expect(at(layout.width - 1, layout.rack.height + 2)).toBeNull();
  });
});
