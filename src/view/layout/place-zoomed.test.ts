import { describe, expect, it } from 'vitest';
import { madeToken } from '../../testing/made-token';
import { layoutOf } from '../../testing/picture-of';
import { layoutBetween } from './between';
import type { StageForm } from './shape';

const FORMS: StageForm[] = ['desktop', 'tablet', 'phone'];

describe.each([
  [64, 8],
  [256, 8],
  [512, 8],
  [512, 32],
  [160, 8],
])('a group opened large, E %i, G %i', (globalNumExperts, numExpertGroup) => {
  const token = madeToken({ globalNumExperts, numExpertGroup, topkGroup: numExpertGroup / 2 });
  const size = globalNumExperts / numExpertGroup;
  for (const form of FORMS)
    for (const zoom of [0, 3, numExpertGroup - 1])
      it(`${form}, group ${zoom}: large cells there, strips elsewhere, in order and without overlap`, () => {
        const layout = layoutOf(token, form, zoom);
        expect(layout.zoom).toBe(zoom);
        expect(layout.cells.length).toBe(globalNumExperts);
        layout.cells.forEach((cell, id) => {
          const isOpen = Math.floor(id / size) === zoom;
          expect(isOpen ? cell.height : 36).toBeGreaterThanOrEqual(36);
          if (!isOpen) expect(cell.height).toBe(6);
          expect(cell.width).toBeGreaterThanOrEqual(1);
          expect(cell.x + cell.width).toBeLessThanOrEqual(layout.rack.width);
        });
        for (const [i, row] of layout.rows.entries()) {
          expect(row.isStrip).toBe(i !== zoom);
          const next = layout.rows[i + 1];
          if (next) expect(next.label.y).toBeGreaterThanOrEqual(row.label.y + row.label.height + 4);
        }
        const named = layout.rows.filter(({ isNamed }) => isNamed);
        expect(named.length).toBeGreaterThanOrEqual(numExpertGroup / 2);
        // A line of text is 11 px high.
        const middles = named.filter(({ isStrip }) => isStrip).map(({ label }) => label.y + label.height / 2);
        for (const [i, y] of middles.entries())
          if (i > 0) expect(y - middles[i - 1]!).toBeGreaterThanOrEqual(12);
        expect(layout.ladder.y).toBeGreaterThanOrEqual(layout.rack.height);
      });
});

it('a group that does not exist, or is the only one, is not opened', () => {
  const token = madeToken({ globalNumExperts: 64 });
  expect(layoutOf(token, 'desktop', 8).zoom).toBeNull();
  expect(layoutOf(madeToken({ numExpertGroup: 1, topkGroup: 1 }), 'desktop', 0).zoom).toBeNull();
});

it('opening passes from one layout to the other', () => {
  const token = madeToken({ globalNumExperts: 64 });
  const [from, to] = [layoutOf(token), layoutOf(token, 'desktop', 2)];
  expect(layoutBetween(from, to, 0).cells).toEqual(from.cells);
  expect(layoutBetween(from, to, 1).cells).toEqual(to.cells);
  const half = layoutBetween(from, to, 0.5);
  expect(half.cells[0]!.height).toBe((from.cells[0]!.height + to.cells[0]!.height) / 2);
  expect(half.ladder.y).toBe((from.ladder.y + to.ladder.y) / 2);
});
