import { SEMANTICS } from '../../core/semantics';
import type { RoundingPoint, Semantics } from '../../core/semantics/types';
import type { LogitsDtype, RouteInput } from '../../core/types';

/** What a record says of one batch, worked out here and nowhere else: the referee shares no code with what it judges. */
export interface Settings {
  readonly rules: Semantics;
  readonly scoring: 'softmax' | 'sigmoid' | 'sqrtsoftplus';
  readonly hasBias: boolean;
  readonly isGrouped: boolean;
  readonly groups: number;
  readonly groupSize: number;
  readonly keptGroups: number;
  /** Best values of a group that are added. */
  readonly addends: number;
  readonly divides: boolean;
  readonly multiplies: boolean;
  readonly nanIsHighest: boolean;
  readonly typeAt: (point: RoundingPoint) => LogitsDtype;
  readonly scoreType: LogitsDtype;
}

export function settingsOf({ semantics, params, dtype, eScoreCorrectionBias }: RouteInput): Settings {
  const rules: Semantics = SEMANTICS[semantics];
  const { globalNumExperts: E, numExpertGroup: G, topkGroup, topK: k } = params;
  const hasBias = eScoreCorrectionBias !== null && rules.bias !== 'ignored';
  const scoring = rules.scoringFunc === 'configured' ? params.scoringFunc : rules.scoringFunc;
  const isGrouped = rules.groupScore !== 'none' && (G > 1 || rules.oneGroup === 'run');
  const groups = isGrouped || rules.pick === 'eachGroup' ? G : 1;
  const divides =
    (rules.renormalize === 'always' || (rules.renormalize === 'configured' && params.renormalize)) &&
    (rules.renormalizeOnlyIf !== 'manyPicks' || k > 1) &&
    (rules.renormalizeOnlyIf !== 'sigmoid' || scoring === 'sigmoid');
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
    keptGroups: topkGroup,
    addends: addendsOf(rules, hasBias, k, topkGroup),
    divides,
    multiplies:
      params.routedScalingFactor !== 1 &&
      rules.scale !== 'never' &&
      !(rules.scale === 'unlessRenormalized' && divides),
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
      return 2;
    case 'biasTop2':
      return hasBias ? 2 : 1;
    case 'topShare':
      return keptGroups === 0 ? 0 : Math.trunc(k / keptGroups);
  }
}
