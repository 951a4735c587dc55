import { expect, it } from 'vitest';
import { summaryOf } from '../../../core/facts/compare/summary';
import type { RoutedToken } from '../../../scenario/routed-token';
import { madeToken } from '../../../testing/made-token';
import { marksOf } from '../../../testing/marks-of';
import { pairLayoutOf, pairPicture } from '../../../testing/picture-of';
import type { Mark } from '../../marks';
import { LIGHT } from '../../theme/tokens';

const sizes = { globalNumExperts: 64, numExpertGroup: 8, topkGroup: 4, topK: 8 };
const a = madeToken(sizes);
const b = madeToken({ ...sizes, topkGroup: 3 });
const layout = pairLayoutOf(a, b);
const still = (x: RoutedToken, y: RoutedToken, t: number) => pairPicture(x, y, t, { reducedMotion: true });

/** Tips of arrows, with their panel and colour. */
const tips = (marks: readonly Mark[]) =>
  marksOf(marks, 'polygon', 'arrowTip').map(({ panel, points, fill }) => {
    const [x, y] = points[0]!;
    return { panel, x, y, fill };
  });
const counted = (colors: readonly (string | undefined)[]) =>
  [LIGHT.inkSoft, LIGHT.selected, LIGHT.variantB, LIGHT.ink].map(
    (color) => colors.filter((one) => one === color).length,
  );

it('arrows lead from cells to group scores: one quiet arrow if both sides take the cell, else the side’s own', () => {
  expect(counted(tips(still(a, b, 4)).map(({ fill }) => fill))).toEqual([16, 0, 0, 0]);
  const outsider = [0, 1, 2].find((id) => !a.result.groupBest.includes(id))!;
  const other = madeToken(sizes, { logits: { [outsider]: 6 } });
  const marks = tips(still(a, other, 4));
  expect(counted(marks.map(({ fill }) => fill))).toEqual([15, 1, 1, 0]);
  const [ofA, ofB] = [LIGHT.selected, LIGHT.variantB].map((fill) => marks.find((tip) => tip.fill === fill)!);
  expect(ofA!.y).toBeLessThan(ofB!.y);
});

it('both cuts have an arrow from the right, A’s at its upper end, B’s at its lower one', () => {
  for (const [t, panels] of [
    [5, ['rack', 'ladder']],
    [7, ['ladder']],
  ] as const)
    for (const panel of panels) {
      const found = tips(still(a, b, t)).filter((tip) => tip.panel === panel);
      expect(counted(found.map(({ fill }) => fill))).toEqual([0, 1, 1, 0]);
      const lines = marksOf(still(a, b, t), 'line', panel === 'rack' ? 'keepLine' : 'cut');
      for (const { x1, y1, y2, dash, stroke } of lines)
        expect(found).toContainEqual(expect.objectContaining({ x: x1, y: dash ? y2 : y1, fill: stroke }));
      expect(lines).toHaveLength(2);
    }
  expect(counted(tips(still(a, a, 7)).map(({ fill }) => fill))).toEqual([0, 0, 0, 1]);
});

it('arrows lead from the picks to their strips, one if both sides pick the same', () => {
  const { both, onlyA, onlyB } = summaryOf(a, b);
  const found = tips(still(a, b, 8)).filter(({ panel }) => panel === 'strip');
  expect(counted(found.map(({ fill }) => fill))).toEqual([both.length, onlyA.length, onlyB.length, 0]);
  for (const { fill, y } of found)
    expect(y - layout.strip.y).toBe(fill === LIGHT.variantB ? 12 + 17 + 13 - 1 : 11);
});

it('arrows stand behind the strips, and there are none while things may move', () => {
  const marks = still(a, b, 8);
  const last = marks.findLastIndex(({ role, panel }) => role === 'arrowTip' && panel === 'strip');
  const first = marks.findIndex(({ role }) => role === 'segment');
  expect(last).toBeGreaterThan(0);
  expect(last).toBeLessThan(first);
  for (const t of [4, 5, 7, 8]) expect(tips(pairPicture(a, b, t))).toEqual([]);
  for (const t of [3.5, 4.5, 7.5]) expect(tips(still(a, b, t))).toEqual([]);
});
