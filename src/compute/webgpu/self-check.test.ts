import { describe, expect, it } from 'vitest';
import type { RouteOutcome, RouteResult } from '../../core/result-arrays';
import { route } from '../../core/route';
import type { RouteInput } from '../../core/types';
import type { Engine } from '../engine';
import { selfCheck } from './self-check';

/** The reference as an engine whose answers a test changes. */
function engine(change: (outcomes: RouteOutcome[], inputs: readonly RouteInput[]) => RouteOutcome[]): Engine {
  return {
    kind: 'webgpu',
    label: 'test',
    loaded: null,
    lost: new Promise(() => {}),
    route: async (inputs) => change(inputs.map(route), inputs),
    dispose() {},
  };
}

const resultOf = (outcome: RouteOutcome | undefined): RouteResult => {
  if (!outcome?.ok) throw new Error('not routed');
  return outcome.result;
};

describe('the self-check', () => {
  it('passes an engine that gives the reference’s bits', async () => {
    expect(await selfCheck(engine((outcomes) => outcomes))).toBeNull();
  });

  it('covers every path, both scoring functions, rows without bias and rows with values that are not finite', async () => {
    let seen: readonly RouteInput[] = [];
    let paths: string[] = [];
    await selfCheck(
      engine((outcomes, inputs) => {
        seen = inputs;
        paths = outcomes.map((outcome) => resultOf(outcome).path);
        return outcomes;
      }),
    );
    expect(new Set(paths)).toContain('native');
    expect(paths.some((path) => path !== 'native')).toBe(true);
    expect(new Set(seen.map(({ params }) => params.scoringFunc)).size).toBe(2);
    expect(seen.some(({ eScoreCorrectionBias }) => eScoreCorrectionBias === null)).toBe(true);
    expect(seen.some(({ logits }) => logits.some((z) => !Number.isFinite(z)))).toBe(true);
    const tiny = seen.map(route).flatMap((outcome) => [...resultOf(outcome).scores]);
    expect(tiny.some((s) => s > 0 && s < 2 ** -126)).toBe(true);
  });

  it('names the first value in which one bit is wrong', async () => {
    const wrong = engine((outcomes) => {
      const { weights } = resultOf(outcomes[0]);
      const bits = new Int32Array(weights.buffer);
      bits[5] = bits[5]! + 1;
      return outcomes;
    });
    const difference = await selfCheck(wrong);
    expect(difference).toMatchObject({ array: 'weights', index: 5 });
    expect(difference!.actual).not.toBe(difference!.expected);
  });

  it('sees a −0 where the reference has a +0', async () => {
    const wrong = engine((outcomes, inputs) => {
      outcomes.forEach((outcome, i) => {
        const { scores } = resultOf(outcome);
        if (inputs[i]!.params.scoringFunc === 'softmax') scores[scores.indexOf(0)] = -0;
      });
      return outcomes;
    });
    expect(await selfCheck(wrong)).toMatchObject({ array: 'scores', expected: 0, actual: -0 });
  });

  it('refuses an engine that answers with an error, or does not answer everything', async () => {
    const failing = engine((outcomes) =>
      outcomes.map((outcome, i) =>
        i === 2 ? { ok: false, error: { field: 'logits', code: 'wrongLength', values: {} } } : outcome,
      ),
    );
    expect(await selfCheck(failing)).toMatchObject({ array: 'error' });
    expect(await selfCheck(engine((outcomes) => outcomes.slice(0, 3)))).toMatchObject({ array: 'outcomes' });
    expect(await selfCheck(engine(() => []))).not.toBeNull();
  });
});
