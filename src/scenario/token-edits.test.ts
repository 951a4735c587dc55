import { describe, expect, it } from 'vitest';
import { route } from '../core/route';
import { generateRows } from '../sources/generator';
import { inputOf } from './dispatch-scenario';
import { applyPreset, setGlobalNumExperts } from './edits';
import { PLAIN_TOKEN, type Scenario } from './scenario';
import { setHasOtherBias, setPadding, setTableIds, setTokenKind, spreadIds } from './token-edits';

const rows = (scenario: Pick<Scenario, 'params'>) => generateRows('normal', 7, scenario.params);
const v4 = applyPreset('deepseek-v4-flash', rows).scenario;

function routed(scenario: Scenario) {
  const outcome = route(inputOf(scenario));
  if (!outcome.ok) throw new Error(outcome.error.code);
  return {
    semantics: outcome.result.semantics,
    ids: [...outcome.result.ids],
    weights: [...outcome.result.weights],
  };
}

describe('the token of a DeepSeek-V4 layer', () => {
  it('opens with a version of vLLM that knows the model, in its kernel for these sizes', () => {
    expect(v4.setup.environment.version).toBe('2026-09');
    expect(routed(v4).semantics).toBe('vllm_dsv4_topk');
  });

  it('takes the experts that its table names, in the kernel that reads tables', () => {
    const ids = [7, 200, 3, 90, 41, 255];
    const found = routed(setTableIds(v4, ids).scenario);
    expect(found.semantics).toBe('vllm_softplus_sqrt');
    expect(found.ids).toEqual(ids);
    expect(found.weights.reduce((sum, w) => sum + w, 0)).toBeCloseTo(1.5, 5);
  });

  it('keeps the bias of text while that for images is shown and edited', () => {
    const both = setHasOtherBias(v4, true).scenario;
    const image = setTokenKind(both, 'image').scenario;
    expect([...image.eScoreCorrectionBias!].every((b) => b === 0)).toBe(true);
    const back = setTokenKind(image, 'text').scenario;
    expect(back.eScoreCorrectionBias).toEqual(v4.eScoreCorrectionBias);
    expect(setHasOtherBias(image, false).scenario.eScoreCorrectionBias).toEqual(v4.eScoreCorrectionBias);
  });

  it('loses no value of either bias to fewer experts', () => {
    const image = setTokenKind(setHasOtherBias(v4, true).scenario, 'image').scenario;
    const params = { ...image.params, globalNumExperts: 8 };
    const few = setGlobalNumExperts(image, 8, rows({ params }), rows(image)).scenario;
    const text = setTokenKind(few, 'text').scenario;
    expect(text.eScoreCorrectionBias).toEqual(v4.eScoreCorrectionBias!.slice(0, 8));
    const whole = setGlobalNumExperts(text, 256, rows(v4), rows(text)).scenario;
    expect(whole.eScoreCorrectionBias).toEqual(v4.eScoreCorrectionBias);
  });

  it('does not use the table if it is part of an image', () => {
    const table = setTableIds(setHasOtherBias(v4, true).scenario, [0, 1, 2, 3, 4, 5]).scenario;
    expect(routed(setTokenKind(table, 'image').scenario).ids).not.toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('gets no expert if its row only pads the batch, unless the version followed ignores padding', () => {
    const padding = setPadding(v4, true).scenario;
    expect(routed(padding)).toMatchObject({ ids: Array(6).fill(-1), weights: Array(6).fill(0) });
    const dsv3 = setPadding(applyPreset('dsv3', rows).scenario, true).scenario;
    expect(routed(dsv3).ids.every((id) => id >= 0)).toBe(true);
  });

  it('names a wrong entry of its row by position', () => {
    const error = (ids: number[]) => {
      const outcome = route(inputOf(setTableIds(v4, ids).scenario));
      return outcome.ok ? null : outcome.error;
    };
    expect(error([0, 1, 256, 3, 4, 5])).toMatchObject({
      field: 'tableIds',
      values: { position: 3, max: 255 },
    });
    expect(error([0, 1, 2, 3, 4, 1])).toMatchObject({ field: 'tableIds', values: { position: 6, first: 2 } });
    expect(error([0, 1])).toMatchObject({ code: 'wrongLength', values: { value: 2, expected: 6 } });
  });

  it('starts with a made-up row of different experts', () => {
    const ids = spreadIds(v4.params);
    expect(new Set(ids).size).toBe(6);
    expect(routed(setTableIds(v4, ids).scenario).ids).toEqual(ids);
  });

  it('is plain text again after another preset, in the followed version', () => {
    const { scenario } = applyPreset('dsv3', rows, {
      scenario: setPadding(v4, true).scenario,
      base: rows(v4),
    });
    expect(scenario.token).toEqual(PLAIN_TOKEN);
    expect(scenario.setup.environment.version).toBe('0.15');
  });
});
