import { SEMANTICS } from '../../core/semantics';
import type { RoundingPoint, Semantics } from '../../core/semantics/types';
import type { LogitsDtype, RouteInput } from '../../core/types';

/**
 * A record's settings for one batch, computed here alone: the referee shares no code with the engines that it judges.
 */
export interface Settings {
  readonly rules: Semantics;
  readonly scoring: 'softmax' | 'sigmoid' | 'sqrtsoftplus';
  readonly hasBias: boolean;
  readonly isGrouped: boolean;
  readonly groups: number;
  readonly groupSize: number;
  readonly keptGroups: number;
  /** How many of a group's best values are added. */
  readonly addends: number;
  readonly divides: boolean;
  readonly multiplies: boolean;
  /** Whether the bias is added to the logits, and the choice is made on the sums. */
  readonly biasesLogits: boolean;
  /** Whether a table's row is the answer. */
  readonly usesTable: boolean;
  /** Whether weights are shares of all experts, by a logarithm. */
  readonly takesShares: boolean;
  readonly nanIsHighest: boolean;
  readonly typeAt: (point: RoundingPoint) => LogitsDtype;
  readonly scoreType: LogitsDtype;
}

export function settingsOf({
  semantics,
  params,
  dtype,
  eScoreCorrectionBias,
  tableIds,
}: RouteInput): Settings {
  const rules: Semantics = SEMANTICS[semantics];
  const { globalNumExperts: E, numExpertGroup: G, topkGroup, topK: k } = params;
  const usesTable = rules.table !== 'ignored' && tableIds !== undefined && tableIds !== null;
  const hasBias = eScoreCorrectionBias !== null && rules.bias !== 'ignored' && !usesTable;
  const isKnown = rules.scoringFuncs.includes(params.scoringFunc) || rules.otherScoring !== 'sigmoid';
  const configured = isKnown ? params.scoringFunc : 'sigmoid';
  const scoring = rules.scoringFunc === 'configured' ? configured : rules.scoringFunc;
  const isGrouped = rules.groupScore !== 'none' && (G > 1 || rules.oneGroup === 'run') && !usesTable;
  const groups = isGrouped || rules.pick === 'eachGroup' ? G : 1;
  const divides =
    (rules.renormalize === 'always' || (rules.renormalize === 'configured' && params.renormalize)) &&
    (rules.renormalizeOnlyIf !== 'manyPicks' || k > 1) &&
    (rules.renormalizeOnlyIf !== 'sigmoid' || scoring === 'sigmoid') &&
    (rules.renormalizeOnlyIf !== 'softmax' || scoring === 'softmax');
  const typeAt = (point: RoundingPoint) => (rules.roundsAt.includes(point) ? dtype : 'f32');
  const ofScore: RoundingPoint[] = [
    'score',
    ...(scoring === 'sigmoid' ? (['sigmoidScore'] as const) : []),
    ...(scoring === 'softmax' ? (['softmaxScore'] as const) : []),
    ...(hasBias ? [] : (['scoreWithoutBias'] as const)),
  ];
  return {
    rules,
    scoring,
    hasBias,
    isGrouped,
    groups,
    groupSize: E / groups,
    keptGroups: rules.mostKeptGroups === null ? topkGroup : Math.min(rules.mostKeptGroups, topkGroup),
    addends: addendsOf(rules, hasBias, k, topkGroup),
    divides,
    multiplies:
      params.routedScalingFactor !== 1 &&
      (params.routedScalingFactor !== 0 || rules.zeroScale === 'multiplies') &&
      rules.scale !== 'never' &&
      !(rules.scale === 'unlessRenormalized' && divides),
    biasesLogits: rules.biasAt === 'softmaxLogit' && scoring === 'softmax',
    usesTable,
    takesShares: rules.softmaxForm !== 'quotient' && !params.renormalize,
    nanIsHighest: rules.nonFinite !== 'skipped',
    typeAt,
    scoreType: ofScore.some((point) => rules.roundsAt.includes(point)) ? dtype : 'f32',
  };
}

function addendsOf({ groupScore }: Semantics, hasBias: boolean, k: number, keptGroups: number): number {
  switch (groupScore) {
    case 'none':
    case 'max':
      return 1;
    case 'top2':
    case 'top2Distinct':
      return 2;
    case 'biasTop2':
      return hasBias ? 2 : 1;
    case 'topShare':
      return keptGroups === 0 ? 0 : Math.trunc(k / keptGroups);
  }
}
