import { expect, it } from 'vitest';
import { summaryOf } from '../../../core/facts/compare/summary';
import { madeToken } from '../../../testing/made-token';
import { marksOf } from '../../../testing/marks-of';
import { pairLayoutOf, pairPicture } from '../../../testing/picture-of';
import type { Mark } from '../../marks';
import { LIGHT } from '../../theme/tokens';

const sizes = { globalNumExperts: 64, numExpertGroup: 8, topkGroup: 4, topK: 8 };
const a = madeToken(sizes);
const b = madeToken({ ...sizes, topkGroup: 2 });
const layout = pairLayoutOf(a, b);
const { both, onlyB } = summaryOf(a, b);
const [common, alone] = [both[0]!, onlyB[0]!];
const pulse = {
  experts: new Set([common, alone]),
  groups: new Set([3]),
  weights: new Set([common]),
  strength: 0.5,
};

const outlines = (marks: readonly Mark[]) => marksOf(marks, 'rect', 'pulse');

it('an edit pulses in B’s halves, in the group’s margin and on B’s segment', () => {
  const shown = outlines(pairPicture(a, b, 10, { pulse }));
  expect(shown.every(({ opacity, stroke }) => opacity === 0.5 && stroke === LIGHT.ink)).toBe(true);
  expect(shown.map(({ panel, of }) => [panel, of?.kind, of?.id])).toEqual([
    ['rack', 'expert', common],
    ['rack', 'expert', alone],
    ['rack', 'group', 3],
    ['strip', 'expert', common],
  ]);
  const cell = layout.cells[common]!;
  expect(shown[0]).toMatchObject({
    x: Math.round(cell.x + cell.width / 2) - 1,
    width: Math.floor(cell.width / 2) + 2,
  });
  const segments = marksOf(pairPicture(a, b, 10), 'rect', 'segment').filter(({ of }) => of?.id === common);
  const lowest = Math.max(...segments.map(({ y }) => y));
  expect(shown[3]!.y).toBe(lowest - 1);
  expect(outlines(pairPicture(a, b, 10, { pulse: { ...pulse, strength: 0 } }))).toEqual([]);
});

it('nothing pulses before it is drawn', () => {
  expect(outlines(pairPicture(a, b, 3, { pulse })).map(({ of }) => of?.id)).toEqual([common, alone]);
  expect(outlines(pairPicture(a, b, 7.1, { pulse })).map(({ panel }) => panel)).not.toContain('strip');
});

it('without motion a Δ stays in B’s half, in a colour that can be read on it', () => {
  const marks = pairPicture(a, b, 10, { pulse, reducedMotion: true });
  const deltas = marksOf(marks, 'text', 'pulse');
  expect(deltas.map(({ text, of, fill }) => [text, of?.id, fill])).toEqual([
    ['Δ', common, LIGHT.ink],
    ['Δ', alone, LIGHT.onSelected],
  ]);
  for (const { of, x } of deltas) {
    const cell = layout.cells[of!.id]!;
    expect(x).toBeGreaterThan(cell.x + cell.width / 2);
  }
});

it('the rows of A have no pulse: its groups are not the ones that are edited', () => {
  const none = madeToken({ ...sizes, numExpertGroup: 1, topkGroup: 1 });
  const shown = outlines(pairPicture(a, none, 10, { pulse }));
  expect(shown.some(({ of }) => of?.kind === 'group')).toBe(false);
});
