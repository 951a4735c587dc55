import { roundRow, stepOf } from '../../core/arithmetic/half';
import { hash32 } from '../../core/arithmetic/rng';
import { hasGroupStages, planOf } from '../../core/plan';
import type { RouteResult } from '../../core/result-arrays';
import { route } from '../../core/route';
import { SEMANTICS } from '../../core/semantics';
import type { RouteInput, RouterParams } from '../../core/types';
import { generateRows } from '../../sources/generator';

/** One row of a conformance pack: an input, and what the record answers. */
export interface PackCase {
  readonly name: string;
  readonly params: RouterParams;
  readonly logits: Float32Array;
  readonly bias: Float32Array | null;
  readonly ids: Int32Array;
  readonly weights: Float32Array;
  /** Equal experts on both sides of the cut, if the implementation promises no order: any of them may be picked. */
  readonly free: readonly number[];
}

/** A row that the pack tries, and the parameters that differ from those on the page. */
interface Candidate {
  readonly name: string;
  readonly logits: Float32Array;
  readonly bias: Float32Array | null;
  readonly change?: Partial<RouterParams>;
}

export interface PackCases {
  readonly cases: readonly PackCase[];
  /** Names of rows that the record refuses, or whose answer hangs on the last digits or on an order nobody promises. */
  readonly leftOut: readonly string[];
}

/**
 * The rows of a pack for an input's record and parameters. `ties`: whether equal values are known to be taken lowest
 * index first. A row stays only if a right router must give this answer, whatever its exponential's last digit.
 */
export function packCases(input: RouteInput, ties: 'lowestIndex' | 'unspecified'): PackCases {
  const leftOut: string[] = [];
  const cases = candidatesOf(input).flatMap((candidate) => {
    const found = caseOf(input, candidate, ties);
    if (!found) leftOut.push(candidate.name);
    return found ?? [];
  });
  return { cases, leftOut };
}

function candidatesOf(input: RouteInput): Candidate[] {
  const { params } = input;
  const { globalNumExperts: E, numExpertGroup: G, routedScalingFactor } = params;
  const hasBias = input.eScoreCorrectionBias !== null;
  const { logits: normal, bias: biases } = generateRows('normal', 1, params);
  const bias = hasBias ? biases : null;
  const row = (at: (e: number) => number) => Float32Array.from({ length: E }, (_, e) => at(e));
  const biasBy = (at: (e: number) => number) => (hasBias ? row(at) : null);
  const random = (name: 'normal' | 'wide' | 'hotGroup' | 'outliers', seed: number): Candidate => {
    const made = generateRows(name, seed, params);
    // A strong bias, so that it decides something in every row.
    return {
      name: `random: ${name} ${seed}`,
      logits: made.logits,
      bias: biasBy((e) => (hash32(seed, 7, e) % 512) / 1024),
    };
  };
  const variant = (name: string, change: Partial<RouterParams>): Candidate => ({
    name,
    logits: normal,
    bias: biasBy((e) => (hash32(3, 7, e) % 512) / 1024),
    change,
  });
  const other = params.scoringFunc === 'sigmoid' ? 'softmax' : 'sigmoid';
  return [
    { name: 'the row on the page', logits: input.logits, bias: input.eScoreCorrectionBias },
    ...(['normal', 'wide', 'hotGroup', 'outliers'] as const).flatMap((name) => [
      random(name, 1),
      random(name, 2),
    ]),
    { name: 'ties: all equal', logits: row(() => 0.5), bias: biasBy(() => 0.25) },
    { name: 'ties: three levels', logits: row((e) => (hash32(1, 8, e) % 3) - 1), bias: biasBy(() => 0.25) },
    {
      name: 'ties: three levels, groups apart',
      logits: row((e) => (hash32(2, 8, e) % 3) - 1 + Math.floor((e * G) / E) / 16),
      bias: biasBy(() => 0),
    },
    {
      name: 'every biased score below 0',
      logits: normal,
      bias: biasBy((e) => -2 - (hash32(4, 7, e) % 512) / 1024),
    },
    {
      name: 'saturation',
      logits: row((e) => (hash32(5, 8, e) % 2 ? 40 : -40)),
      bias: biasBy((e) => (E - e) / 64),
    },
    { name: 'minus infinity', logits: normal.map((z, e) => (e % 3 === 1 ? -Infinity : z)), bias },
    { name: 'plus infinity', logits: normal.map((z, e) => (e === E - 1 ? Infinity : z)), bias },
    { name: 'NaN', logits: normal.map((z, e) => (e === 1 ? Number.NaN : z)), bias },
    variant('one group', { numExpertGroup: 1, topkGroup: 1 }),
    variant('all groups kept', { topkGroup: G }),
    variant('k = all', { topkGroup: G, topK: E }),
    variant('k = all that are left', { topK: Math.floor((params.topkGroup * E) / G) }),
    variant('k = 1', { topK: 1 }),
    variant('renormalize switched', { renormalize: !params.renormalize }),
    variant('another scale', { routedScalingFactor: routedScalingFactor === 2.5 ? 1.5 : 2.5 }),
    variant(`scored by ${other}`, { scoringFunc: other }),
  ];
}

