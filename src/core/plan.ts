import { softmaxLanes, weightSumLanes } from './arithmetic/sum';
import { contributorsOf } from './refusals';
import { SEMANTICS } from './semantics';
import { fitsOneWarp } from './semantics/one-warp';
import type { RoundingPoint, ScoringFunc, Semantics } from './semantics/types';
import type { LogitsDtype, RouteInput, RoutePath, RouterParams, SharedSlots } from './types';

/**
 * The values that experts are chosen by, before the bias: their scores, or the logits if scores are computed after the
 * choice or the bias is added before softmax.
 */
export function chosenBy({ rules, biasesLogits }: Pick<Plan, 'rules' | 'biasesLogits'>): 'logit' | 'score' {
  return rules.scored === 'after' || biasesLogits ? 'logit' : 'score';
}

/** Whether the bias changes the weights too, not only the choice. */
export function biasWeighs({ gather, biasesLogits }: Pick<Plan, 'gather' | 'biasesLogits'>): boolean {
  return biasesLogits || gather === 'biased' || gather === 'masked';
}

/** A record's choices resolved for one batch: what the reference, the worker and the kernel all execute. */
export interface Plan {
  readonly rules: Semantics;
  readonly path: RoutePath;
  readonly scoring: ScoringFunc;
  readonly hasBias: boolean;
  readonly isGrouped: boolean;
  readonly numGroups: number;
  readonly groupSize: number;
  readonly keptGroups: number;
  /** How many experts of a group, the best ones, have their c added to its score. */
  readonly contributors: number;
  readonly groupBestWidth: number;
  /** Whether the bias is added to the logits. These sums then decide, and the scores are their softmax. */
  readonly biasesLogits: boolean;
  /** Whether a table's row names the experts. */
  readonly picksByTable: boolean;
  readonly gather: 'score' | 'biased' | 'masked' | 'recovered';
  readonly order: 'torchUnsorted' | 'descending' | 'byWeight';
  /** Whether weights are e^(z − log Σ e^z), of all experts. */
  readonly takesLogSum: boolean;
  readonly renormalizes: boolean;
  readonly scales: boolean;
  /** ρ in the precision that it is multiplied in. */
  readonly scale: number;
  /** Type each rounding point rounds to. */
  readonly rounding: Readonly<Record<RoundingStep, LogitsDtype>>;
  readonly softmaxLanes: number;
  /** Lanes of the sum over all experts in `takesLogSum`. */
  readonly logLanes: number;
  readonly sumLanes: number;
  /** Start value of the arg-max in `rounds`, and whether it then returns expert 0 or the lowest pick. */
  readonly floor: { readonly value: number; readonly isFirst: boolean };
  /** Slots after the picked ones: the id in the first, the step to the next, and the weight of each. */
  readonly sharedExperts: number;
  readonly firstShared: number;
  readonly sharedStep: 0 | 1;
  readonly sharedWeight: number;
}

type RoundingStep = Exclude<RoundingPoint, 'sigmoidScore' | 'softmaxScore' | 'scoreWithoutBias'>;

/** Appended with weight 1, one slot each. */
const PLAIN_SHARED: SharedSlots = { weight: 1, row: 'off' };

/** The plan of a valid input. `rules` may be a record that no implementation has, to try one other choice. */
export function planOf(
  { semantics, params, dtype, eScoreCorrectionBias, tableIds, shared = PLAIN_SHARED }: RouteInput,
  rules: Semantics = SEMANTICS[semantics],
): Plan {
  const { globalNumExperts: E, numExpertGroup: G, topkGroup, topK: k } = params;
  const picksByTable = rules.table === 'picks' && !!tableIds;
  const hasBias = rules.bias === 'added' && eScoreCorrectionBias !== null && !picksByTable;
  const scoring = scoringOf(rules, params);
  const usesGroups = rules.groupScore !== 'none' && !(rules.oneGroup === 'skip' && G === 1) && !picksByTable;
  const splits = usesGroups || rules.pick === 'eachGroup';
  const contributors = contributorsOf(rules, hasBias, params);
  const renormalizes = doesRenormalize(rules, params.renormalize, scoring, k);
  return {
    rules,
    path: usesGroups ? 'native' : hasBias ? 'fallbackBias' : 'fallbackNoBias',
    scoring,
    hasBias,
    isGrouped: usesGroups,
    numGroups: splits ? G : 1,
    groupSize: splits ? E / G : E,
    keptGroups: Math.min(topkGroup, rules.mostKeptGroups ?? topkGroup),
    contributors,
    groupBestWidth: Math.max(2, contributors),
    biasesLogits: rules.biasAt === 'softmaxLogit' && scoring === 'softmax',
    picksByTable,
    gather: gatherOf(rules, hasBias),
    order: rules.order === 'groupsByWeight' ? (usesGroups ? 'byWeight' : 'descending') : rules.order,
    takesLogSum: rules.softmaxForm === 'logUnlessRenormalized' && !params.renormalize,
    renormalizes,
    scales:
      params.routedScalingFactor !== 1 &&
      !(params.routedScalingFactor === 0 && rules.zeroScale === 'off') &&
      (rules.scale === 'always' || (rules.scale === 'unlessRenormalized' && !renormalizes)),
    scale:
      rules.weighedIn === 'float32' ? Math.fround(params.routedScalingFactor) : params.routedScalingFactor,
    rounding: roundingOf(rules, dtype, scoring, hasBias),
    logLanes: softmaxLanes(E),
    softmaxLanes: softmaxLanes(rules.scored === 'after' ? k : E),
    sumLanes: sumLanesOf(rules, k),
    floor: floorOf(rules, E),
    ...sharedSlots(rules, params, shared),
  };
}

