import { describe, expect, it } from 'vitest';
import { firstDivergence } from '../../core/facts/compare/divergence';
import { rowsOf } from '../../core/facts/compare/rows';
import { summaryOf } from '../../core/facts/compare/summary';
import { pickedByRank } from '../../core/facts/explain';
import type { RoutedToken } from '../../scenario/routed-token';
import { madeToken } from '../../testing/made-token';
import { marksOf, textsOf } from '../../testing/marks-of';
import { expectSoundBoxes, isInside } from '../../testing/sound-boxes';
import { en } from '../../text/en';
import { layoutStage } from '../layout/layout-stage';
import type { StageForm } from '../layout/shape';
import { boxOf, type Mark } from '../marks';
import { canvasMeasure } from '../paint-canvas';
import { LIGHT } from '../theme/tokens';
import { createPairScene } from './pair-scene';

const BOX: Record<StageForm, { width: number; height: number }> = {
  desktop: { width: 752, height: 620 },
  tablet: { width: 944, height: 500 },
  phone: { width: 366, height: 500 },
};
const SIZES = [
  [8, 1],
  [16, 4],
  [64, 8],
  [64, 1],
  [160, 8],
  [256, 8],
  [256, 32],
  [384, 1],
  [512, 8],
  [512, 32],
] as const;
const TIMES = [0.5, 1, 2, 2.5, 3.5, 4, 5, 6.5, 7, 7.7, 8.5, 9.5, 10];

const context = document.createElement('canvas').getContext('2d');
if (!context) throw new Error('no canvas');
const measure = canvasMeasure(context);
const scene = createPairScene();
const NO_FOCUS = { hover: null, pins: [], keyboard: null };

/** Whether a mark says by its colour that something is picked. */
function isPickColor(mark: Mark): boolean {
  const colors = mark.kind === 'rect' ? [mark.fill, mark.stroke] : [];
  return colors.some((color) => color === LIGHT.selected || color === LIGHT.selTint);
}

function marksAt(a: RoutedToken, b: RoutedToken, form: StageForm, t: number, theme = LIGHT) {
  const { params } = b.scenario;
  const layout = layoutStage(BOX[form], form, {
    numExperts: params.globalNumExperts,
    numGroups: (rowsOf(a.plan, b.plan) === 'a' ? a : b).result.numGroups,
    topK: params.topK,
    topkGroup: params.topkGroup,
    path: b.result.path,
    sharedExperts: 0,
    isCompared: true,
    isRinged: true,
  });
  const marks = scene({
    token: b,
    t,
    focus: NO_FOCUS,
    layout,
    theme,
    measure,
    reducedMotion: true,
    words: en.picture,
    comparison: { a, tolerance: 0 },
  });
  return { marks, layout };
}

describe.each(['desktop', 'tablet', 'phone'] as const)('the picture of a comparison on a %s', (form) => {
  for (const [numExperts, numGroups] of SIZES)
    it(`E ${numExperts}, G ${numGroups}: no text clipped, overlapping or small; nothing outside`, () => {
      const sizes = { globalNumExperts: numExperts, numExpertGroup: numGroups };
      const topkGroup = Math.max(1, numGroups / 2);
      const a = madeToken({ ...sizes, topkGroup, topK: Math.min(8, numExperts - 1) });
      const other = Object.fromEntries([...a.scenario.logits].map((z, id) => [id, z * Math.cos(id * 3)]));
      const fewer = Math.max(1, topkGroup - 1);
      const bs = [
        a,
        madeToken(
          { ...sizes, topkGroup, topK: 6 },
          { setup: { implementation: 'hf_deepseek_v3_zero_mask' } },
        ),
        madeToken({ ...sizes, topkGroup: fewer, topK: Math.min(22, numExperts - 2) }, { logits: other }),
        madeToken({ ...sizes, topkGroup, topK: 4 }, { setup: { implementation: 'torch_topk' } }),
        madeToken({ ...sizes, topkGroup, topK: 4 }, { logits: { 0: Number.NaN, 1: Infinity } }),
        madeToken({ ...sizes, numExpertGroup: 2, topkGroup: 1, topK: 3 }),
        madeToken({ ...sizes, topkGroup, topK: 4, scoringFunc: 'softmax' }, { bias: -0.02 }),
      ];
      for (const [i, b] of bs.entries())
        for (const t of TIMES) {
          const { marks, layout } = marksAt(a, b, form, t);
          expectSoundBoxes(marks, layout, measure, `B ${i}, t ${t}`);
        }
    });
});

