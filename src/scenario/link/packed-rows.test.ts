import fc from 'fast-check';
import { deflateSync, Inflate } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import { roundTo } from '../../core/arithmetic/half';
import { generateRows } from '../../sources/generator';
import { inflateUpTo } from './inflate';
import { packRows, unpackRows } from './packed-rows';
import { bitsOf } from './row-bits';

const SHAPE = { globalNumExperts: 256, numExpertGroup: 8 };
const base = generateRows('normal', 7, SHAPE);
const pasted = generateRows('wide', 3, SHAPE);
const known = bitsOf(base.logits, base.bias);
const pack = (logits: Float32Array, bias: Float32Array) =>
  packRows(bitsOf(logits, bias), known, logits.length);
const WHOLE = pack(pasted.logits, pasted.bias);

/** The rows that a text gives, and what is wrong with it. */
function read(text: string) {
  const rows = known.slice();
  const fault = unpackRows(text, rows);
  return { rows, fault };
}

describe('rows in a link', () => {
  it('come back bit for bit', () => {
    expect(read(WHOLE)).toEqual({ rows: bitsOf(pasted.logits, pasted.bias), fault: null });
    const one = base.logits.with(255, -0);
    expect(read(pack(one, base.bias)).rows).toEqual(bitsOf(one, base.bias));
    expect(pack(base.logits, base.bias)).toBe('');
  });

  it.each(['bf16', 'f16'] as const)('are half as long where all values are %s', (dtype) => {
    const half = pack(
      pasted.logits.map((z) => roundTo(dtype, z)),
      pasted.bias.map((b) => roundTo(dtype, b)),
    );
    expect(half.length / WHOLE.length).toBeLessThan(0.53);
  });

  it('are short in the logits alone, where the bias is float32', () => {
    const half = pack(
      pasted.logits.map((z) => roundTo('bf16', z)),
      pasted.bias,
    );
    expect(half.length / WHOLE.length).toBeLessThan(0.77);
  });

  it('that were cut anywhere say how much of them arrived', () => {
    for (let length = 0; length < WHOLE.length; length += 29) {
      const { rows, fault } = read(WHOLE.slice(0, length));
      expect(fault).toMatchObject({ code: 'linkCut', arrived: length });
      expect(rows).toEqual(known);
    }
    expect(read(WHOLE.slice(0, -1)).fault).toMatchObject({ expected: WHOLE.length });
  });

  it('are refused if any character was changed', () => {
    fc.assert(
      fc.property(fc.nat(WHOLE.length - 1), fc.constantFrom(...'0aZ'), (at, char) => {
        const text = WHOLE.slice(0, at) + char + WHOLE.slice(at + 1);
        const { rows, fault } = read(text);
        expect(fault === null).toBe(text === WHOLE);
        expect(rows).toEqual(text === WHOLE ? bitsOf(pasted.logits, pasted.bias) : known);
      }),
    );
  });

  it('survive signs inside them and text behind them', () => {
    for (const text of [
      `${WHOLE}andmore`,
      WHOLE.replace(/.{70}/g, '$&-'),
      WHOLE.replace(/.{70}/g, '$& > '),
      WHOLE.replace(/.{70}/g, '$&=\n'),
    ])
      expect(read(text)).toEqual({ rows: bitsOf(pasted.logits, pasted.bias), fault: null });
  });

  it('are refused if they name more experts than there are', () => {
    expect(unpackRows(WHOLE, new Uint32Array(2))).toEqual({ code: 'linkValues' });
  });
});

describe('unpacking', () => {
  it('stops at the limit: only the first pieces of a bomb are unpacked', () => {
    const push = vi.spyOn(Inflate.prototype, 'push');
    const bomb = deflateSync(new Uint8Array(20_000_000), { level: 9 });
    expect(bomb.length).toBeGreaterThan(10_000);
    expect(inflateUpTo(bomb, 4096)).toBeNull();
    expect(push.mock.calls.length).toBeLessThanOrEqual(2);
    push.mockRestore();
  });

  it('gives text that fits whole, and nothing of damaged text', () => {
    const bytes = Uint8Array.from({ length: 5000 }, (_, i) => (i * i) % 251);
    const packed = deflateSync(bytes);
    expect(inflateUpTo(packed, 5000)).toEqual(bytes);
    expect(inflateUpTo(packed, 4999)).toBeNull();
    expect(inflateUpTo(packed.subarray(0, -1), 5000)).toBeNull();
    expect(inflateUpTo(new Uint8Array(0), 5000)).toBeNull();
    expect(inflateUpTo(Uint8Array.of(7, 255), 5000)).toBeNull();
  });
});
