import { describe, expect, it } from 'vitest';
import { layoutStage } from './layout-stage';
import type { StageForm } from './shape';

const BOX: Record<StageForm, { width: number; height: number }> = {
  desktop: { width: 752, height: 672 },
  tablet: { width: 944, height: 548 },
  phone: { width: 366, height: 560 },
};

/** E, G, then width and height of a cell on desktop, tablet and phone. */
const TABLE: [number, number, ...[number, number][]][] = [
  [8, 1, [86, 96], [110, 96], [41, 96]],
  [16, 4, [128, 94], [128, 71], [66, 93]],
  [64, 8, [64, 45], [82, 33], [32, 44]],
  [64, 1, [42, 95], [54, 72], [41, 46]],
  [128, 8, [32, 33], [40, 33], [32, 20]],
  [160, 8, [25, 33], [31, 33], [25, 20]],
  [256, 8, [31, 20], [19, 33], [15, 20]],
  [256, 16, [31, 20], [40, 14], [15, 20]],
  [256, 32, [32, 14], [22, 14], [16, 16]],
  [384, 1, [27, 22], [26, 22], [19, 14]],
  [384, 8, [20, 20], [26, 14], [9, 20]],
  [512, 1, [20, 22], [26, 16], [12, 15]],
  [512, 8, [15, 15], [19, 14], [15, 9]],
  [512, 16, [15, 14], [19, 14], [16, 16]],
  [512, 32, [15, 14], [10, 14], [16, 16]],
];

const FORMS: StageForm[] = ['desktop', 'tablet', 'phone'];

describe('layoutStage', () => {
  for (const [numExperts, numGroups, ...cells] of TABLE)
    FORMS.forEach((form, i) => {
      const layout = layoutStage(BOX[form], form, {
        numExperts,
        numGroups,
        topK: 8,
        topkGroup: Math.max(1, numGroups / 2),
        path: 'native',
        sharedExperts: 0,
      });

      it(`E ${numExperts}, G ${numGroups}, ${form}: cells of ${cells[i]!.join(' × ')} px`, () => {
        const { width, height } = layout.cells[0]!;
        expect([width, height]).toEqual(cells[i]);
      });

      it(`E ${numExperts}, G ${numGroups}, ${form}: nothing overlaps or leaves the picture`, () => {
        const { rack, ladder, strip, width, height } = layout;
        for (const box of [rack, ladder, strip]) {
          expect(box.x).toBeGreaterThanOrEqual(0);
          expect(box.x + box.width).toBeLessThanOrEqual(width);
          expect(box.y + box.height).toBeLessThanOrEqual(height);
        }
        expect(strip.y).toBeGreaterThanOrEqual(Math.max(rack.y + rack.height, ladder.y + ladder.height));
        const isBeside = ladder.x >= rack.x + rack.width;
        expect(isBeside || ladder.y >= rack.y + rack.height).toBe(true);
        for (const cell of layout.cells) {
          expect(cell.x + cell.width).toBeLessThanOrEqual(rack.x + rack.width);
          expect(cell.y + cell.height).toBeLessThanOrEqual(rack.y + rack.height);
        }
        if (form === 'desktop') expect(height).toBe(BOX.desktop.height);
      });
    });
});

