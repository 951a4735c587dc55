import { describe, expect, it } from 'vitest';
import { NOTHING_LOADED } from '../sources/sources';
import { scenarioBase } from './base-rows';
import { applyPreset, setParam, setSetup } from './edits';
import type { Scenario } from './scenario';
import { trueRange, withTrueRange } from './true-range';

const DSV3 = applyPreset('dsv3', (scenario) => scenarioBase(scenario, NOTHING_LOADED)).scenario;
const native = (scenario: Scenario) => setSetup(scenario, 'implementation', 'vllm_native').scenario;
const fused = (scenario: Scenario) => setSetup(scenario, 'implementation', 'vllm_fused').scenario;

describe('the range of a parameter', () => {
  it('is that of the path, on both ends', () => {
    expect(trueRange(native(DSV3), 'topkGroup')).toEqual({ min: 0, max: 8 });
    expect(trueRange(fused(DSV3), 'topkGroup')).toEqual({ min: 1, max: 8 });
    expect(trueRange(native(DSV3), 'topK')).toEqual({ min: 0, max: 256 });
    expect(trueRange(fused(DSV3), 'topK')).toEqual({ min: 1, max: 32 });
    expect(trueRange(DSV3, 'globalNumExperts')).toEqual({ min: 1, max: 1024 });
  });

  it('replaces the one in a refusal', () => {
    const error = { field: 'topkGroup', code: 'outOfRange', values: { value: 9, min: 0, max: 8 } } as const;
    expect(withTrueRange(error, fused(setParam(DSV3, 'topkGroup', 9).scenario))?.values).toEqual({
      value: 9,
      min: 1,
      max: 8,
    });
    expect(withTrueRange(null, DSV3)).toBeNull();
    const other = { field: 'numExpertGroup', code: 'groupDivide', values: { value: 3, E: 8 } } as const;
    expect(withTrueRange(other, DSV3)).toBe(other);
  });
});
