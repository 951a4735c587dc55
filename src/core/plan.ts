import { contributorsOf } from './refusals';
import { SEMANTICS } from './semantics';
import type { RoundingPoint, Semantics } from './semantics/types';
import { softmaxLanes, weightSumLanes } from './sum';
import type { LogitsDtype, RouteInput, RoutePath, ScoringFunc } from './types';

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
  /** Best experts of a group whose c are added to its score. */
  readonly contributors: number;
  readonly groupBestWidth: number;
  readonly gather: 'score' | 'biased' | 'masked';
  readonly renormalizes: boolean;
  readonly scales: boolean;
  /** ρ as float32. */
  readonly scale: number;
  /** Type each rounding point rounds to. */
  readonly rounding: Readonly<Record<RoundingStep, LogitsDtype>>;
  readonly softmaxLanes: number;
  readonly sumLanes: number;
  /** Start value of the arg-max in `rounds`, and whether the entry returned there is expert 0 or the lowest picked. */
  readonly floor: { readonly value: number; readonly isFirst: boolean };
  readonly sharedExperts: number;
}

type RoundingStep = Exclude<RoundingPoint, 'sigmoidScore' | 'softmaxScore' | 'scoreWithoutBias'>;

/** Expert counts for which the plain top-k kernel keeps a row in one warp, overwriting picked entries by −10000. */
const ONE_WARP = new Set([1, 2, 4, 8, 16, 32, 64, 128, 192, 256, 320, 384, 448, 512, 576]);

function fitsOneWarp(globalNumExperts: number): boolean {
  return ONE_WARP.has(globalNumExperts);
}

/** The plan of a valid input; `rules` may be a record that no implementation has, to try what one choice changes. */
export function planOf(
  { semantics, params, dtype, eScoreCorrectionBias }: RouteInput,
  rules: Semantics = SEMANTICS[semantics],
): Plan {
  const { globalNumExperts: E, numExpertGroup: G, topkGroup, topK: k } = params;
  const hasBias = rules.bias === 'added' && eScoreCorrectionBias !== null;
  const scoring = rules.scoringFunc === 'configured' ? params.scoringFunc : rules.scoringFunc;
  const usesGroups = rules.groupScore !== 'none' && !(rules.oneGroup === 'skip' && G === 1);
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
    keptGroups: topkGroup,
    contributors,
    groupBestWidth: Math.max(2, contributors),
    gather: rules.gather === 'scoreOrMasked' ? (hasBias ? 'score' : 'masked') : rules.gather,
    renormalizes,
    scales:
      params.routedScalingFactor !== 1 &&
      (rules.scale === 'always' || (rules.scale === 'unlessRenormalized' && !renormalizes)),
    scale: Math.fround(params.routedScalingFactor),
    rounding: roundingOf(rules, dtype, scoring, hasBias),
    softmaxLanes: softmaxLanes(rules.scored === 'after' ? k : E),
    sumLanes: rules.sumOrder === 'warp' ? 32 : rules.sumOrder === 'sequential' ? 1 : weightSumLanes(k),
    floor: fitsOneWarp(E) ? { value: -10000, isFirst: false } : { value: -1, isFirst: true },
    sharedExperts: rules.sharedExperts === 'appended' ? params.numFusedSharedExperts : 0,
  };
}

/** Whether a record divides the weights by their sum, as it is configured. */
export function doesRenormalize(rules: Semantics, configured: boolean, scoring: string, k: number): boolean {
  if (rules.renormalize === 'never' || (rules.renormalize === 'configured' && !configured)) return false;
  if (rules.renormalizeOnlyIf === 'manyPicks') return k > 1;
  return rules.renormalizeOnlyIf === 'any' || scoring === 'sigmoid';
}

/** Whether any of a record's rounding points plays a part for this function of the score, with or without a bias. */
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
    bias: at('bias'),
    biased: at('biased'),
    groupScore: at('groupScore'),
    gathered: at('gathered'),
    sum: at('sum'),
    divided: at('divided'),
    weight: at('weight'),
  } as const;
}
