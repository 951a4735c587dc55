import { type Explained, hasGroupStages, isPadding } from './explain';

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
  /** The row only fills the batch up. */
  | 'padding'
  /** The table's row is the choice. */
  | 'tablePicks'
  | 'noBias'
  | 'biasIgnored'
  | 'oneGroup'
  | 'noGroups'
  | 'notReached'
  | 'renormalizeOff'
  | 'softmaxOverPicked'
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

/** What a row that is skipped does not come to. */
const AFTER_CHOICE: readonly StageId[] = ['pick', 'gather', 'norm', 'scale'];

/** Whether a stage takes part in this routing, and if not, why. */
export function skipReason(
  stage: StageId,
  {
    scenario: { params, eScoreCorrectionBias },
    plan,
    dispatch,
    ledger,
    result,
  }: Pick<Explained, 'scenario' | 'plan' | 'dispatch' | 'ledger' | 'result'>,
): SkipReason | null {
  if (isPadding({ result }) && AFTER_CHOICE.includes(stage)) return 'padding';
  switch (stage) {
    case 'bias':
      if (plan.hasBias) return null;
      if (plan.picksByTable && eScoreCorrectionBias) return 'tablePicks';
      return eScoreCorrectionBias ? 'biasIgnored' : 'noBias';
    case 'group':
    case 'keep':
    case 'mask':
      if (hasGroupStages(plan)) return null;
      if (plan.picksByTable) return 'tablePicks';
      if (plan.rules.groupScore !== 'none') return 'oneGroup';
      return dispatch?.path === 'fallback' || dispatch?.path === 'fallbackBias' ? 'notReached' : 'noGroups';
    case 'norm':
      if (plan.renormalizes) return null;
      if (plan.rules.softmaxForm === 'logUnlessRenormalized' && params.renormalize)
        return 'softmaxOverPicked';
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
