import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endOf, STAGES, startOf, T_END } from '../../core/stages';
import { progressOf, STAGE_MS } from './beats';

const anyStage = fc.constantFrom(...STAGES);

describe('the progress of a stage', () => {
  it('is 0 until it starts and 1 from its end on', () => {
    for (const stage of STAGES) {
      const [start, end] = [startOf(stage), endOf(stage)];
      expect([0, start - 0.5, start].map((t) => progressOf(t, stage))).toEqual([0, 0, 0]);
      expect([end, end + 0.5, T_END].map((t) => progressOf(t, stage))).toEqual([1, 1, 1]);
    }
  });

  it('never falls, and stays in [0, 1]', () => {
    const time = fc.double({ min: 0, max: 10, noNaN: true });
    fc.assert(
      fc.property(anyStage, time, time, (stage, a, b) => {
        const [early, late] = [Math.min(a, b), Math.max(a, b)];
        expect(progressOf(early, stage)).toBeLessThanOrEqual(progressOf(late, stage));
        expect(progressOf(a, stage)).toBeGreaterThanOrEqual(0);
        expect(progressOf(a, stage)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('moves one stage at a time', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 10, noNaN: true }), (t) => {
        const moving = STAGES.filter((stage) => progressOf(t, stage) > 0 && progressOf(t, stage) < 1);
        expect(moving.length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('is linear while a level sweeps through values, so that a wider gap takes longer', () => {
    for (const stage of ['bias', 'keep', 'mask', 'pick'] as const)
      for (const p of [0.1, 0.25, 0.5, 0.9]) expect(progressOf(startOf(stage) + p, stage)).toBeCloseTo(p, 12);
  });
});

it('the story takes 9.2 s at normal speed, and every stage some time', () => {
  expect(STAGES.reduce((sum, id) => sum + STAGE_MS[id], 0)).toBe(9200);
  expect(STAGES.every((id) => STAGE_MS[id] >= 500)).toBe(true);
});
