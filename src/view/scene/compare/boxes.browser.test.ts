import { describe, expect, it } from 'vitest';
import { firstDivergence } from '../../../core/compare/divergence';
import { summaryOf } from '../../../core/compare/summary';
import { madeToken } from '../../../testing/made-token';
import { expectSoundBoxes } from '../../../testing/sound-boxes';
import { en } from '../../../text/en';
import { layoutStage, type StageForm } from '../../layout/layout-stage';
import type { Mark } from '../../marks';
import { canvasMeasure } from '../../paint-canvas';
import type { RoutedToken } from '../../routed-token';
import { LIGHT } from '../../theme/tokens';
import { createScene } from '../scene';

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
const TIMES = [0.5, 1, 2.5, 3.5, 5, 6.5, 7, 7.7, 8.5, 9.5, 10];

const context = document.createElement('canvas').getContext('2d');
if (!context) throw new Error('no canvas');
const measure = canvasMeasure(context);
const scene = createScene();

function marksAt(a: RoutedToken, b: RoutedToken, form: StageForm, t: number, theme = LIGHT) {
  const { params } = b.scenario;
  const layout = layoutStage(BOX[form], form, {
    numExperts: params.globalNumExperts,
    numGroups: b.result.numGroups,
    topK: params.topK,
    topkGroup: params.topkGroup,
    path: b.result.path,
    sharedExperts: 0,
    isCompared: true,
  });
  const marks = scene(b, t, { hover: null, pins: [], keyboard: null }, layout, theme, measure, {
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
        const fill = own(marks, id).find((mark) => mark.kind === 'rect' && mark.fill === color);
        expect(fill).toMatchObject({ y: cell.y, height: cell.height, width: cell.width / 2 });
        expect(fill && 'x' in fill && fill.x - cell.x).toBe(letter === 'A' ? 0 : cell.width / 2);
        const frame = own(marks, id).find((mark) => mark.kind === 'rect' && mark.stroke === color);
        expect(frame && 'dash' in frame && frame.dash !== undefined).toBe(isDashed);
        expect(own(marks, id).some((mark) => mark.kind === 'text' && mark.text === letter)).toBe(true);
      }
  });

  it('is quiet about what both pick', () => {
    const { marks } = marksAt(a, b, 'desktop', 7);
    for (const id of both) {
      const colors = own(marks, id).flatMap((mark) => ('fill' in mark && mark.fill ? [mark.fill] : []));
      expect(colors).not.toContain(LIGHT.selected);
      expect(colors).not.toContain(LIGHT.variantB);
      expect(own(marks, id).at(-1)).toMatchObject({ stroke: LIGHT.ink, lineWidth: 1 });
    }
  });

  it('circles where they part, from that stage on', () => {
    const found = firstDivergence(a, b, 0);
    expect(found).toMatchObject({ stage: 4, kind: 'kept', of: { kind: 'group' } });
    const rings = (t: number) =>
      marksAt(a, b, 'desktop', t).marks.filter(
        (mark) => mark.kind === 'rect' && !mark.of && (mark.radius ?? 0) > 4 && mark.stroke === LIGHT.ink,
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
