import type { RouteResult } from '../../core/result-arrays';
import type { RouteInput } from '../../core/types';
import { isSame } from './arithmetic';
import { biasedOf, groupScoresOf, hasLostGroups, isRanking, keptOf, maskedOf } from './choice';
import { picksOf } from './picks';
import { isScore, scoresOf } from './scores';
import { type Settings, settingsOf } from './settings';
import { byWeight, weightsOf } from './weights';

/** The stage at which a row breaks its record's rules. */
export type Fault =
  | 'scores'
  | 'biased'
  | 'group scores'
  | 'group order'
  | 'masked'
  | 'expert order'
  | 'uniform'
  | 'ids'
  | 'gathered'
  | 'sum'
  | 'normalised'
  | 'weights'
  | 'shared experts';

/**
 * The stages at which row `token` of a result breaks the rules of its record. Each stage is computed anew from the
 * row's own stage before it and compared bit by bit. So one fault is not reported seven times, and no stage hides the
 * fault of another. It uses no code of the pipeline, the plan or the worker.
 */
export function faultsOf(input: RouteInput, result: RouteResult, token: number): Fault[] {
  const settings = settingsOf(input);
  const row = cut(input, result, token);
  const faults = new Set<Fault>();
  const expect = (fault: Fault, actual: readonly number[], expected: readonly number[]) => {
    if (actual.length !== expected.length || !actual.every((value, i) => isSame(value, expected[i]!)))
      faults.add(fault);
  };
  judgeScores(settings, row, faults);
  const competing = masksLogits(settings) ? row.logits : row.biased;
  const added = settings.biasesLogits ? row.logits : row.scores;
  expect('biased', row.biased, masksLogits(settings) ? row.scores : biasedOf(settings, added, row.bias));
  if (settings.isGrouped) {
    const { scores, members } = groupScoresOf(settings, competing);
    expect('group scores', row.groupScores, scores);
    expect('group scores', row.groupBest, membersOf(members, result.groupBestWidth));
    if (!isRanking(settings, row.groupScores, row.groupOrder)) faults.add('group order');
  }
  expect(
    'masked',
    row.masked,
    masksLogits(settings) ? row.scores : maskedOf(settings, row.biased, keptBy(settings, row), row),
  );
  const isLost = hasLostGroups(settings, row.groupScores);
  const isUniform = isLost && settings.rules.noUsableGroup === 'uniform';
  expect('uniform', [row.uniform], [Number(isUniform && !input.isPadding)]);
  const areRanked = isUniform
    ? row.expertOrder.every((e, i) => e === i)
    : settings.usesTable
      ? isTableFirst(row)
      : isRanking(settings, row.masked, row.expertOrder);
  if (!areRanked) faults.add('expert order');
  const k = input.params.topK;
  if (input.isPadding) {
    expect('ids', row.ids, Array<number>(k).fill(-1));
    for (const values of [row.gathered, row.renormalized, row.weights])
      expect('weights', values, Array<number>(k).fill(0));
  } else if (isUniform) {
    const each = Array<number>(k).fill(Math.fround(1 / k));
    expect('ids', row.ids, [...each.keys()]);
    expect('weights', row.weights, each);
  } else judgePicks(settings, input, row, isLost, expect);
  const shared = sharedOf(settings, input);
  expect('shared experts', row.sharedIds, shared);
  const weight = Math.fround(input.shared?.weight ?? 1);
  expect('shared experts', row.sharedWeights, Array<number>(shared.length).fill(weight));
  return [...faults];
}

/**
 * Ids of the always-on experts; under expert parallelism E + m, no expert, stands last, or in every slot of other
 * ranks.
 */
function sharedOf({ rules }: Settings, { params, shared }: RouteInput): number[] {
  const { globalNumExperts: E, numFusedSharedExperts: m } = params;
  if (rules.sharedExperts === 'none' || m === 0) return [];
  const own = Array.from({ length: m }, (_, i) => E + i);
  if (!shared || shared.row === 'off') return own;
  return shared.row === 'own' ? [...own, E + m] : Array<number>(m + 1).fill(E + m);
}

type Expect = (fault: Fault, actual: readonly number[], expected: readonly number[]) => void;
type Cut = ReturnType<typeof cut>;

