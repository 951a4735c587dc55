import { ulpDistance } from '../core/arithmetic/float';
import type { RouteResult } from '../core/result-arrays';
import type { RouteInput } from '../core/types';
import { exactly, isApproximate, type Range, scoreRange, stepsOf } from './error-of-score';
import type { Asked } from './implementations';
import { type Kept, type Known, waysTo } from './possible';
import type { GoldenCase, GoldenOutcome } from './read-goldens';
import { isSame } from './referee/arithmetic';
import { biasedOf, groupScoresOf, maskedOf } from './referee/choice';
import type { Fault } from './referee/referee';
import { type Settings, settingsOf } from './referee/settings';
import { weightsOf } from './referee/weights';
import { isBetween, isClose, isSumPossible, toleranceOf } from './tolerance';

/**
 * Why a recorded row agrees with ours. Except in the last class our row is right for its own numbers. `equal`: the
 * same ids slot for slot (as a set on the CPU, and if equal values have no promised order), weights within the
 * tolerance; `carried`: the same, with weights as far apart as the error of an approximate score makes them; `flip`:
 * entries differ, and the last digits of exp decide between them; `cpuTie`: equal values taken in the order of the
 * CPU's algorithms. Not checked: `undefined`, the real kernel touches memory it must not; `notFollowed`, a kernel met
 * a NaN or an infinity and follows no rule that is worth copying.
 */
export type RowClass = 'equal' | 'carried' | 'flip' | 'cpuTie' | 'undefined' | 'notFollowed' | 'unexplained';

/** The fault of an unexplained row: a stage of ours, or the recorded row. */
type Wrong = Fault | 'recorded scores' | 'recorded ids' | 'recorded weights';

export interface RowVerdict {
  readonly rowClass: RowClass;
  readonly isSameSet: boolean;
  readonly isSameOrder: boolean;
  /** Largest distance of two weights of one expert in float32 steps; 0 unless `equal`. */
  readonly maxUlps: number;
  readonly wrong: readonly Wrong[];
}

/**
 * Compares row `token` of a result with the recorded one. `faults` are those that the referee found in our row; they
 * count whatever was recorded.
 */
export function explainRow(
  golden: GoldenCase,
  asked: Asked,
  input: RouteInput,
  recorded: GoldenOutcome & { kind: 'rows' },
  result: RouteResult,
  token: number,
  faults: readonly Fault[],
): RowVerdict {
  const settings = settingsOf(input);
  const k = input.params.topK;
  const row = rowOf(input, settings, result, token);
  const ids = Array.from(recorded.ids.subarray(token * k, (token + 1) * k));
  const weights = Array.from(recorded.weights.subarray(token * k, (token + 1) * k));
  const isSameOrder = ids.every((id, j) => id === row.ids[j]);
  const isSameSet = isSameOrder || isSameList(sorted(ids), sorted(row.ids));
  const verdict = (rowClass: RowClass, wrong: readonly Wrong[] = [], maxUlps = 0): RowVerdict => ({
    rowClass,
    isSameSet,
    isSameOrder,
    maxUlps,
    wrong,
  });
  if (faults.length > 0) return verdict('unexplained', faults);
  if (recorded.isUndefined && result.undefinedBecause) return verdict('undefined');
  const scores = recordedScores(golden, asked, input, settings, token);
  const wrong: Wrong[] = [];
  if (scores && !areNear(settings, row.scores, scores)) wrong.push('recorded scores');
  const ways = isSameOrder ? [row.kept] : waysTo(knownOf(settings, asked, input, row, scores), ids);
  if (ways.length === 0) wrong.push('recorded ids');
  const found = ways.map(compareWeights);
  const isCarried = !found.includes('close');
  if (ways.length > 0 && found.every((one) => one === 'none')) wrong.push('recorded weights');
  if (wrong.length > 0)
    return isLawless(settings, row) ? verdict('notFollowed') : verdict('unexplained', wrong);
  // If equal values may stand in any order, another order of them is no difference.
  if (isSameOrder || (isSameSet && (!isOrderPromised(settings, asked) || differsInTiesOnly())))
    return isCarried ? verdict('carried') : verdict('equal', [], maxUlps());
  const isTie =
    asked.device === 'cpu' && waysTo(knownOf(settings, asked, input, row, row.scores), ids).length > 0;
  return verdict(isTie ? 'cpuTie' : 'flip');

  /** Weights of the recorded ids in their slots, from some scores and kept groups. */
  function weightsFrom(from: readonly number[], kept: Kept): readonly number[] {
    if (row.isUniform) return row.weights;
    const biased = biasedOf(settings, from, row.bias);
    const masked = maskedOf(settings, biased, kept ?? new Set(), { logits: row.logits, scores: from });
    const sources = { ...row, scores: from, biased, masked };
    return weightsOf(settings, sources, ids, input.params.routedScalingFactor, input.perExpertScale).weights;
  }

  function compareWeights(kept: Kept): 'close' | 'carried' | 'none' {
    const tolerance = toleranceOf(settings, input.dtype, areWeightsExact(settings, asked, input, scores));
    const expected = weightsFrom(scores ?? row.scores, kept);
    if (weights.every((w, j) => isClose(tolerance, input.dtype, expected[j]!, w))) return 'close';
    if (!isApproximate(settings, input.semantics)) return 'none';
    const range = scoreRange(settings, input.semantics, row.logits, row.scores);
    const picked = { low: ids.map((id) => range.low[id]!), high: ids.map((id) => range.high[id]!) };
    const rho = input.params.routedScalingFactor;
    const isWithin = weights.every((w, j) => isBetween(settings, picked, j, rho, w));
    return isWithin && isSumPossible(settings, picked, rho, weights) ? 'carried' : 'none';
  }

  function maxUlps(): number {
    const expected = isSameOrder ? row.weights : weightsFrom(row.scores, row.kept);
    return weights.reduce((most, w, j) => Math.max(most, ulpDistance(expected[j]!, w)), 0);
  }

  function differsInTiesOnly(): boolean {
    if (settings.rules.ties === 'lowestIndex' && asked.device === 'cuda') return false;
    return ids.every((id, j) => isSame(row.masked[id]!, row.masked[row.ids[j]!]!));
  }
}

