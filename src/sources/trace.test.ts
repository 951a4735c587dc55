import { describe, expect, it } from 'vitest';
import { generateRows } from './generator';
import type { Source } from './sources';
import { type LoadedSources, sourceRows } from './sources';
import type { TraceIndex, TraceText } from './trace-files';

const EXPERTS = 4;

const index: TraceIndex = {
  layers: 2,
  experts: EXPERTS,
  topK: 2,
  bias: [Float32Array.of(0.1, 0.2, 0.3, 0.4), Float32Array.of(0.5, 0.6, 0.7, 0.8)],
  texts: [{ name: 'short', label: 'Short', tokensHash: '', hash: 'abc', tokens: 3 }],
};

/** z of layer l, token i, expert e is 100·l + 10·i + e. */
const text: TraceText = {
  name: 'short',
  hash: 'abc',
  isChecked: true,
  tokens: [Uint8Array.of(97), Uint8Array.of(98), Uint8Array.of(99)],
  experts: EXPERTS,
  logits: Float32Array.from({ length: 24 }, (_, i) => {
    const e = i % 4;
    const token = Math.floor(i / 4) % 3;
    return 100 * Math.floor(i / 12) + 10 * token + e;
  }),
  topkIds: new Uint8Array(12),
};

const loaded: LoadedSources = { trace: { index, texts: { short: text } } };

const at = (layer: number, token: number): Source => ({ kind: 'trace', text: 'short', layer, token });
const shape = (globalNumExperts: number) => ({ globalNumExperts, numExpertGroup: 1 });

describe('the unedited rows', () => {
  it('of a generator are its own values', () => {
    const source: Source = { kind: 'generator', generator: 'wide', seed: 4 };
    expect(sourceRows(source, shape(16), loaded)).toEqual(generateRows('wide', 4, shape(16)));
  });

  it('of a trace are the recorded logits of layer and token, and the bias of the layer', () => {
    const rows = sourceRows(at(1, 2), shape(4), loaded);
    expect([...rows.logits]).toEqual([120, 121, 122, 123]);
    expect([...rows.bias]).toEqual([...index.bias[1]!]);
  });

  it('of a trace with fewer experts are cut', () => {
    const rows = sourceRows(at(0, 1), shape(3), loaded);
    expect([...rows.logits]).toEqual([10, 11, 12]);
    expect(rows.bias).toEqual(Float32Array.of(0.1, 0.2, 0.3));
  });

  it('of a trace with more experts are continued by the normal generator with seed 0', () => {
    const rows = sourceRows(at(0, 1), shape(6), loaded);
    const fill = generateRows('normal', 0, shape(6));
    expect([...rows.logits]).toEqual([10, 11, 12, 13, ...fill.logits.subarray(4)]);
    expect([...rows.bias.subarray(4)]).toEqual([...fill.bias.subarray(4)]);
  });

  it.each([
    ['is not loaded', at(0, 1), {}],
    ['has no such token', at(0, 3), { short: text }],
    ['has no such layer', at(2, 0), { short: text }],
  ])('of a trace that %s are the generator’s logits', (_, source, texts) => {
    const rows = sourceRows(source, shape(4), { trace: { index, texts } });
    expect(rows.logits).toEqual(generateRows('normal', 0, shape(4)).logits);
  });

  it('of a trace without an index are the generator’s', () => {
    const loaded = { trace: { index: null, texts: { short: text } } };
    expect(sourceRows(at(0, 1), shape(4), loaded)).toEqual(generateRows('normal', 0, shape(4)));
  });

  it('are copies: writing to them does not change the trace', () => {
    const rows = sourceRows(at(0, 0), shape(4), loaded);
    rows.logits.fill(9);
    rows.bias.fill(9);
    expect([...text.logits.subarray(0, 4)]).toEqual([0, 1, 2, 3]);
    expect(index.bias[0]).toEqual(Float32Array.of(0.1, 0.2, 0.3, 0.4));
  });
});
