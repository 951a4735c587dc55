import { hasGroupStages } from './plan';
import type { RoutedRow } from './routed-row';
import { isPadding } from './routed-row';

/** The ten stages in order. All other files name a stage; only this one numbers them. */
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

/** Why a stage does nothing, or null if it runs. */
export type SkipReason =
  /** The row only pads the batch. */
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

const NUMBER_OF = Object.fromEntries(STAGES.map((stage, n) => [stage, n])) as Record<StageId, number>;

/** The number that a reader sees on the timeline: 0 for the logits. */
export function numberOf(stage: StageId): number {
  return NUMBER_OF[stage];
}

export function atOrAfter(stage: StageId, other: StageId): boolean {
  return NUMBER_OF[stage] >= NUMBER_OF[other];
}

export function isBefore(stage: StageId, other: StageId): boolean {
  return NUMBER_OF[stage] < NUMBER_OF[other];
}

/** Time runs over [0, 10], one unit for each stage. */
export const T_END = STAGES.length;

/** The time at which a stage begins; that is the end of the stage before it. */
export function startOf(stage: StageId): number {
  return NUMBER_OF[stage];
}

/** The time at which the picture of a stage is finished. */
export function endOf(stage: StageId): number {
  return NUMBER_OF[stage] + 1;
}

/** The first end of a stage after time t. */
export function nextEnd(t: number): number {
  return Math.floor(t) + 1;
}

/** The last end of a stage before time t; 0 is before all. */
export function previousEnd(t: number): number {
  return Math.ceil(t) - 1;
}

/** The stage shown at time t: the one being drawn, or the one just finished. */
export function stageAt(t: number): StageId {
  return STAGES[Math.max(0, Math.ceil(t) - 1)] ?? 'scale';
}

/** Whether anything of a stage is drawn at time t. */
export function hasBegun(t: number, stage: StageId): boolean {
  return t > startOf(stage);
}

/** Whether the picture of a stage is finished at time t. */
export function hasEnded(t: number, stage: StageId): boolean {
  return t >= endOf(stage);
}

/** Whether at least half of a stage has run at time t. */
export function isHalfDone(t: number, stage: StageId): boolean {
  return t >= startOf(stage) + 0.5;
}

/** The stage whose end is exactly at time t, or null. */
export function stageEndingAt(t: number): StageId | null {
  return Number.isInteger(t) ? (STAGES[t - 1] ?? null) : null;
}

/** The stages that a skipped row does not reach. */
const AFTER_CHOICE: readonly StageId[] = ['pick', 'gather', 'norm', 'scale'];

/** Why a stage does nothing in this routing, or null if it runs. */
export function skipReason(
  stage: StageId,
  {
    params,
    givenBias,
    plan,
    dispatch,
    ledger,
    result,
  }: Pick<RoutedRow, 'params' | 'givenBias' | 'plan' | 'dispatch' | 'ledger' | 'result'>,
): SkipReason | null {
  if (isPadding({ result }) && AFTER_CHOICE.includes(stage)) return 'padding';
  switch (stage) {
    case 'bias':
      if (plan.hasBias) return null;
      if (plan.picksByTable && givenBias) return 'tablePicks';
      return givenBias ? 'biasIgnored' : 'noBias';
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
