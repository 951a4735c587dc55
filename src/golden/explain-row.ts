import { ulpDistance } from '../core/float';
import { type Row, rowOf } from '../core/pipeline/row';
import { weigh } from '../core/pipeline/weigh';
import { type Plan, planOf } from '../core/plan';
import type { RouteInput, RouteResult } from '../core/types';
import { carriedBounds, exactBounds, scoreBounds, ulpBounds } from './bounds';
import type { Asked } from './implementations';
import type { GoldenCase, GoldenOutcome } from './read-goldens';
import { isBetween, isClose, MAX_ULPS, toleranceOf } from './tolerance';
import { type Deciding, keptGroupsOf, maskedBy } from './valid-pick';

/**
 * Why a recorded row agrees with ours. `equal`: the same set, weights within the tolerance; `carried`: the same set, and
 * weights as far apart as a score error of 1.2e-7 makes them; `flip`: every differing entry lies so near the cut that
 * the last digit of an exponential decides; `cpuTie`: equal values taken in the order of the CPU's algorithms;
 * `undefined`: the real kernel touches memory it must not; `nonFinite`: a kernel without rules for such values met one.
 */
export type RowClass = 'equal' | 'carried' | 'flip' | 'cpuTie' | 'undefined' | 'nonFinite' | 'unexplained';

export interface RowVerdict {
  readonly rowClass: RowClass;
  readonly isSameSet: boolean;
  readonly isSameOrder: boolean;
  /** Largest distance of two weights of one expert in float32 steps; 0 unless `equal`. */
  readonly maxUlps: number;
}

/** Compares row `token` of a result with the recorded one. */
export function explainRow(
  golden: GoldenCase,
  asked: Asked,
  input: RouteInput,
  recorded: GoldenOutcome & { kind: 'rows' },
  result: RouteResult,
  token: number,
): RowVerdict {
  const plan = planOf(input);
  const k = input.params.topK;
  const ours = rowOf(input, plan, result, token);
  const ids = Array.from(recorded.ids.subarray(token * k, (token + 1) * k));
  const weights = recorded.weights.subarray(token * k, (token + 1) * k);
  const tolerance = toleranceOf(input.semantics, plan, input.dtype);
  const isSameOrder = ids.every((id, j) => id === ours.ids[j]);
  const isSameSet = isSameOrder || sameNumbers(ids, Array.from(ours.ids.subarray(0, k)));
  const weighed = isSameOrder ? ours : weighedFor(input, plan, ours, ids, ours.masked);
  const found = compareWeights(weighed, ours.uniform[0] === 1);
  const rowClass = isSameSet && found !== 'none' ? (found === 'close' ? 'equal' : 'carried') : otherClass();
  const maxUlps =
    rowClass === 'equal'
      ? weights.reduce((most, w, j) => Math.max(most, ulpDistance(weighed.weights[j]!, w)), 0)
      : 0;
  return { rowClass, isSameSet, isSameOrder, maxUlps };

  function compareWeights(row: Row, isUniform: boolean): 'close' | 'carried' | 'none' {
    let worst: 'close' | 'carried' = 'close';
    for (const [j, w] of weights.entries()) {
      const actual = isUniform ? Math.fround(1 / k) : row.weights[j]!;
      if (isClose(tolerance, input.dtype, actual, w)) continue;
      if (tolerance.scoreError === 0) return 'none';
      worst = 'carried';
      const { low, high } = scoreBounds(plan, ours, tolerance.scoreError, input.dtype);
      const at = (scores: Float32Array) => ids.map((id) => scores[id]!);
      if (!isBetween(plan, at(low), at(high), j, w)) return 'none';
    }
    return worst;
  }

  /** Whether the recorded set is right for some values between the bounds, with its own weights. */
  function isRightFor(deciding: Deciding): boolean {
    const kept = keptGroupsOf(plan, deciding, ids);
    if (kept === undefined) return false;
    const row = weighedFor(input, plan, ours, ids, maskedBy(plan, ours.biased, kept));
    return compareWeights(row, false) !== 'none';
  }

  function otherClass(): RowClass {
    if (asked.device === 'cpu' && isRightFor(exactBounds(ours))) return 'cpuTie';
    const stages = recordedStages(golden, asked, input, plan, token) ?? ours;
    if (isRightFor(ulpBounds(stages, MAX_ULPS))) return 'flip';
    const { scoreError } = tolerance;
    if (scoreError > 0 && isRightFor(carriedBounds(plan, ours, scoreError, input.dtype))) return 'flip';
    if (recorded.isUndefined && result.undefinedBecause) return 'undefined';
    return hasNoRuleForNonFinite(plan) && hasNonFinite(ours) ? 'nonFinite' : 'unexplained';
  }
}

function sameNumbers(a: readonly number[], b: readonly number[]): boolean {
  const [x, y] = [[...a].sort((p, q) => p - q), [...b].sort((p, q) => p - q)];
  return x.every((value, i) => value === y[i]);
}

/** Our weights for the recorded ids, in their order. */
function weighedFor(
  input: RouteInput,
  plan: Plan,
  row: Row,
  ids: readonly number[],
  masked: Float32Array,
): Row {
  const k = ids.length;
  const copy: Row = {
    ...row,
    masked,
    ids: Int32Array.from(ids),
    gathered: new Float32Array(k),
    weightSum: new Float32Array(1),
    renormalized: new Float32Array(k),
    weights: new Float32Array(k),
  };
  weigh(plan, copy, k, input.perExpertScale);
  return copy;
}

/** The recorded stages where they are the very values this record decides by. */
function recordedStages(
  golden: GoldenCase,
  asked: Asked,
  { semantics, params, dtype }: RouteInput,
  plan: Plan,
  token: number,
): Pick<Row, 'biased' | 'groupScores'> | null {
  const stages = golden.stages[asked.device];
  const isEager =
    semantics.startsWith('vllm_native') || (semantics.startsWith('vllm_compiled') && dtype === 'f32');
  if (!stages || !isEager || dtype !== golden.input.dtype) return null;
  const cut = (values: Float32Array, width: number) => values.subarray(token * width, (token + 1) * width);
  return {
    biased: cut(stages.biased, params.globalNumExperts),
    groupScores: cut(stages.groupScores, plan.numGroups),
  };
}

/** The fused and the plain top-k kernels. */
function hasNoRuleForNonFinite({ rules }: Plan): boolean {
  return rules.sumOrder !== 'torch';
}

function hasNonFinite({ logits, bias }: Row): boolean {
  return logits.some((z) => !Number.isFinite(z)) || (bias?.some((b) => !Number.isFinite(b)) ?? false);
}
