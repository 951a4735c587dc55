import { describe, expect, it } from 'vitest';
import { roundTo } from '../../core/arithmetic/half';
import { narrowed, narrowest, widened } from './narrow-floats';
import { bitsOf } from './row-bits';

const bitsOfValue = (value: number) => bitsOf(Float32Array.of(value))[0]!;

describe.each(['bf16', 'f16'] as const)('%s', (width) => {
  it('gives back each of its 65536 values bit for bit', () => {
    const all = Array.from({ length: 0x10000 }, (_, half) => half);
    expect(all.filter((half) => narrowed(width, widened(width, half)) !== half)).toEqual([]);
  });

  it('holds exactly the values that rounding to it leaves unchanged', () => {
    for (const value of [1.5, -0.1, 65504, 65520, 1e-8, 5.9604645e-8, 2 ** -24, 2 ** -25, 3e38, -0, 1e-40]) {
      const x = roundTo(width, Math.fround(value));
      expect(bitsOfValue(x)).toBe(widened(width, narrowed(width, bitsOfValue(x))));
    }
  });
});

it('finds the narrowest type that holds all values', () => {
  const of = (...values: number[]) => narrowest(bitsOf(Float32Array.from(values)));
  expect(of(1.5, -2, Number.NaN, Infinity)).toBe('bf16');
  expect(of(1.5, 3e38, 2 ** -126)).toBe('f32');
  expect(of(1.5, 2 ** 100)).toBe('bf16');
  expect(of(1.5, 1 + 2 ** -10, 2 ** -24)).toBe('f16');
  expect(of(1 + 2 ** -10, 2 ** 100)).toBe('f32');
  expect(of(0.1)).toBe('f32');
});
