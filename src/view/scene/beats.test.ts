import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STAGES } from '../../core/stages';
import { progressOf, STAGE_MS } from './beats';

const stage = fc.integer({ min: 0, max: 9 });

describe('the progress of a stage', () => {
  it('is 0 until it starts and 1 from its end on', () => {
    STAGES.forEach((_, i) => {
      expect([0, i - 0.5, i].map((t) => progressOf(t, i))).toEqual([0, 0, 0]);
      expect([i + 1, i + 1.5, 10].map((t) => progressOf(t, i))).toEqual([1, 1, 1]);
    });
  });

  it('never falls, and stays in [0, 1]', () => {
    const time = fc.double({ min: 0, max: 10, noNaN: true });
    fc.assert(
      fc.property(stage, time, time, (i, a, b) => {
        const [early, late] = [Math.min(a, b), Math.max(a, b)];
        expect(progressOf(early, i)).toBeLessThanOrEqual(progressOf(late, i));
        expect(progressOf(a, i)).toBeGreaterThanOrEqual(0);
        expect(progressOf(a, i)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('moves one stage at a time', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 10, noNaN: true }), (t) => {
        const moving = STAGES.filter((_, i) => progressOf(t, i) > 0 && progressOf(t, i) < 1);
        expect(moving.length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('is linear where a level sweeps through values, so that a gap becomes a duration', () => {
    for (const id of ['bias', 'keep', 'mask', 'pick'] as const) {
      const i = STAGES.indexOf(id);
      for (const p of [0.1, 0.25, 0.5, 0.9]) expect(progressOf(i + p, i)).toBeCloseTo(p, 12);
    }
  });

  it('is that of nothing for a stage that does not exist', () => {
    expect(progressOf(10, 10)).toBe(0);
    expect(progressOf(10, -1)).toBe(0);
  });
});

it('the story takes 9.2 s at normal speed, and every stage some time', () => {
  expect(STAGES.reduce((sum, id) => sum + STAGE_MS[id], 0)).toBe(9200);
  expect(STAGES.every((id) => STAGE_MS[id] >= 500)).toBe(true);
});
