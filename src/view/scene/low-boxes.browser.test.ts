import { describe, it } from 'vitest';
import { madeToken } from '../../testing/made-token';
import { expectSoundBoxes } from '../../testing/sound-boxes';
import { en } from '../../text/en';
import { zh } from '../../text/zh';
import { layoutStage } from '../layout/layout-stage';
import { shapeOf } from '../layout/shape';
import { canvasMeasure } from '../paint-canvas';
import { LIGHT } from '../theme/tokens';
import { createScene } from './scene';

/** The frames that windows of 667 × 375, 844 × 390 and 932 × 430 leave. */
const BOXES = [
  { width: 411, height: 209 },
  { width: 550, height: 224 },
  { width: 610, height: 264 },
];
const SIZES = [
  [8, 1],
  [64, 8],
  [160, 8],
  [256, 8],
  [512, 32],
] as const;
const TIMES = [0.5, 1, 2.5, 3.5, 5, 6.5, 7, 7.7, 8.5, 9.5, 10];

const context = document.createElement('canvas').getContext('2d');
if (!context) throw new Error('no canvas');
const measure = canvasMeasure(context);
const scene = createScene();

describe.each(BOXES)('a phone on its side, $width × $height', (box) => {
  for (const [numExperts, numGroups] of SIZES)
    it(`E ${numExperts}, G ${numGroups}: no text clipped, overlapping or small; nothing outside`, () => {
      const topkGroup = Math.max(1, numGroups / 2);
      const topK = Math.min(8, numExperts - 1);
      const params = { globalNumExperts: numExperts, numExpertGroup: numGroups, topkGroup, topK };
      const routed = madeToken(params);
      const layout = layoutStage(box, 'phone', shapeOf(routed));
      for (const [language, words] of [
        ['en', en.picture],
        ['zh', zh.picture],
      ] as const)
        for (const t of TIMES) {
          const options = { reducedMotion: true, words };
          const focus = { hover: null, pins: [], keyboard: null };
          const marks = scene({ token: routed, t, focus, layout, theme: LIGHT, measure, ...options });
          expectSoundBoxes(marks, layout, measure, `${language}, t ${t}`);
        }
    });
});
