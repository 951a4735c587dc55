import type { LogitsDtype } from '../../core/types';

const { fround } = Math;

/** Bits of the fraction, smallest normal exponent and largest value of a half type. */
const HALF = {
  bf16: { bits: 7, lowest: -126, largest: 2 ** 127 * (2 - 2 ** -7) },
  f16: { bits: 10, lowest: -14, largest: 65504 },
} as const;

/** `x` rounded to a type, to nearest, ties to even. */
export function rounded(type: LogitsDtype, x: number): number {
  if (type === 'f32' || !Number.isFinite(x) || x === 0) return fround(x);
  const { bits, lowest, largest } = HALF[type];
  const step = 2 ** (Math.max(Math.floor(Math.log2(Math.abs(x))), lowest) - bits);
  const steps = x / step;
  const down = Math.floor(steps);
  const isTie = steps - down === 0.5;
  const nearest = isTie ? (down % 2 === 0 ? down : down + 1) : Math.round(steps);
  const value = nearest * step;
  return Math.abs(value) > largest ? Math.sign(x) * Infinity : value;
}

/** A rounded number, and whether the last digit of float64 could not have changed the rounding. */
export interface Sure {
  readonly value: number;
  readonly isSure: boolean;
}

/** A float64 library value rounded to float32; not sure if its last two digits decide. */
export function fromDouble(value: number): Sure {
  const isSure = fround(value * (1 - 2 ** -50)) === fround(value * (1 + 2 ** -50));
  return { value: fround(value), isSure: isSure || !Number.isFinite(value) || value === 0 };
}

/**
 * The float32 sum in a record's order. `torch`: as many lanes as the last power of two, at most 32; `warp`: 32 lanes;
 * lanes add their own values one by one, then the upper half is added to the lower. `triton`: as many lanes as the next
 * power of two, at most 32. `sequential`: slot after slot.
 */
export function sumInOrder(
  values: readonly number[],
  order: 'torch' | 'warp' | 'triton' | 'sequential',
): number {
  if (order === 'sequential') return values.reduce((sum, value) => fround(sum + value), 0);
  if (order === 'triton') return fold(values, lanesFor(values.length));
  let width = 32;
  if (order === 'torch') while (width > Math.max(1, values.length)) width /= 2;
  return fold(values, width);
}

/** The next power of two, at most 32. */
export function lanesFor(count: number): number {
  let width = 1;
  while (width < 32 && width < count) width *= 2;
  return width;
}

/** Sum over `width` lanes. */
export function fold(values: readonly number[], width: number): number {
  let lanes = Array.from({ length: width }, (_, lane) => {
    let sum = 0;
    for (let i = lane; i < values.length; i += width) sum = fround(sum + values[i]!);
    return sum;
  });
  while (lanes.length > 1) {
    const half = lanes.length / 2;
    lanes = lanes.slice(0, half).map((value, lane) => fround(value + lanes[half + lane]!));
  }
  return lanes[0]!;
}

/** Whether two float32 values are one: NaN is NaN, and −0 is 0. */
export function isSame(a: number, b: number): boolean {
  return a === b || (Number.isNaN(a) && Number.isNaN(b));
}