describe('room that would be left', () => {
  const shape = { topK: 8, topkGroup: 4, path: 'native', sharedExperts: 0 } as const;

  it.each(FORMS)(
    'goes to the ladder of eight experts and stands around the parts, the strip at the end, %s',
    (form) => {
      const box = BOX[form];
      const { cells, rows, rack, ladder, ladderRow, strip } = layoutStage(box, form, {
        ...shape,
        numExperts: 8,
        numGroups: 1,
      });
      expect(ladderRow).toBeGreaterThan(24);
      expect(ladderRow).toBeLessThanOrEqual(44);
      expect(strip.y + strip.height).toBe(box.height);
      // No gap is larger than two cells, and the rack has moved as a whole.
      const gaps = [rack.y, ladder.y - rack.y - rack.height, strip.y - ladder.y - ladder.height];
      for (const gap of gaps) expect(gap).toBeLessThanOrEqual(2 * cells[0]!.height);
      expect(gaps[0]).toBeGreaterThan(0);
      expect(cells[0]!.y).toBe(rack.y + rack.height - cells[0]!.height - 2);
      expect(rows[0]!.box.y).toBe(cells[0]!.y - 2);
    },
  );

  it('is shared out as before if there are more experts', () => {
    for (const [numExperts, numGroups] of [
      [9, 1],
      [16, 4],
      [64, 8],
    ] as const) {
      const { rack, ladderRow } = layoutStage(BOX.desktop, 'desktop', { ...shape, numExperts, numGroups });
      expect(rack.y).toBe(0);
      expect(ladderRow).toBeLessThanOrEqual(44);
    }
  });

  it('beside a tablet’s explanation goes to two racks, if one would not fit in height', () => {
    const box = { width: 652, height: 500 };
    const many = { ...shape, numExperts: 512, numGroups: 32 };
    const two = layoutStage(box, 'phone', many);
    expect(two.rows[16]!.box.y).toBe(two.rows[0]!.box.y);
    expect(two.rows[16]!.box.x).toBeGreaterThan(two.rows[0]!.box.x + two.rows[0]!.box.width);
    // A pinned cell must not be scrolled out of sight; a slightly narrower box has no room for two.
    expect(two.height).toBe(box.height);
    const one = layoutStage({ ...box, width: 599 }, 'phone', many);
    expect(one.rows[16]!.box.x).toBe(one.rows[0]!.box.x);
    expect(one.height).toBeGreaterThan(box.height);
  });
});

describe('a phone on its side', () => {
  const shape = { topK: 8, topkGroup: 4, path: 'native', sharedExperts: 0 } as const;
  /** The frames that windows of 667 × 375, 844 × 390 and 932 × 430 leave. */
  const LOW = [
    { width: 411, height: 209 },
    { width: 550, height: 224 },
    { width: 610, height: 264 },
  ];

  for (const box of LOW)
    for (const [numExperts, numGroups] of [
      [8, 1],
      [64, 8],
      [160, 8],
      [256, 8],
    ] as const)
      it(`of ${box.width} × ${box.height} shows rack, ladder and strip of E ${numExperts}, G ${numGroups} at once`, () => {
        const layout = layoutStage(box, 'phone', { ...shape, numExperts, numGroups });
        const { rack, ladder, ladderRows, strip } = layout;
        expect(layout.height).toBe(box.height);
        expect(layout.cell).toBeGreaterThanOrEqual(9);
        expect(rack.y + rack.height).toBeLessThanOrEqual(box.height);
        expect(ladder.x).toBeGreaterThan(rack.x + rack.width);
        expect(ladder.width).toBeGreaterThanOrEqual(132);
        expect(ladderRows).toBeGreaterThanOrEqual(Math.min(numExperts, 9));
        expect(strip.x).toBe(ladder.x);
        expect(strip.y).toBeGreaterThanOrEqual(ladder.y + ladder.height);
        expect(strip.y + strip.height).toBe(box.height);
        for (const part of [ladder, strip]) expect(part.x + part.width).toBe(box.width);
      });

  it('whose rack does not fit scrolls it, with ladder and strip in sight at the top', () => {
    const box = LOW[1]!;
    const { height, cell, strip, ladder } = layoutStage(box, 'phone', {
      ...shape,
      numExperts: 512,
      numGroups: 32,
    });
    expect(cell).toBe(12);
    expect(height).toBeGreaterThan(box.height);
    expect(ladder.y).toBe(0);
    expect(strip.y + strip.height).toBe(box.height);
  });

  it('that is high enough, or too narrow for two columns, has the ladder under the rack', () => {
    for (const box of [
      { width: 366, height: 560 },
      { width: 300, height: 280 },
    ]) {
      const { rack, ladder, strip } = layoutStage(box, 'phone', { ...shape, numExperts: 64, numGroups: 8 });
      expect(ladder.y).toBeGreaterThan(rack.y + rack.height);
      expect(strip.x).toBe(0);
    }
  });
});
