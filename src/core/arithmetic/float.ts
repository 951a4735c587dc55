const FLOAT = new Float32Array(2);
const BITS = new Int32Array(FLOAT.buffer);

/** Distance of two float32 values in representable steps; NaN and NaN: 0; NaN and a number: Infinity. */
export function ulpDistance(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) && Number.isNaN(b) ? 0 : Infinity;
  FLOAT[0] = a;
  FLOAT[1] = b;
  return Math.abs(position(BITS[0]!) - position(BITS[1]!));
}

/** Place of a float32 on the line of all float32 values; both zeros at 0. */
function position(bits: number): number {
  return bits < 0 ? -(bits & 0x7fffffff) : bits;
}

/** The float32 value `steps` representable steps above `value` (below, if negative); ±∞ and NaN stay. */
export function stepsFrom(value: number, steps: number): number {
  if (!Number.isFinite(value)) return value;
  FLOAT[0] = value;
  const place = position(BITS[0]!) + steps;
  BITS[0] = place < 0 ? 0x80000000 | -place : place;
  return FLOAT[0]!;
}
