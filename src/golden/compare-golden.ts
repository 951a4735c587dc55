import { ulpDistance } from '../core/float';
import { orderKey } from '../core/order';
import type { RouteResult } from '../core/types';
import type { GoldenCase, GoldenOutcome } from './read-goldens';

/** How one row of a result stands to the recorded one. */
type RowVerdict = 'same' | 'flip' | 'repeatedIds' | 'differs';

export interface RowComparison {
  readonly verdict: RowVerdict;
  /** Largest distance of two weights of the same expert, in float32 steps; 0 unless `same`. */
  readonly weightUlps: number;
}

/**
 * Compares row `token` as a set of (id, weight) pairs.
 * `flip`: the sets differ, and by the recorded intermediates every differing entry lies within 8 float32 steps of the
 * cut that decided it, so the last digit of an exp decided. `repeatedIds`: the real kernel returned an id twice.
 */
export function compareRow(
  golden: GoldenCase,
  outcome: GoldenOutcome & { kind: 'rows' },
  result: RouteResult,
  token: number,
): RowComparison {
  const k = golden.input.params.topK;
  const expected = new Map<number, number>();
  const actual = new Map<number, number>();
  for (let j = token * k; j < (token + 1) * k; j++) {
    expected.set(outcome.ids[j]!, outcome.weights[j]!);
    actual.set(result.ids[j]!, result.weights[j]!);
  }
  if (expected.size < k) return { verdict: 'repeatedIds', weightUlps: 0 };
  const missing = [...expected.keys()].filter((id) => !actual.has(id));
  if (missing.length > 0) {
    const extra = [...actual.keys()].filter((id) => !expected.has(id));
    return { verdict: isNearTie(golden, token, missing, extra) ? 'flip' : 'differs', weightUlps: 0 };
  }
  let weightUlps = 0;
  for (const [id, weight] of expected)
    weightUlps = Math.max(weightUlps, ulpDistance(weight, actual.get(id)!));
  return { verdict: 'same', weightUlps };
}

const NEAR = 8;

function isNearTie(golden: GoldenCase, token: number, missing: number[], extra: number[]): boolean {
  const { mid, input } = golden;
  if (!mid) return false;
  const { globalNumExperts: E, numExpertGroup: G, topkGroup } = input.params;
  const size = E / G;
  const scores = mid.groupScores.subarray(token * G, (token + 1) * G);
  const cut = [...scores].sort((a, b) => orderKey(b) - orderKey(a))[topkGroup - 1] ?? Number.NaN;
  const groupOf = (id: number) => Math.floor(id / size);
  const groupNear = (id: number) => ulpDistance(scores[groupOf(id)]!, cut) <= NEAR;
  if (missing.every(groupNear) && extra.every(groupNear)) return true;
  const value = (id: number) => mid.ranked[token * E + id]!;
  return missing.every((m) => extra.every((x) => ulpDistance(value(m), value(x)) <= NEAR));
}
