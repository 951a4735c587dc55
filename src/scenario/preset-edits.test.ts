import { describe, expect, it } from 'vitest';
import { setHasBias, setParam, setSetup } from './edits';
import { isPresetEdited, presentValue, presetValue } from './preset-edits';
import { PRESETS } from './presets';
import { PLAIN_TOKEN, type Scenario } from './scenario';
import { setupOf } from './setup';

const rows = { logits: new Float32Array(256), bias: new Float32Array(256) };

function fresh(id: string): Scenario {
  const { params, hasBias, source } = PRESETS.find((preset) => preset.id === id)!;
  const eScoreCorrectionBias = hasBias ? rows.bias : null;
  return {
    preset: id,
    params,
    source,
    logits: rows.logits,
    eScoreCorrectionBias,
    setup: setupOf(id),
    token: PLAIN_TOKEN,
  };
}

const isEdited = (scenario: Scenario) => isPresetEdited(scenario.preset, scenario);

describe('edits of a preset', () => {
  it('are none right after a preset was chosen', () => {
    for (const { id } of PRESETS) expect(isEdited(fresh(id)), id).toBe(false);
  });

  it('are seen in a parameter, the bias and use_grouped_topk, and are gone after a reset', () => {
    const scenario = fresh('dsv3');
    const fewer = setParam(scenario, 'topK', 6).scenario;
    expect([presentValue(fewer, 'topK'), presetValue('dsv3', 'topK')]).toEqual([6, 8]);
    expect(isEdited(fewer)).toBe(true);
    expect(isEdited(setParam(fewer, 'topK', 8).scenario)).toBe(false);
    expect(isEdited(setHasBias(scenario, false, rows).scenario)).toBe(true);
    expect(isEdited(setSetup(scenario, 'useGroupedTopk', false).scenario)).toBe(true);
  });

  it('are none of the logits and biases', () => {
    expect(isEdited({ ...fresh('dsv3'), eScoreCorrectionBias: rows.bias.map(() => 1) })).toBe(false);
  });
});