describe('the picture of a comparison', () => {
  const sizes = { globalNumExperts: 64, numExpertGroup: 8, topkGroup: 4, topK: 8 };
  const a = madeToken(sizes);
  const b = madeToken({ ...sizes, topkGroup: 2 });
  const { onlyA, onlyB, both } = summaryOf(a, b);
  const own = (marks: readonly Mark[], id: number) =>
    marks.filter((mark) => mark.panel === 'rack' && mark.of?.kind === 'expert' && mark.of.id === id);

  it('fills the half of the side that alone picks, with its frame and its letter', () => {
    expect(onlyA.length).toBeGreaterThan(0);
    expect(onlyB.length).toBeGreaterThan(0);
    const { marks, layout } = marksAt(a, b, 'desktop', 7);
    for (const [ids, letter, color, isDashed] of [
      [onlyA, 'A', LIGHT.selected, false],
      [onlyB, 'B', LIGHT.variantB, true],
    ] as const)
      for (const id of ids) {
        const cell = layout.cells[id]!;
        const halves = marksOf(own(marks, id), 'rect', 'half');
        expect(halves).toMatchObject([
          { y: cell.y, height: cell.height, width: cell.width / 2, fill: color },
        ]);
        expect(halves[0]!.x - cell.x).toBe(letter === 'A' ? 0 : cell.width / 2);
        const frame = marksOf(own(marks, id), 'rect', 'pickFrame').find(({ stroke }) => stroke === color);
        expect(frame && frame.dash !== undefined).toBe(isDashed);
        expect(textsOf(own(marks, id), 'side')).toEqual([letter]);
      }
  });

  it('is quiet about what both pick', () => {
    const { marks } = marksAt(a, b, 'desktop', 7);
    for (const id of both) {
      const colors = own(marks, id).flatMap((mark) => (mark.kind === 'rect' && mark.fill ? [mark.fill] : []));
      expect(colors).not.toContain(LIGHT.selected);
      expect(colors).not.toContain(LIGHT.variantB);
      expect(marksOf(own(marks, id), 'rect', 'agreedFrame')).toMatchObject([
        { stroke: LIGHT.ink, lineWidth: 1 },
      ]);
    }
  });

  it('gives what both pick one rank if they agree, else two', () => {
    const ranks = (token: RoutedToken) => pickedByRank(token).map((id, rank) => [id, rank + 1] as const);
    const [inA, inB] = [new Map(ranks(a)), new Map(ranks(b))];
    expect(both.some((id) => inA.get(id) === inB.get(id))).toBe(true);
    expect(both.some((id) => inA.get(id) !== inB.get(id))).toBe(true);
    const { marks } = marksAt(a, b, 'desktop', 7);
    for (const id of new Set([...inA.keys(), ...inB.keys()])) {
      const expected = [...new Set([inA.get(id), inB.get(id)])].flatMap((rank) =>
        rank ? [String(rank)] : [],
      );
      expect(textsOf(own(marks, id), 'rank')).toEqual(expected);
    }
  });

  it.each([0.5, 1, 2.5, 3, 4, 5.5, 7, 7.7, 10])('draws every bar and sign of a single picture, t %s', (t) => {
    const made = madeToken(sizes, { logits: { 1: Number.NaN, 9: 3, 10: 3, 33: -2 } });
    const [first, ...others] = made.result.ids;
    const token = {
      ...made,
      idsWithoutBias: new Set([...others, 5]),
      idsWithoutMask: new Set([first!, 6]),
    };
    const { marks, layout } = marksAt(token, token, 'desktop', t);
    const alone = scene({
      token,
      t,
      focus: NO_FOCUS,
      layout,
      theme: LIGHT,
      measure,
      reducedMotion: true,
      words: en.picture,
    });
    // What is picked has the selected colour in a single picture, and is quiet if both agree.
    const shapes = (drawn: readonly Mark[], id: number) =>
      own(drawn, id).filter(
        (mark) =>
          mark.kind !== 'text' &&
          mark.kind !== 'dot' &&
          !isPickColor(mark) &&
          // The parts of a group's score are the cell's too, but lie in the margin.
          isInside(boxOf(mark, measure), layout.cells[id]!, 4),
      );
    for (const id of layout.cells.keys())
      for (const mark of shapes(alone, id)) expect(shapes(marks, id)).toContainEqual(mark);
  });

  it('draws a sign of one side in its half', () => {
    const [id] = both as [number];
    const lifted = { ...a, idsWithoutBias: new Set([...a.result.ids].filter((other) => other !== id)) };
    const { marks, layout } = marksAt(a, lifted, 'desktop', 7);
    const cell = layout.cells[id]!;
    const xs = marksOf(own(marks, id), 'polygon', 'sign').flatMap(({ points }) => points.map(([x]) => x));
    expect(xs).toHaveLength(3);
    expect(Math.min(...xs)).toBeGreaterThanOrEqual(cell.x + cell.width / 2);
  });

  it('says whose rows are drawn if the groups differ', () => {
    const words = (x: RoutedToken, y: RoutedToken) => textsOf(marksAt(x, y, 'desktop', 7).marks, 'note');
    const four = madeToken({ ...sizes, numExpertGroup: 4, topkGroup: 2 });
    const none = madeToken({ ...sizes, numExpertGroup: 1, topkGroup: 1 });
    expect(words(a, four)).toContain('rows: B’s 4 groups; A has 8');
    expect(words(a, none)).toContain('rows: A’s 8 groups; B has none');
    expect(words(a, b).some((text) => text.startsWith('rows:'))).toBe(false);
  });

  it('circles the place at which they part, from that stage on', () => {
    const found = firstDivergence(a, b, 0);
    expect(found).toMatchObject({ stage: 'keep', kind: 'kept', of: { kind: 'group' } });
    const rings = (t: number) =>
      marksOf(marksAt(a, b, 'desktop', t).marks, 'rect', 'divergence').filter(
        ({ stroke }) => stroke === LIGHT.ink,
      );
    expect(rings(4)).toHaveLength(0);
    expect(rings(5)).toHaveLength(1);
    expect(rings(10)).toHaveLength(1);
  });

  it('does not depend on what was drawn before', () => {
    const once = marksAt(a, b, 'desktop', 7).marks;
    marksAt(b, a, 'desktop', 7);
    marksAt(a, a, 'desktop', 3.3);
    expect(marksAt(a, b, 'desktop', 7).marks).toEqual(once);
  });
});
