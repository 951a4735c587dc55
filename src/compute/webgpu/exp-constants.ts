/** Bits of the fixed-point numbers in here: enough that every constant is right to its last bit. */
const BITS = 192n;
const UNIT = 1n << BITS;

/** ln 2 = Σ 1 / (k 2^k). */
function ln2(): bigint {
  let sum = 0n;
  for (let k = 1n; k < BITS; k++) sum += UNIT / (k << k);
  return sum;
}

/** e^x for fixed-point 0 ≤ x < 1, by its series. */
function exp(x: bigint): bigint {
  let sum = UNIT;
  let term = UNIT;
  for (let k = 1n; term > 0n; k++) {
    term = (term * x) / (UNIT * k);
    sum += term;
  }
  return sum;
}

/** A fixed-point number as an integer of `bits` fraction bits, rounded. */
function rounded(value: bigint, bits: bigint): bigint {
  return (value + (1n << (BITS - bits - 1n))) >> (BITS - bits);
}

function limbs(value: bigint, count: number): string[] {
  return Array.from(
    { length: count },
    (_, i) => `0x${((value >> BigInt(32 * i)) & 0xffffffffn).toString(16)}u`,
  );
}

/** The constants of exp.wgsl as WGSL: computed here, so that no digit is copied by hand. */
export function expConstants(): string {
  const log2e = limbs(rounded((UNIT * UNIT) / ln2(), 95n), 3);
  const table = Array.from({ length: 32 }, (_, j) => pair(rounded(exp((ln2() * BigInt(j)) / 32n), 63n)));
  const coefficients: string[] = [];
  let coefficient = UNIT;
  for (let k = 1n; k <= 8n; k++) {
    coefficient = (coefficient * ln2()) / (UNIT * k);
    coefficients.unshift(pair(rounded(coefficient, 64n)));
  }
  return `const LOG2_E = array<u32, 3>(${log2e.join(', ')});
const EXP2_TABLE = array<vec2<u32>, 32>(${table.join(', ')});
const EXP2_COEFFICIENTS = array<vec2<u32>, 8>(${coefficients.join(', ')});
`;
}

function pair(value: bigint): string {
  return `vec2<u32>(${limbs(value, 2).join(', ')})`;
}
