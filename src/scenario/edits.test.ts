import { describe, expect, it } from 'vitest';
import { generateRows } from '../sources/generator';
import type { BaseRows } from '../sources/row-source';
import type { Source } from '../sources/sources';
import {
  applyPreset,
  applySource,
  paintLogits,
  resetAll,
  resetExpert,
  setBias,
  setGlobalNumExperts,
  setHasBias,
  setLogit,
  setParam,
  sourceOfPreset,
} from './edits';
import { presetOf } from './presets';
import type { Scenario } from './scenario';

const base: BaseRows = {
  logits: Float32Array.of(0.5, -1, 2, 0),
  bias: Float32Array.of(0.25, 0, -0.25, 0.5),
};

const SCENARIO: Scenario = {
  ...applyPreset('mixtral-8x7b', () => base).scenario,
  params: {
    globalNumExperts: 4,
    numExpertGroup: 2,
    topkGroup: 1,
    topK: 2,
    renormalize: true,
    scoringFunc: 'sigmoid',
    routedScalingFactor: 2.5,
    numFusedSharedExperts: 0,
  },
  source: { kind: 'generator', generator: 'normal', seed: 3 },
  logits: base.logits.slice(),
  eScoreCorrectionBias: base.bias.slice(),
};

const WITHOUT_BIAS: Scenario = { ...SCENARIO, eScoreCorrectionBias: null };

/** A NaN whose payload marks its origin. */
const PAYLOAD = 0x7fc12345;
const bits = (row: Float32Array) => [...new Uint32Array(row.buffer, row.byteOffset, row.length)];
const floats = (...words: number[]) => new Float32Array(Uint32Array.from(words).buffer);

describe('a parameter', () => {
  it('changes alone; the label names the value before and after', () => {
    const { scenario, label } = setParam(SCENARIO, 'topK', 3);
    expect(scenario).toEqual({ ...SCENARIO, params: { ...SCENARIO.params, topK: 3 } });
    expect(scenario.logits).toBe(SCENARIO.logits);
    expect(label).toEqual({ kind: 'param', field: 'topK', from: '2', to: '3' });
    expect(SCENARIO.params.topK).toBe(2);
  });

  it('stands in the label as it is typed, whatever its type', () => {
    expect(setParam(SCENARIO, 'scoringFunc', 'softmax').label).toMatchObject({
      from: 'sigmoid',
      to: 'softmax',
    });
    expect(setParam(SCENARIO, 'renormalize', false).label).toMatchObject({ from: 'true', to: 'false' });
    expect(setParam(SCENARIO, 'routedScalingFactor', 1).label).toMatchObject({ from: '2.5', to: '1' });
  });

  it('that stays the same gives the scenario itself; 0 and −0 are not the same', () => {
    expect(setParam(SCENARIO, 'topK', 2).scenario).toBe(SCENARIO);
    const zero = setParam(SCENARIO, 'routedScalingFactor', 0).scenario;
    expect(setParam(zero, 'routedScalingFactor', -0).scenario).not.toBe(zero);
  });
});

describe('the number of experts', () => {
  const wide: BaseRows = {
    logits: Float32Array.of(9, 9, 9, 9, 4, 5),
    bias: Float32Array.of(8, 8, 8, 8, 0.125, 0.375),
  };

  it('grows with the source’s values for the new experts', () => {
    const { scenario, label } = setGlobalNumExperts(SCENARIO, 6, wide, base);
    expect(scenario.params.globalNumExperts).toBe(6);
    expect([...scenario.logits]).toEqual([0.5, -1, 2, 0, 4, 5]);
    expect([...scenario.eScoreCorrectionBias!]).toEqual([0.25, 0, -0.25, 0.5, 0.125, 0.375]);
    expect(label).toEqual({ kind: 'param', field: 'globalNumExperts', from: '4', to: '6' });
  });

  it('shrinks by cutting the rows', () => {
    const narrow = { logits: Float32Array.of(9, 9), bias: Float32Array.of(8, 8) };
    const { scenario } = setGlobalNumExperts(SCENARIO, 2, narrow, base);
    expect([...scenario.logits]).toEqual([0.5, -1]);
    expect([...scenario.eScoreCorrectionBias!]).toEqual([0.25, 0]);
  });

  it('gives no bias to a router that has none', () => {
    expect(setGlobalNumExperts(WITHOUT_BIAS, 6, wide, base).scenario.eScoreCorrectionBias).toBeNull();
  });

  it('keeps the payload of a NaN and the sign of −0', () => {
    const odd = { ...SCENARIO, logits: floats(PAYLOAD, 0x80000000, 0xffc00001, 0) };
    const { scenario } = setGlobalNumExperts(odd, 6, wide, base);
    expect(bits(scenario.logits).slice(0, 4)).toEqual([PAYLOAD, 0x80000000, 0xffc00001, 0]);
    const back = setGlobalNumExperts(
      scenario,
      3,
      { logits: new Float32Array(3), bias: new Float32Array(3) },
      wide,
    );
    expect(bits(back.scenario.logits)).toEqual([PAYLOAD, 0x80000000, 0xffc00001]);
  });

  it('reads rows that are windows on a larger buffer', () => {
    const logits = Float32Array.of(7, 7, 1, 2, 3, 4).subarray(2);
    const { scenario } = setGlobalNumExperts({ ...SCENARIO, logits }, 6, wide, base);
    expect([...scenario.logits]).toEqual([1, 2, 3, 4, 4, 5]);
  });

  it('never touches the rows it was given', () => {
    setGlobalNumExperts(SCENARIO, 6, wide, base);
    expect([...wide.logits]).toEqual([9, 9, 9, 9, 4, 5]);
    expect([...SCENARIO.logits]).toEqual([...base.logits]);
  });

  it('keeps edited values that are cut off, and gives them back after any other sizes', () => {
    const edited = setBias(setLogit(SCENARIO, 3, 7).scenario, 2, 9).scenario;
    const rows = (count: number): BaseRows => ({
      logits: wide.logits.map((z, id) => base.logits[id] ?? z).subarray(0, count),
      bias: wide.bias.map((b, id) => base.bias[id] ?? b).subarray(0, count),
    });
    let now = edited;
    for (const [from, to] of [
      [4, 3],
      [3, 1],
      [1, 2],
      [2, 6],
      [6, 4],
    ] as const)
      now = setGlobalNumExperts(now, to, rows(to), rows(from)).scenario;
    expect(now).toEqual(edited);
    const off = setHasBias(setGlobalNumExperts(edited, 2, rows(2), base).scenario, false, rows(2)).scenario;
    const on = setHasBias(setGlobalNumExperts(off, 4, base, rows(2)).scenario, true, base).scenario;
    expect(on).toEqual(edited);
  });

  it('that stays the same gives the scenario itself', () => {
    expect(setGlobalNumExperts(SCENARIO, 4, base, base).scenario).toBe(SCENARIO);
  });
});

