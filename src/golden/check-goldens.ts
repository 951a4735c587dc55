import type { RouteInput, RouteOutcome } from '../core/types';
import { compareRow } from './compare-golden';
import type { GoldenCase } from './read-goldens';

/** Rows, named "case row", in which the last digit of CUDA's exp decides a near tie the other way. */
export const KNOWN_FLIPS = ['pub-0074 6', 'pub-0074 7', 'pub-0086 9', 'pub-0327 14', 'pub-0363 0'];

export interface GoldenReport {
  rows: number;
  /** Rows whose set differs within 8 float32 steps of the cut. */
  flips: string[];
  /** Rows whose set differs otherwise. */
  different: string[];
  repeatedIds: number;
  maxWeightUlps: number;
  /** Cases in which both raise, with the field ours names. */
  errors: string[];
  /** Cases in which only one of the two raises. */
  missedErrors: string[];
}

/**
 * Holds any engine to the recorded outputs: `native` is `grouped_topk` called directly, `fallback` the router on the
 * cases whose grouping is invalid.
 */
export async function checkGoldens(
  cases: readonly GoldenCase[],
  route: (inputs: readonly RouteInput[]) => Promise<RouteOutcome[]>,
): Promise<{ native: GoldenReport; fallback: GoldenReport }> {
  const invalid = cases.filter(({ input }) => !isValidGrouping(input));
  return {
    native: await check(cases, 'native_cuda', 'groupedTopk', route),
    fallback: await check(invalid, 'router_cuda_seed', 'router', route),
  };
}

function isValidGrouping({ params: { globalNumExperts, numExpertGroup } }: RouteInput): boolean {
  return globalNumExperts > numExpertGroup && globalNumExperts % numExpertGroup === 0;
}

async function check(
  cases: readonly GoldenCase[],
  implementation: string,
  entry: RouteInput['entry'],
  route: (inputs: readonly RouteInput[]) => Promise<RouteOutcome[]>,
): Promise<GoldenReport> {
  const report: GoldenReport = {
    rows: 0,
    flips: [],
    different: [],
    repeatedIds: 0,
    maxWeightUlps: 0,
    errors: [],
    missedErrors: [],
  };
  const recorded = cases.filter(({ outcomes }) => outcomes.has(implementation));
  const outcomes = await route(recorded.map(({ input }) => ({ ...input, entry })));
  recorded.forEach((golden, i) => {
    const expected = golden.outcomes.get(implementation);
    const actual = outcomes[i];
    if (!expected || !actual) return;
    if (expected.kind === 'error' || !actual.ok) {
      if (expected.kind === 'error' && !actual.ok) report.errors.push(`${golden.id} ${actual.error.field}`);
      else report.missedErrors.push(golden.id);
      return;
    }
    for (let token = 0; token < golden.input.tokens; token++) {
      const { verdict, weightUlps } = compareRow(golden, expected, actual.result, token);
      report.rows++;
      report.maxWeightUlps = Math.max(report.maxWeightUlps, weightUlps);
      if (verdict === 'flip') report.flips.push(`${golden.id} ${token}`);
      if (verdict === 'differs') report.different.push(`${golden.id} ${token}`);
      if (verdict === 'repeatedIds') report.repeatedIds++;
    }
  });
  return report;
}
