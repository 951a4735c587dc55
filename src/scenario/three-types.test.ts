import { describe, expect, it } from 'vitest';
import { AS_INSTALLED } from '../core/dispatch/environment';
import { route } from '../core/route';
import { dispatchOf, inputOf } from './dispatch-scenario';
import { presetOf } from './presets';
import { PLAIN_TOKEN, type Scenario, type Setup } from './scenario';
import { setupOf } from './setup';

/** A sigmoid top-2 router without groups, with these rows and types. */
function scenarioOf(logits: readonly number[], bias: readonly number[], setup: Partial<Setup>): Scenario {
  return {
    preset: 'dsv3',
    source: presetOf('dsv3').source,
    params: {
      globalNumExperts: logits.length,
      numExpertGroup: 1,
      topkGroup: 1,
      topK: 2,
      renormalize: true,
      scoringFunc: 'sigmoid',
      routedScalingFactor: 1,
      numFusedSharedExperts: 0,
    },
    logits: Float32Array.from(logits),
    eScoreCorrectionBias: Float32Array.from(bias),
    setup: { ...setupOf('dsv3'), implementation: 'hf_minimax_m2', ...setup },
    token: PLAIN_TOKEN,
  };
}

function picksOf(scenario: Scenario): number[] {
  const outcome = route(inputOf(scenario));
  if (!outcome.ok) throw new Error(outcome.error.code);
  return [...outcome.result.ids].sort((a, b) => a - b);
}

describe('the types of logits, bias and arithmetic are three settings', () => {
  const close = [
    [2, 1.001953, 1, -1],
    [0, 0, 0.0001220703, 0],
  ] as const;
  const sevens = [
    [0.36, -0.25, 0.19, -0.38, 0.13, 0.09, -0.12, -0.1],
    [7.022, 6.89, 6.891, 6.834, 6.921, 6.872, 6.926, 6.93],
  ] as const;

  it('rounds the logits alone before a float32 router', () => {
    expect(picksOf(scenarioOf(...close, {}))).toEqual([0, 1]);
    const stored = scenarioOf(...close, { logitsDtype: 'bf16' });
    expect(picksOf(stored)).toEqual([0, 2]);
    expect([...inputOf(stored).logits]).toEqual([2, 1, 1, -1]);
    expect(inputOf(stored).dtype).toBe('f32');
  });

  it('rounds the bias alone', () => {
    expect(picksOf(scenarioOf(...sevens, {}))).toEqual([0, 4]);
    const stored = scenarioOf(...sevens, { biasDtype: 'bf16' });
    expect(picksOf(stored)).toEqual([0, 2]);
    expect([...inputOf(stored).eScoreCorrectionBias!]).toEqual([
      7.03125, 6.875, 6.90625, 6.84375, 6.90625, 6.875, 6.9375, 6.9375,
    ]);
    expect(inputOf(stored).logits).toBe(stored.logits);
  });

  it('rounds the arithmetic alone, and with it the logits unless they have a type of their own', () => {
    const both = scenarioOf(...close, { dtype: 'bf16' });
    expect([...inputOf(both).logits]).toEqual([2, 1, 1, -1]);
    expect(inputOf(both).dtype).toBe('bf16');
    const alone = scenarioOf(...close, { dtype: 'bf16', logitsDtype: 'f32' });
    expect(inputOf(alone).logits).toBe(alone.logits);
    expect(inputOf(alone).dtype).toBe('bf16');
  });

  it('says which of them take effect', () => {
    const rowsOf = (setup: Partial<Setup>) =>
      Object.fromEntries(
        dispatchOf(scenarioOf(...close, { implementation: 'vllm', ...setup })).effective.map((row) => [
          row.field,
          [row.effective, row.reason],
        ]),
      );
    const small = { environment: { ...AS_INSTALLED, version: '2026-09', kernels: '2026-09' } } as const;
    const rows = rowsOf({ ...small, dtype: 'bf16', logitsDtype: 'f32', biasDtype: 'f16' });
    expect(rows).toMatchObject({
      dtype: ['f32', 'roundsNothing'],
      logitsDtype: ['f32', null],
      biasDtype: ['f16', null],
    });
  });
});