describe('one value', () => {
  it('of the logits changes alone, in a new row', () => {
    const { scenario, label } = setLogit(SCENARIO, 2, 0.1);
    expect([...scenario.logits]).toEqual([0.5, -1, Math.fround(0.1), 0]);
    expect(scenario.eScoreCorrectionBias).toBe(SCENARIO.eScoreCorrectionBias);
    expect(SCENARIO.logits[2]).toBe(2);
    expect(label).toEqual({ kind: 'logit', id: 2, from: 2, to: 0.1 });
  });

  it('of the bias changes alone, in a new row', () => {
    const { scenario, label } = setBias(SCENARIO, 3, -0.5);
    expect([...scenario.eScoreCorrectionBias!]).toEqual([0.25, 0, -0.25, -0.5]);
    expect(scenario.logits).toBe(SCENARIO.logits);
    expect(SCENARIO.eScoreCorrectionBias![3]).toBe(0.5);
    expect(label).toEqual({ kind: 'bias', id: 3, from: 0.5, to: -0.5 });
  });

  it('of a bias changes nothing in a router without a bias', () => {
    expect(setBias(WITHOUT_BIAS, 3, 1).scenario).toBe(WITHOUT_BIAS);
  });

  it('keeps the NaN payloads beside it', () => {
    const odd = { ...SCENARIO, logits: floats(PAYLOAD, 0, 0, 0) };
    expect(bits(setLogit(odd, 1, 1).scenario.logits)).toEqual([PAYLOAD, 0x3f800000, 0, 0]);
  });

  it('that is the same float32 as before gives the scenario itself; −0 is not 0', () => {
    expect(setLogit(SCENARIO, 1, -1).scenario).toBe(SCENARIO);
    expect(setLogit(SCENARIO, 1, -1 - 1e-12).scenario).toBe(SCENARIO);
    expect(setBias(SCENARIO, 3, 0.5).scenario).toBe(SCENARIO);
    expect(setLogit(SCENARIO, 3, -0).scenario).not.toBe(SCENARIO);
  });

  it('is reset to that of the source, logit and bias', () => {
    const edited = setBias(setLogit(SCENARIO, 2, 9).scenario, 2, 9).scenario;
    const { scenario, label } = resetExpert(edited, 2, base);
    expect(scenario).toEqual(SCENARIO);
    expect(label).toEqual({ kind: 'reset', id: 2 });
    expect(resetExpert(SCENARIO, 2, base).scenario).toBe(SCENARIO);
    expect(resetExpert(WITHOUT_BIAS, 2, base).scenario.eScoreCorrectionBias).toBeNull();
  });
});