function judgeScores(settings: Settings, row: Cut, faults: Set<Fault>): void {
  const kept = keptBy(settings, row);
  const logits = masksLogits(settings)
    ? row.logits.map((z, e) => (kept.has(Math.floor(e / settings.groupSize)) ? z : 0))
    : row.logits;
  const bias = settings.hasBias && settings.biasesLogits ? row.bias : null;
  const sums = bias ? logits.map((z, e) => Math.fround(z + bias[e]!)) : logits;
  const isRight =
    settings.rules.scored === 'after'
      ? row.scores.every((value, e) => isSame(value, row.logits[e]!))
      : scoresOf(settings, sums).every((score, e) => isScore(settings, row.scores[e]!, score));
  if (!isRight) faults.add('scores');
}

function judgePicks(settings: Settings, input: RouteInput, row: Cut, isLost: boolean, expect: Expect): void {
  const { topK: k, routedScalingFactor } = input.params;
  const ids = isLost ? Array<number>(k).fill(0) : picksOf(settings, row.masked, k, row.table);
  const isByWeight = ordersByWeight(settings);
  const weighed = weightsOf(settings, row, ids, routedScalingFactor, input.perExpertScale);
  const order = isByWeight ? byWeight(weighed.weights) : [...ids.keys()];
  const inOrder = (values: readonly number[]) => order.map((slot) => values[slot]!);
  // A comparison with NaN gives no order.
  const isUnordered = isByWeight && weighed.weights.some(Number.isNaN);
  const sorted = (values: readonly number[]) => (isUnordered ? [...values].sort() : values);
  const compare = (fault: Fault, actual: readonly number[], expected: readonly number[]) =>
    expect(fault, sorted(actual), sorted(inOrder(expected)));
  compare('ids', row.ids, ids);
  if (!weighed.isSure) return;
  compare('gathered', row.gathered, weighed.gathered);
  expect('sum', [row.weightSum], [weighed.sum]);
  compare('normalised', row.renormalized, weighed.normalised);
  compare('weights', row.weights, weighed.weights);
}

/** Whether the groups compete on logits, and the scores come from the logits that the mask leaves. */
function masksLogits({ rules, isGrouped }: Settings): boolean {
  return rules.mask === 'zeroLogit' && isGrouped;
}

function ordersByWeight({ rules, isGrouped }: Settings): boolean {
  return rules.order === 'byWeight' || (rules.order === 'groupsByWeight' && isGrouped);
}

/** Whether the order names the table's experts, then the others by index. */
function isTableFirst({ expertOrder, table }: Cut): boolean {
  const others = [...expertOrder.keys()].filter((e) => !table.includes(e));
  return [...table, ...others].every((e, i) => e === expertOrder[i]);
}

function keptBy(settings: Settings, { groupOrder, groupScores }: Cut): ReadonlySet<number> {
  return settings.isGrouped ? keptOf(settings, groupScores, groupOrder) : new Set();
}

function membersOf(members: readonly number[][], width: number): number[] {
  return members.flatMap((ids) => Array.from({ length: width }, (_, i) => ids[i] ?? -1));
}

function cut(input: RouteInput, result: RouteResult, token: number) {
  const { globalNumExperts: E, topK: k } = input.params;
  const { numGroups: G, groupBestWidth, slots } = result;
  const part = (values: Float32Array | Int32Array, width: number) =>
    Array.from(values.subarray(token * width, (token + 1) * width));
  const [ids, weights] = [part(result.ids, slots), part(result.weights, slots)];
  return {
    logits: part(input.logits, E),
    bias: input.eScoreCorrectionBias,
    table: input.tableIds ? part(input.tableIds, k) : [],
    scores: part(result.scores, E),
    biased: part(result.biased, E),
    groupScores: part(result.groupScores, G),
    groupBest: part(result.groupBest, G * groupBestWidth),
    groupOrder: part(result.groupOrder, G),
    masked: part(result.masked, E),
    expertOrder: part(result.expertOrder, E),
    uniform: result.uniform[token]!,
    ids: ids.slice(0, k),
    sharedIds: ids.slice(k),
    gathered: part(result.gathered, k),
    weightSum: result.weightSum[token]!,
    renormalized: part(result.renormalized, k),
    weights: weights.slice(0, k),
    sharedWeights: weights.slice(k),
  };
}
