import type { RoutePath, RouterParams } from './types';

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
  | 'oneGroup'
  | 'notReached'
  | 'renormalizeOff'
  | 'scaleIsOne'
  | 'scaleIgnored';

/** Time runs over [0, 10]; t = n + 1 is the finished picture of stage n. */
export const T_END = STAGES.length;

/** Index of the stage shown at time t: the one being drawn, or the one just finished. */
export function stageAt(t: number): number {
  return Math.max(0, Math.ceil(t) - 1);
}

/** Whether a stage takes part for these parameters on this path, and if not, why. */
export function skipReason(
  stage: StageId,
  params: RouterParams,
  path: RoutePath,
  hasBias: boolean,
): SkipReason | null {
  switch (stage) {
    case 'bias':
      return hasBias ? null : 'noBias';
    case 'group':
    case 'keep':
    case 'mask':
      if (path !== 'native') return 'notReached';
      return params.numExpertGroup === 1 ? 'oneGroup' : null;
    case 'norm':
      return params.renormalize ? null : 'renormalizeOff';
    case 'scale':
      if (path === 'fallbackNoBias' && params.routedScalingFactor !== 1) return 'scaleIgnored';
      return params.routedScalingFactor === 1 ? 'scaleIsOne' : null;
    default:
      return null;
  }
}
