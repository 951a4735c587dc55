import { expect, it } from 'vitest';
import { firstBitDifference } from '../../core/first-bit-difference';
import { planOf } from '../../core/plan';
import { emptyResult } from '../../core/result';
import type { RouteResult } from '../../core/result-arrays';
import { RESULT_ARRAY_NAMES } from '../../core/result-arrays';
import { route } from '../../core/route';
import type { RouteInput } from '../../core/types';
import { inputOf } from '../../scenario/dispatch-scenario';
import { presetScenario } from '../../testing/made-store';
import { rowLayout, unpackRows } from './row-layout';

const one = inputOf(presetScenario('dsv3'));
const E = one.params.globalNumExperts;
/** Five tokens that differ, and one of them NaNs with a payload. */
const logits = Float32Array.from({ length: 5 * E }, (_, i) => one.logits[(i * 7) % E]! + i / 64);
new Uint32Array(logits.buffer).fill(0xffc01234, 2 * E, 2 * E + 3);
const input: RouteInput = { ...one, tokens: 5, logits };
const plan = planOf(input);

/** The rows of tokens as the kernel writes them. */
function rowsOf(result: RouteResult, first: number, count: number): Uint32Array {
  const { at, widths, words } = rowLayout(input.params, plan);
  const rows = new Uint32Array(count * words);
  for (const name of RESULT_ARRAY_NAMES) {
    const bits = new Uint32Array(result[name].buffer);
    for (let i = 0; i < count; i++) {
      const start = (first + i) * widths[name];
      rows.set(bits.subarray(start, start + widths[name]), i * words + at[name]);
    }
  }
  return rows;
}

it('rows that arrive in several pieces make the whole result, bit for bit', () => {
  const outcome = route(input);
  if (!outcome.ok) throw new Error(outcome.error.code);
  const result = emptyResult(input, plan);
  for (const [first, count] of [
    [3, 2],
    [0, 3],
  ] as const)
    unpackRows(rowsOf(outcome.result, first, count), rowLayout(input.params, plan), result, first, count);
  expect(firstBitDifference(outcome, { ok: true, result })).toBeNull();
  expect(new Uint32Array(result.scores.buffer)).toEqual(new Uint32Array(outcome.result.scores.buffer));
});
