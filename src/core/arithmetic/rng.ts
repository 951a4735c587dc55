/**
 * Counter-based random numbers: every value is a hash of (seed, stream, index), so one value never depends on how many
 * others were drawn. Version 1; links name only the seed, so the formulae must not change.
 */

/** A u32 from three u32, by two rounds of the "lowbias32" mixing of each in turn. */
export function hash32(seed: number, stream: number, index: number): number {
  return mix(mix(mix(seed ^ 0x9e3779b9) ^ stream) ^ index);
}

function mix(value: number): number {
  let x = value >>> 0;
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
  return (x ^ (x >>> 15)) >>> 0;
}

/** Uniform in [0, 1), a multiple of 2⁻³². */
export function uniform(seed: number, stream: number, index: number): number {
  return hash32(seed, stream, index) / 2 ** 32;
}

/**
 * Close to standard normal: the sum of twelve uniforms less six. It uses additions only, so every JavaScript engine
 * gives the same bits; |value| < 6.
 */
export function normal(seed: number, stream: number, index: number): number {
  let sum = -6;
  for (let i = 0; i < 12; i++) sum += uniform(seed, stream * 16 + i, index);
  return sum;
}
