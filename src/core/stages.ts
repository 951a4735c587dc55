import { type Explained, hasGroupStages } from './explain';

/** The ten stages in order; a stage's position is its number on the timeline. */
export const STAGES = [
  'logits',
  'score',
  'bias',
  'group',
  'keep',
  'mask',
  'pick',
  'gather',
  'norm',
  'scale',
] as const;

export type StageId = (typeof STAGES)[number];

/** Why a stage does nothing, or null when it runs. */
export type SkipReason =
  | 'noBias'
  | 'biasIgnored'
  | 'oneGroup'
  | 'noGroups'
  | 'notReached'
  | 'renormalizeOff'
  | 'renormalizeIgnored'
  | 'scaleIsOne'
  | 'scaleByModel'
  | 'scaleByNobody'
  | 'scaleIgnored';

/** Time runs over [0, 10]; t = n + 1 is the finished picture of stage n. */
export const T_END = STAGES.length;

/** Index of the stage shown at time t: the one being drawn, or the one just finished. */
export function stageAt(t: number): number {
  return Math.max(0, Math.ceil(t) - 1);
}

/** Whether a stage takes part in this routing, and if not, why. */
export function skipReason(
  stage: StageId,
  {
    scenario: { params, eScoreCorrectionBias },
    plan,
    dispatch,
    ledger,
  }: Pick<Explained, 'scenario' | 'plan' | 'dispatch' | 'ledger'>,
): SkipReason | null {
  switch (stage) {
    case 'bias':
      if (plan.hasBias) return null;
      return eScoreCorrectionBias ? 'biasIgnored' : 'noBias';
    case 'group':
    case 'keep':
    case 'mask':
      if (hasGroupStages(plan)) return null;
      if (plan.rules.groupScore !== 'none') return 'oneGroup';
      return dispatch?.path === 'fallback' || dispatch?.path === 'fallbackBias' ? 'notReached' : 'noGroups';
    case 'norm':
      if (plan.renormalizes) return null;
      return params.renormalize ? 'renormalizeIgnored' : 'renormalizeOff';
    case 'scale':
      if (plan.scales) return null;
      if (ledger.configured === 1) return 'scaleIsOne';
      if (ledger.outcome === 'never') return ledger.given === 1 ? 'scaleByNobody' : 'scaleIgnored';
      return 'scaleByModel';
    default:
      return null;
  }
}