/**
 * Whether recorded weights must have our bits: on CUDA the order of the sum is known, and the weights come from
 * recorded scores, or from scores in a half type, which hides the last digits of exp.
 */
function areWeightsExact(
  { scoreType }: Settings,
  { device }: Asked,
  { semantics, dtype }: RouteInput,
  recorded: readonly number[] | null,
): boolean {
  if (device !== 'cuda' || semantics.startsWith('vllm_compiled')) return false;
  return recorded !== null || (dtype !== 'f32' && scoreType === dtype);
}

/** The fused and the plain kernels have no rule for NaN and infinities. */
function isLawless({ rules }: Settings, row: RowValues): boolean {
  return rules.sumOrder !== 'torch' && hasNonFinite(row);
}

/** On the CPU torch promises no order. */
function isOrderPromised({ rules }: Settings, { device }: Asked): boolean {
  return rules.order === 'descending' || device === 'cuda';
}

/** The recorded scores, if this implementation decides by exactly these values. */
function recordedScores(
  golden: GoldenCase,
  { device }: Asked,
  { semantics, params, dtype }: RouteInput,
  { rules, scoring, scoreType }: Settings,
  token: number,
): number[] | null {
  const stages = golden.stages[device];
  const isEager = rules.sumOrder === 'torch' && !semantics.startsWith('vllm_compiled');
  const isOfSameFunction = rules.scored === 'before' && scoring === golden.input.params.scoringFunc;
  if (!stages || !isEager || !isOfSameFunction) return null;
  if (dtype !== golden.input.dtype || scoreType !== dtype) return null;
  const E = params.globalNumExperts;
  return Array.from(stages.scores.subarray(token * E, (token + 1) * E));
}

function areNear(settings: Settings, ours: readonly number[], recorded: readonly number[]): boolean {
  const steps = settings.scoreType === 'f32' ? stepsOf(settings) : 0;
  return ours.every((s, e) => ulpDistance(s, recorded[e]!) <= steps);
}

/** The known bounds of the real numbers: the recorded scores, or how far they may be from ours. */
function knownOf(
  settings: Settings,
  { device }: Asked,
  { semantics }: RouteInput,
  { logits, bias, scores }: RowValues,
  recorded: readonly number[] | null,
): Known {
  const range = recorded ? exactly(recorded) : scoreRange(settings, semantics, logits, scores);
  const carried = (stage: (values: readonly number[]) => number[]): Range => ({
    low: stage(range.low),
    high: stage(range.high),
  });
  const competing = (values: readonly number[]) => biasedOf(settings, values, bias);
  const isSkipped = (e: number) => settings.rules.nonFinite === 'skipped' && !Number.isFinite(logits[e]);
  const usable = (values: readonly number[]) => values.map((value, e) => (isSkipped(e) ? -Infinity : value));
  return {
    settings,
    biased: carried((values) => usable(competing(values))),
    groupScores: carried((values) => groupScoresOf(settings, usable(competing(values))).scores),
    hasTieRule: device === 'cuda',
    isTwin: (a, b) => isSame(logits[a]!, logits[b]!) && isSame(bias?.[a] ?? 0, bias?.[b] ?? 0),
  };
}

type RowValues = ReturnType<typeof rowOf>;

function rowOf(
  input: RouteInput,
  { hasBias, isGrouped, keptGroups }: Settings,
  result: RouteResult,
  token: number,
) {
  const { globalNumExperts: E, topK: k } = input.params;
  const cut = (values: Float32Array | Int32Array, width: number) =>
    Array.from(values.subarray(token * width, (token + 1) * width));
  return {
    logits: cut(input.logits, E),
    bias: hasBias ? input.eScoreCorrectionBias : null,
    scores: cut(result.scores, E),
    masked: cut(result.masked, E),
    ids: cut(result.ids, result.slots).slice(0, k),
    weights: cut(result.weights, result.slots).slice(0, k),
    isUniform: result.uniform[token] === 1,
    kept: isGrouped ? new Set(cut(result.groupOrder, result.numGroups).slice(0, keptGroups)) : null,
  };
}

function isSameList(a: readonly number[], b: readonly number[]): boolean {
  return a.every((value, i) => value === b[i]);
}

function sorted(ids: readonly number[]): number[] {
  return [...ids].sort((a, b) => a - b);
}

function hasNonFinite({ logits, bias }: RowValues): boolean {
  const isOdd = (value: number) => !Number.isFinite(value);
  return logits.some(isOdd) || (bias?.some(isOdd) ?? false);
}
