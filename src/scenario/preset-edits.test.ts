import { describe, expect, it } from 'vitest';
import { setHasBias, setParam, setSetup } from './edits';
import { isFieldEdited, isPresetEdited, presetValue } from './preset-edits';
import { PRESETS } from './presets';
import type { Scenario } from './scenario';
import { setupOf } from './setup';

const rows = { logits: new Float32Array(256), bias: new Float32Array(256) };

function fresh(id: string): Scenario {
  const { params, hasBias, source } = PRESETS.find((preset) => preset.id === id)!;
  const eScoreCorrectionBias = hasBias ? rows.bias : null;
  return { preset: id, params, source, logits: rows.logits, eScoreCorrectionBias, setup: setupOf(id) };
}

describe('edits of a preset', () => {
  it('has none right after a preset was chosen', () => {
    for (const { id } of PRESETS) expect(isPresetEdited(fresh(id)), id).toBe(false);
  });

  it('sees a parameter, the bias and use_grouped_topk, each in its own field', () => {
    const scenario = fresh('dsv3');
    const experts = setParam(scenario, 'topK', 6).scenario;
    expect([isFieldEdited(experts, 'topK'), isFieldEdited(experts, 'topkGroup')]).toEqual([true, false]);
    expect(presetValue(experts, 'topK')).toBe(8);
    expect(isFieldEdited(setHasBias(scenario, false, rows).scenario, 'eScoreCorrectionBias')).toBe(true);
    expect(isFieldEdited(setSetup(scenario, 'useGroupedTopk', false).scenario, 'useGroupedTopk')).toBe(true);
    expect(isPresetEdited(experts)).toBe(true);
    expect(isPresetEdited(setParam(experts, 'topK', 8).scenario)).toBe(false);
  });

  it('takes other logits for no other router', () => {
    expect(isPresetEdited({ ...fresh('dsv3'), eScoreCorrectionBias: rows.logits.map(() => 1) })).toBe(false);
  });
});
