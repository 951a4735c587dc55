import { describe, expect, it } from 'vitest';
import type { RouteOutcome } from '../core/result-arrays';
import type { RouteInput } from '../core/types';
import { createSlicer } from './slicer';

/** Inputs with so many tokens; nothing else of them is read. */
const inputsOf = (...tokens: number[]) => tokens.map((count) => ({ tokens: count }) as RouteInput);

/** A host that takes a fixed time for each token, on a clock of its own. */
function pacedHost(msPerRow: number) {
  let time = 0;
  const slices: number[] = [];
  return {
    slices,
    now: () => time,
    route(inputs: readonly RouteInput[]): Promise<RouteOutcome[]> {
      const rows = inputs.reduce((sum, { tokens }) => sum + tokens, 0);
      slices.push(rows);
      time += rows * msPerRow;
      return Promise.resolve(inputs.map((input) => input as unknown as RouteOutcome));
    },
  };
}

describe('a long batch', () => {
  it('comes back whole and in order', async () => {
    const host = pacedHost(0.1);
    const inputs = inputsOf(...Array.from({ length: 100 }, (_, i) => 1 + (i % 3)));
    expect(await createSlicer(host, host.now)(inputs, ['ids'], () => true)).toEqual(inputs);
    expect(host.slices.length).toBeGreaterThan(1);
  });

  it('is cut so that a slice takes about two milliseconds, at any speed of the engine', async () => {
    for (const [msPerRow, most] of [
      [0.05, 60],
      [0.5, 6],
      [5, 1],
    ] as const) {
      const host = pacedHost(msPerRow);
      await createSlicer(host, host.now)(inputsOf(...Array(400).fill(1)), ['ids'], () => true);
      expect(Math.max(...host.slices.slice(6, -1))).toBeLessThanOrEqual(most);
      expect(host.slices.at(-2)).toBeGreaterThanOrEqual(most / 3);
    }
  });

  it('stops between slices when it is no longer wanted', async () => {
    const host = pacedHost(1);
    const wanted = () => host.slices.length < 2;
    expect(await createSlicer(host, host.now)(inputsOf(...Array(100).fill(1)), ['ids'], wanted)).toBeNull();
    expect(host.slices).toHaveLength(2);
  });
});
