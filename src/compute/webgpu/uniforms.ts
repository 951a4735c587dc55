import { orderKey } from '../../core/arithmetic/order';
import type { Plan } from '../../core/plan';
import { RESULT_ARRAY_NAMES, type ResultArray } from '../../core/result-arrays';
import { LOGITS_DTYPES, type LogitsDtype, type RouteInput } from '../../core/types';
import { numberOf } from './choices';
import { startsWithGroups } from './passes';
import type { RowLayout } from './row-layout';

/** The kernel's uniforms besides the places in a row, in order: names of `Uniforms` in the WGSL, and their values. */
const UNIFORMS: Readonly<Record<string, (plan: Plan, input: RouteInput, layout: RowLayout) => number>> = {
  experts: (_, { params }) => params.globalNumExperts,
  groups: (plan) => plan.numGroups,
  groupSize: (plan) => plan.groupSize,
  keptGroups: (plan) => plan.keptGroups,
  contributors: (plan) => plan.contributors,
  groupBestWidth: (plan) => plan.groupBestWidth,
  topK: (_, { params }) => params.topK,
  sharedExperts: (plan) => plan.sharedExperts,
  firstShared: (plan) => plan.firstShared,
  sharedStep: (plan) => plan.sharedStep,
  sharedWeight: (plan) => bitsOf(plan.sharedWeight),
  rowWords: (_plan, _input, layout) => layout.words,
  // The values that are scored, and the place of the scores.
  scoresLogits: (plan) => Number(!startsWithGroups(plan) && plan.rules.scored === 'before'),
  scoresSums: (plan) => Number(plan.biasesLogits && plan.hasBias),
  scoresPicked: (plan) => Number(plan.rules.scored === 'after'),
  scoreFrom: (plan, _, { at }) => (startsWithGroups(plan) ? at.masked : at.gathered),
  scoreAt: (plan, _, { at }) => (isScoredLate(plan) ? at.gathered : at.scores),
  scoreCount: (plan, { params }) => (isScoredLate(plan) ? params.topK : params.globalNumExperts),
  addsBeforeLog: ({ rules }) => Number(rules.softplusForm === 'logExp'),
  isSoftmax: (plan) => Number(plan.scoring === 'softmax'),
  // The values that the choice is made on.
  startsWithGroups: (plan) => Number(startsWithGroups(plan)),
  keepsLogits: (plan) => Number(startsWithGroups(plan) || plan.rules.scored === 'after'),
  choosesLogits: (plan) =>
    Number(startsWithGroups(plan) || plan.rules.scored === 'after' || plan.biasesLogits),
  hasBias: (plan) => Number(plan.hasBias && !startsWithGroups(plan)),
  isGrouped: (plan) => Number(plan.isGrouped),
  fill: ({ rules: { mask } }) => bitsOf(mask === 'zero' || mask === 'zeroLogit' ? 0 : -Infinity),
  isDistinct: ({ rules }) => Number(rules.groupScore === 'top2Distinct'),
  groupRounds: ({ rules }) => Number(rules.groupPick === 'rounds'),
  nonFinite: ({ rules }) => numberOf('nonFinite', rules.nonFinite),
  noUsableGroup: ({ rules }) => numberOf('noUsableGroup', rules.noUsableGroup),
  pick: ({ rules }) => numberOf('pick', rules.pick),
  picksByTable: (plan) => Number(plan.picksByTable),
  order: (plan) => numberOf('order', plan.order),
  floorIsFirst: (plan) => Number(plan.floor.isFirst),
  floorKey: (plan) => orderKey(plan.floor.value),
  // The values that the weights are made from.
  gatherAt: (plan, _, { at }) => at[SOURCES[plan.gather]],
  recovers: (plan) => Number(plan.gather === 'recovered'),
  logLanes: (plan) => plan.logLanes,
  isPadding: (_, { isPadding }) => Number(isPadding === true),
  renormalizes: (plan) => Number(plan.renormalizes),
  division: ({ rules }) => numberOf('division', rules.division),
  guard: ({ rules }) => numberOf('guard', rules.divisorGuard.kind),
  guardValue: ({ rules }) => bitsOf(rules.divisorGuard.value),
  guardLow: ({ rules }) => wordsOf(addedTo(rules))[0],
  guardHigh: ({ rules }) => wordsOf(addedTo(rules))[1],
  weighedIn: ({ rules }) => numberOf('weighedIn', rules.weighedIn),
  scales: (plan) => Number(plan.scales),
  scaleAt: ({ rules }) => numberOf('scaleAt', rules.scaleAt),
  scaleLow: (plan) => wordsOf(plan.scale)[0],
  scaleHigh: (plan) => wordsOf(plan.scale)[1],
  hasFactors: (plan, input) => Number(plan.rules.perExpertScale && input.perExpertScale !== undefined),
  uniformWeight: (_, { params }) => bitsOf(1 / params.topK),
  softmaxLanes: (plan) => plan.softmaxLanes,
  sumLanes: (plan) => plan.sumLanes,
  // Types of the rounding points.
  roundScore: (plan) => typeOf(plan.rounding.score),
  roundSoftplus: (plan) => typeOf(plan.rounding.softplus),
  roundBias: (plan) => typeOf(plan.rounding.bias),
  roundBiased: (plan) => typeOf(plan.rounding.biased),
  roundGroupScore: (plan) => typeOf(plan.rounding.groupScore),
  roundGathered: (plan) => typeOf(plan.rounding.gathered),
  roundSum: (plan) => typeOf(plan.rounding.sum),
  roundDivided: (plan) => typeOf(plan.rounding.divided),
  roundWeight: (plan) => typeOf(plan.rounding.weight),
};

function isScoredLate(plan: Plan): boolean {
  return plan.rules.scored === 'after' && !startsWithGroups(plan);
}

const SOURCES = {
  score: 'scores',
  biased: 'biased',
  masked: 'masked',
  recovered: 'biased',
} as const satisfies Record<Plan['gather'], ResultArray>;

/** `Uniforms` as WGSL. */
export function uniformsSource(): string {
  const names = [...Object.keys(UNIFORMS), ...RESULT_ARRAY_NAMES.map((name) => `${name}At`)];
  return `struct Uniforms {\n${names.map((name) => `  ${name}: u32,\n`).join('')}}\n`;
}

/** `Uniforms` for one input. */
export function uniformWords(input: RouteInput, plan: Plan, layout: RowLayout): Uint32Array<ArrayBuffer> {
  return Uint32Array.from([
    ...Object.values(UNIFORMS).map((of) => of(plan, input, layout)),
    ...RESULT_ARRAY_NAMES.map((name) => layout.at[name]),
  ]);
}

/** The number half.wgsl gives a type. */
function typeOf(dtype: LogitsDtype): number {
  return LOGITS_DTYPES.indexOf(dtype);
}

function bitsOf(value: number): number {
  return new Uint32Array(new Float32Array([value]).buffer)[0]!;
}

/** The number that a guard adds to a sum, in the precision of the addition. */
function addedTo({ divisorGuard: { value }, weighedIn }: Plan['rules']): number {
  return weighedIn === 'float32' ? Math.fround(value) : value;
}

/** A float64 as its low and its high word. */
function wordsOf(value: number): readonly [number, number] {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  return [view.getUint32(4), view.getUint32(0)];
}
