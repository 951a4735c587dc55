import { sameBits } from '../core/arithmetic/same-bits';
import type { Scenario } from './scenario';

/** `fill` with `values` over it, cut or continued to the length of `fill`. Bits are copied, NaN payloads too. */
export function covered(fill: Float32Array, values: Float32Array | null): Float32Array {
  if (!values) return fill;
  const row = fill.slice();
  bitsOfRow(row).set(bitsOfRow(values).subarray(0, row.length));
  return row;
}

/** The bit patterns of a row: a float copy may change the payload of a NaN. */
export function bitsOfRow(row: Float32Array): Uint32Array {
  return new Uint32Array(row.buffer, row.byteOffset, row.length);
}

/** One row after the other. */
export function joined(first: Float32Array | null, second: Float32Array | null): Float32Array {
  const bits = [first, second].map((row) => (row ? bitsOfRow(row) : new Uint32Array(0)));
  const whole = new Uint32Array(bits[0]!.length + bits[1]!.length);
  whole.set(bits[0]!);
  whole.set(bits[1]!, bits[0]!.length);
  return new Float32Array(whole.buffer);
}

/** The scenario with these rows; the same object if their bits are those it has. */
export function withRows(
  scenario: Scenario,
  logits: Float32Array,
  bias: Float32Array | null = scenario.eScoreCorrectionBias,
): Scenario {
  return sameBits(logits, scenario.logits) && sameBits(bias, scenario.eScoreCorrectionBias)
    ? scenario
    : { ...scenario, logits, eScoreCorrectionBias: bias };
}