describe('the bias', () => {
  it('is taken away, and comes back with the values of the source', () => {
    const off = setHasBias(SCENARIO, false, base);
    expect(off).toEqual({
      label: { kind: 'hasBias', to: false },
      scenario: { ...SCENARIO, eScoreCorrectionBias: null },
    });
    const on = setHasBias(off.scenario, true, base);
    expect(on.scenario).toEqual(SCENARIO);
    expect(on.scenario.eScoreCorrectionBias).not.toBe(base.bias);
  });

  it('that was edited comes back as it was', () => {
    const edited = setBias(setBias(SCENARIO, 0, 5).scenario, 2, -0).scenario;
    const off = setHasBias(edited, false, base).scenario;
    expect(off.eScoreCorrectionBias).toBeNull();
    expect(setHasBias(off, true, base).scenario).toEqual(edited);
  });

  it('keeps its edits when it is switched on although it is on', () => {
    const edited = setBias(SCENARIO, 0, 5).scenario;
    expect(setHasBias(edited, true, base).scenario).toBe(edited);
    expect(setHasBias(WITHOUT_BIAS, false, base).scenario).toBe(WITHOUT_BIAS);
  });
});

describe('a source', () => {
  const other: Source = { kind: 'generator', generator: 'ties', seed: 3 };
  const rows: BaseRows = { logits: Float32Array.of(4, 3, 2, 1), bias: Float32Array.of(1, 1, 1, 1) };

  it('brings its rows and takes the edits away', () => {
    const { scenario, label } = applySource(setLogit(SCENARIO, 0, 9).scenario, other, rows);
    expect(scenario).toEqual({
      ...SCENARIO,
      source: other,
      logits: rows.logits,
      eScoreCorrectionBias: rows.bias,
    });
    expect(scenario.logits).not.toBe(rows.logits);
    expect(label).toEqual({ kind: 'source', source: other });
  });

  it('gives no bias to a router without one', () => {
    expect(applySource(WITHOUT_BIAS, other, rows).scenario.eScoreCorrectionBias).toBeNull();
  });

  it('that is chosen again undoes the edits; without edits it changes nothing', () => {
    const same: Source = { kind: 'generator', generator: 'normal', seed: 3 };
    expect(applySource(SCENARIO, same, base).scenario).toBe(SCENARIO);
    expect(applySource(setLogit(SCENARIO, 0, 9).scenario, same, base).scenario).toEqual(SCENARIO);
  });

  it('is another one if text, layer, token or seed differ, even with the same rows', () => {
    const trace = { kind: 'trace', text: 'english', layer: 1, token: 2 } as const;
    const at = { ...SCENARIO, source: trace };
    const seed: Source = { kind: 'generator', generator: 'normal', seed: 4 };
    expect(applySource(SCENARIO, seed, base).scenario.source).toEqual(seed);
    expect(applySource(SCENARIO, trace, base).scenario.source).toEqual(trace);
    for (const change of [{ text: 'french' }, { layer: 2 }, { token: 3 }])
      expect(applySource(at, { ...trace, ...change }, base).scenario.source).toEqual({ ...trace, ...change });
    expect(applySource(at, { ...trace }, base).scenario).toBe(at);
  });
});

describe('a preset', () => {
  const rowsOf = ({ params }: Scenario) => generateRows('normal', 7, params);

  it('brings its parameters and the rows of its source', () => {
    const { scenario, label } = applyPreset('kimi-k2', rowsOf);
    const preset = presetOf('kimi-k2');
    expect(scenario).toMatchObject({ preset: 'kimi-k2', params: preset.params, source: preset.source });
    expect(scenario.logits).toEqual(generateRows('normal', 7, preset.params).logits);
    expect(scenario.eScoreCorrectionBias).toEqual(generateRows('normal', 7, preset.params).bias);
    expect(label).toEqual({ kind: 'preset', id: 'kimi-k2' });
  });

  it('has no bias if the model has none', () => {
    expect(applyPreset('dsv2', rowsOf).scenario.eScoreCorrectionBias).toBeNull();
  });

  it('of the recorded model comes from the traces, of the others from a generator', () => {
    expect(sourceOfPreset('tiny').kind).toBe('trace');
    expect(sourceOfPreset('dsv3')).toEqual({ kind: 'generator', generator: 'normal', seed: 7 });
  });
});

describe('a stroke', () => {
  it('gives its cells one value, and the label names it', () => {
    const { scenario, label } = paintLogits(SCENARIO, [1, 3], 1.5);
    expect([...scenario.logits]).toEqual([0.5, 1.5, 2, 1.5]);
    expect(label).toEqual({ kind: 'paint', ids: [1, 3], to: 1.5 });
    expect(paintLogits(scenario, [1], 1.5).scenario).toBe(scenario);
  });
});

describe('a reset of everything', () => {
  it('restores both rows of the source bit for bit, and is no step if nothing differs', () => {
    const odd: BaseRows = { logits: floats(PAYLOAD, 0, 0, 0), bias: base.bias };
    const edited = setBias(
      setLogit({ ...SCENARIO, logits: odd.logits.slice() }, 2, 9).scenario,
      1,
      4,
    ).scenario;
    const { scenario, label } = resetAll(edited, odd);
    expect(bits(scenario.logits)).toEqual(bits(odd.logits));
    expect([...scenario.eScoreCorrectionBias!]).toEqual([...base.bias]);
    expect(label).toEqual({ kind: 'resetAll' });
    expect(resetAll(scenario, odd).scenario).toBe(scenario);
    expect(resetAll(WITHOUT_BIAS, base).scenario.eScoreCorrectionBias).toBeNull();
  });
});