/** The function that scores: the record's own, or the one that `scoring_func` names. */
export function scoringOf(rules: Semantics, { scoringFunc }: Pick<RouterParams, 'scoringFunc'>): ScoringFunc {
  if (rules.scoringFunc !== 'configured') return rules.scoringFunc;
  const isOther = rules.otherScoring === 'sigmoid' && !rules.scoringFuncs.includes(scoringFunc);
  return isOther ? 'sigmoid' : scoringFunc;
}

function gatherOf({ gather }: Semantics, hasBias: boolean): Plan['gather'] {
  if (gather === 'scoreOrMasked') return hasBias ? 'score' : 'masked';
  return gather === 'recovered' && !hasBias ? 'score' : gather;
}

function sumLanesOf({ sumOrder }: Semantics, k: number): number {
  switch (sumOrder) {
    case 'warp':
      return 32;
    case 'sequential':
      return 1;
    case 'triton':
      return softmaxLanes(Math.max(1, k));
    case 'torch':
      return weightSumLanes(k);
  }
}

function floorOf({ roundsFloor }: Semantics, E: number): Plan['floor'] {
  if (roundsFloor === 'minusInfinity') return { value: -Infinity, isFirst: false };
  return fitsOneWarp(E) ? { value: -10000, isFirst: false } : { value: -1, isFirst: true };
}

function sharedSlots(rules: Semantics, params: RouterParams, { weight, row }: SharedSlots) {
  const { globalNumExperts: E, numFusedSharedExperts: m } = params;
  const count = rules.sharedExperts === 'appended' ? m : 0;
  return {
    sharedExperts: count === 0 || row === 'off' ? count : count + 1,
    firstShared: row === 'other' ? E + m : E,
    sharedStep: row === 'other' ? 0 : 1,
    sharedWeight: Math.fround(weight),
  } as const;
}

/** Whether a record divides the weights by their sum, as it is configured. */
export function doesRenormalize(rules: Semantics, configured: boolean, scoring: string, k: number): boolean {
  if (rules.renormalize === 'never' || (rules.renormalize === 'configured' && !configured)) return false;
  if (rules.renormalizeOnlyIf === 'manyPicks') return k > 1;
  return rules.renormalizeOnlyIf === 'any' || scoring === rules.renormalizeOnlyIf;
}

/** Whether any of a record's rounding points matters for this scoring function, with or without a bias. */
export function doesRound(rules: Semantics, scoring: string, hasBias: boolean): boolean {
  return Object.values(roundingOf(rules, 'bf16', scoring, hasBias)).some((dtype) => dtype !== 'f32');
}

function roundingOf(rules: Semantics, dtype: LogitsDtype, scoring: string, hasBias: boolean) {
  const at = (point: RoundingPoint): LogitsDtype => (rules.roundsAt.includes(point) ? dtype : 'f32');
  const roundsScore =
    rules.roundsAt.includes('score') ||
    (scoring === 'sigmoid' && rules.roundsAt.includes('sigmoidScore')) ||
    (scoring === 'softmax' && rules.roundsAt.includes('softmaxScore')) ||
    (!hasBias && rules.roundsAt.includes('scoreWithoutBias'));
  return {
    score: roundsScore ? dtype : 'f32',
    softplus: at('softplus'),
    bias: at('bias'),
    biased: at('biased'),
    groupScore: at('groupScore'),
    gathered: at('gathered'),
    sum: at('sum'),
    divided: at('divided'),
    weight: at('weight'),
  } as const;
}

/** The stages that make a weight, in order: it is gathered, then divided and scaled if the router does so. */
export function weightSteps({ renormalizes, scales }: Plan): ('gather' | 'norm' | 'scale')[] {
  return ['gather', ...(renormalizes ? (['norm'] as const) : []), ...(scales ? (['scale'] as const) : [])];
}

/** Whether groups are scored and masked, and there is more than one of them. */
export function hasGroupStages({ isGrouped, numGroups }: Plan): boolean {
  return isGrouped && numGroups > 1;
}
