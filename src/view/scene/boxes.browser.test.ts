import { describe, expect, it } from 'vitest';
import { V0_15_ON_CUDA } from '../../core/dispatch/environment';
import type { RoutedToken } from '../../scenario/routed-token';
import { madeToken } from '../../testing/made-token';
import { marksOf } from '../../testing/marks-of';
import { layoutOf } from '../../testing/picture-of';
import { expectSoundBoxes, overlaps } from '../../testing/sound-boxes';
import { en } from '../../text/en';
import { zh } from '../../text/zh';
import { layoutStage, type StageLayout } from '../layout/layout-stage';
import { type StageForm, shapeOf } from '../layout/shape';
import { boxOf, type Mark } from '../marks';
import { canvasMeasure } from '../paint-canvas';
import { LIGHT } from '../theme/tokens';
import { createScene } from './scene';

const BOX: Record<StageForm, { width: number; height: number }> = {
  desktop: { width: 752, height: 673 },
  tablet: { width: 944, height: 548 },
  phone: { width: 366, height: 540 },
};
const SIZES = [
  [8, 1],
  [16, 4],
  [64, 8],
  [64, 1],
  [128, 8],
  [160, 8],
  [256, 8],
  [256, 16],
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

const FORMS = ['desktop', 'tablet', 'phone'] as const;
const LANGUAGES = [
  ['English', en.picture],
  ['Chinese', zh.picture],
] as const;
const CASES = LANGUAGES.flatMap(([language, words]) => FORMS.map((form) => [form, language, words] as const));

/** The marks of a picture with nothing in focus, none of which is small, overlaps a text, or leaves its panel. */
function soundMarks(
  routed: RoutedToken,
  layout: StageLayout,
  t: number,
  words: typeof en.picture | typeof zh.picture = en.picture,
  reducedMotion = false,
): Mark[] {
  const focus = { hover: null, pins: [], keyboard: null };
  const marks = scene({ token: routed, t, focus, layout, theme: LIGHT, measure, reducedMotion, words });
  expectSoundBoxes(marks, layout, measure, `t ${t}`);
  return marks;
}

describe.each(FORMS)('degenerate tokens on a %s', (form) => {
  const rocm = { platform: 'rocm', aiterFusedMoe: true, aiterSharedExperts: true } as const;
  const native = { useFusedGroupedTopk: false, compiled: false } as const;
  const setup = (environment: object) => ({ environment: { ...V0_15_ON_CUDA, ...environment } });
  const all = (z: number) => Object.fromEntries(Array.from({ length: 64 }, (_, id) => [id, z]));
  const E64 = { globalNumExperts: 64 };
  const DEGENERATE: [string, RoutedToken][] = [
    ['NaN', madeToken(E64, { logits: { 3: Number.NaN, 9: Infinity, 12: -Infinity } })],
    ['ties', madeToken(E64, { logits: all(0.5), hasBias: false })],
    ['near', madeToken(E64, { setup: { dtype: 'bf16' } })],
    ['leftovers', madeToken({ ...E64, topkGroup: 1, topK: 12 }, { setup: setup(native) })],
    ['uniform', madeToken(E64, { logits: all(Number.NaN) })],
    ['zero sum', madeToken(E64, { logits: all(-200), hasBias: false, setup: setup(native) })],
    ['appended', madeToken({ ...E64, numFusedSharedExperts: 3 }, { setup: setup(rocm) })],
    ['undefined', madeToken({ ...E64, numExpertGroup: 16, topkGroup: 4 })],
    ['negative', madeToken({ ...E64, routedScalingFactor: -2 })],
    ['under zero', madeToken({ ...E64, numFusedSharedExperts: 1 }, { bias: -0.85 })],
    ['all under zero', madeToken(E64, { bias: -2 })],
    ['lifted alike', madeToken(E64, { bias: 0.5 })],
  ];
  it.each(DEGENERATE)('%s: no text clipped or overlapping', (_, routed) => {
    for (const t of [1, 2, 3, 4, 5, 7, 8, 9, 10]) soundMarks(routed, layoutOf(routed, form), t);
  });

  it('nor in a picture with a group opened large', () => {
    for (const numExpertGroup of [8, 32])
      for (const zoom of [0, 5])
        for (const t of [1, 4, 5, 7, 10]) {
          const routed = madeToken({ globalNumExperts: 256, numExpertGroup, topkGroup: 4 });
          soundMarks(routed, layoutOf(routed, form, zoom), t);
        }
  });
});

/** What windows with closed settings leave the picture: 1440 × 900, 1920 × 1080, 1280 × 720; beside a tablet's explanation. */
const WINDOWS: [string, StageForm, { width: number; height: number }][] = [
  ['1440 × 900', 'desktop', { width: 1064, height: 610 }],
  ['1920 × 1080', 'desktop', { width: 1544, height: 790 }],
  ['1280 × 720', 'desktop', { width: 904, height: 440 }],
  ['1024 × 768', 'tablet', { width: 652, height: 430 }],
];

describe.each(WINDOWS)('the picture in a window of %s', (_, form, box) => {
  it.each([
    [8, 1],
    [64, 8],
    [128, 1],
    [256, 8],
    [384, 8],
  ] as const)('E %i, G %i: no text clipped, overlapping or small; nothing outside', (globalNumExperts, G) => {
    const topkGroup = Math.max(1, G / 2);
    const topK = Math.min(8, globalNumExperts - 1);
    const routed = madeToken({ globalNumExperts, numExpertGroup: G, topkGroup, topK });
    const layout = layoutStage(box, form, shapeOf(routed));
    for (const t of [0.5, 1, 2, 3, 5, 7, 8, 10])
      for (const words of [en.picture, zh.picture]) soundMarks(routed, layout, t, words);
  });
});

describe.each(CASES)('the picture on a %s in %s', (form, _language, words) => {
  for (const [numExperts, numGroups] of SIZES)
    for (const topK of [Math.min(8, numExperts - 1), Math.min(22, numExperts - 1)])
      it(`E ${numExperts}, G ${numGroups}, k ${topK}: no text clipped, overlapping or small; nothing outside`, () => {
        const topkGroup = Math.max(1, numGroups / 2);
        const routed = madeToken({
          globalNumExperts: numExperts,
          numExpertGroup: numGroups,
          topkGroup,
          topK,
        });
        const layout = layoutStage(BOX[form], form, shapeOf(routed));
        for (const t of TIMES) {
          const marks = soundMarks(routed, layout, t, words, true);
          // Group numbers stand clear of their bars.
          const bars = (['groupPart', 'softmaxSum'] as const).flatMap((role) => marksOf(marks, 'rect', role));
          const numbers = (['groupNumber', 'softmaxSum'] as const)
            .flatMap((role) => marksOf(marks, 'text', role))
            .filter(({ of }) => of);
          for (const number of numbers) {
            const box = boxOf(number, measure);
            if (bars.some((bar) => overlaps(boxOf(bar, measure), box)))
              expect.fail(`t ${t}: ${JSON.stringify(number)} lies on its bar`);
          }
        }
      });
});