function caseOf(
  input: RouteInput,
  candidate: Candidate,
  ties: 'lowestIndex' | 'unspecified',
): PackCase | null {
  const params = { ...input.params, ...candidate.change };
  const one: RouteInput = {
    ...input,
    params,
    logits: roundRow(input.dtype, candidate.logits),
    eScoreCorrectionBias: candidate.bias,
    tableIds: null,
    isPadding: false,
  };
  const outcome = route(one);
  if (!outcome.ok || outcome.result.undefinedBecause || outcome.result.uniform[0]) return null;
  const rules = SEMANTICS[input.semantics];
  // Kernels' answers to values that are not finite depend on the order of lanes.
  if (!one.logits.every(Number.isFinite) && rules.sumOrder !== 'torch') return null;
  const free = freeIds(one, outcome.result, ties);
  if (free === null) return null;
  const { ids, weights } = outcome.result;
  const { name } = candidate;
  return { name, params, logits: one.logits, bias: one.eScoreCorrectionBias, ids, weights, free };
}

/**
 * The experts of which any may be picked: none if the answer is the only right one; null if it hangs on digits that
 * implementations may compute differently.
 */
function freeIds(
  input: RouteInput,
  result: RouteResult,
  ties: 'lowestIndex' | 'unspecified',
): readonly number[] | null {
  const plan = planOf(input);
  const { topK, globalNumExperts: E } = input.params;
  const bias = input.eScoreCorrectionBias;
  const isAlike = (a: number, b: number) =>
    Object.is(input.logits[a], input.logits[b]) && (!bias || !plan.hasBias || Object.is(bias[a], bias[b]));
  const size = E / plan.numGroups;
  const areAlikeGroups = (g: number, h: number) =>
    Array.from({ length: size }, (_, i) => isAlike(g * size + i, h * size + i)).every(Boolean);
  if (hasGroupStages(plan)) {
    const cut = cutAt(input, result.groupScores, result.groupOrder, plan.keptGroups, areAlikeGroups);
    if (cut === null || (cut.length > 0 && ties === 'unspecified')) return null;
  }
  if (plan.rules.pick !== 'eachGroup' && plan.keptGroups * size < topK && hasGroupStages(plan)) return null;
  const cut = cutAt(input, result.masked, result.expertOrder, topK, isAlike);
  return cut === null || ties === 'unspecified' ? cut : [];
}

/** The entries that equal the last one in, if some of them are out; null if entries that differ are too near. */
function cutAt(
  { dtype }: RouteInput,
  values: Float32Array,
  order: Int32Array,
  count: number,
  isAlike: (a: number, b: number) => boolean,
): readonly number[] | null {
  const [last, next] = [order[count - 1], order[count]];
  if (last === undefined || next === undefined) return [];
  const [low, high] = [values[next]!, values[last]!];
  if (Number.isNaN(high) !== Number.isNaN(low)) return [];
  if (Number.isNaN(high)) return null;
  // Sixteen steps are more than the exponential, the sum and the rounding of any implementation move a value.
  const reach = high === low ? 0 : 16 * stepOf(dtype, high);
  if (high !== low && !(high - low <= reach)) return [];
  const near = [...order].filter((id) => Math.abs(values[id]! - high) <= 16 * stepOf(dtype, high));
  if (!near.every((id) => isAlike(id, last))) return null;
  return near;
}
