/** Bits of the fixed-point numbers in this file: enough to make every constant right to its last bit. */
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

/** log(1 + x) for fixed-point 0 ≤ x < 1: 2·artanh(x / (2 + x)). */
function log1p(x: bigint): bigint {
  const y = (x * UNIT) / (2n * UNIT + x);
  const square = (y * y) >> BITS;
  let sum = 0n;
  let power = 2n * y;
  for (let k = 1n; power > 0n; k += 2n) {
    sum += power / k;
    power = (power * square) >> BITS;
  }
  return sum;
}

/** Coefficients of 1 − tanh(x) / x in x², all positive: their signs alternate in the series. */
const TANH: readonly (readonly [bigint, bigint])[] = [
  [1n, 3n],
  [2n, 15n],
  [17n, 315n],
  [62n, 2835n],
  [1382n, 155925n],
  [21844n, 6081075n],
  [929569n, 638512875n],
];

/** The constants of exp.wgsl and elementary.wgsl as WGSL: computed here, so that no digit is copied by hand. */
export function constants(): string {
  const inverseFactorials: bigint[] = [];
  let coefficient = UNIT;
  for (let k = 1n; k <= 8n; k++) {
    coefficient = (coefficient * ln2()) / (UNIT * k);
    inverseFactorials.unshift(coefficient);
  }
  const reciprocals = (from: number, to: number, step: number) =>
    Array.from({ length: (to - from) / step + 1 }, (_, i) => UNIT / BigInt(to - i * step));
  const thirtySeconds = Array.from({ length: 32 }, (_, j) => (UNIT * BigInt(j)) / 32n);
  const power = thirtySeconds.map((x) => exp((ln2() * x) >> BITS));
  const log = thirtySeconds.map(log1p);
  return [
    `const LOG2_E = vec3<u32>(${limbs(rounded((UNIT * UNIT) / ln2(), 95n), 3).join(', ')});`,
    `const LOG2_2 = vec3<u32>(${limbs(1n << 95n, 3).join(', ')});`,
    `const LN2 = ${pair(rounded(ln2(), 64n))};`,
    pairs('EXP2_TABLE', power, 63n),
    pairs('EXP2_COEFFICIENTS', inverseFactorials),
    pairs('TANH_COEFFICIENTS', TANH.map(([above, below]) => (UNIT * above) / below).reverse()),
    pairs('LOG_COEFFICIENTS', reciprocals(2, 9, 1)),
    pairs('LOG_TABLE', log),
    pairs('ARTANH_COEFFICIENTS', reciprocals(3, 11, 2)),
    '',
  ].join('\n');
}

/** A WGSL array of 64-bit numbers. */
function pairs(name: string, values: readonly bigint[], bits = 64n): string {
  const items = values.map((value) => pair(rounded(value, bits)));
  return `const ${name} = array<vec2<u32>, ${items.length}>(${items.join(', ')});`;
}

function pair(value: bigint): string {
  return `vec2<u32>(${limbs(value, 2).join(', ')})`;
}
