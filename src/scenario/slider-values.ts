import type { RouterParams } from '../core/types';
import { MAX_EXPERTS } from '../core/validate';
import { upTo } from './up-to';

/** Parameters that a slider can set. */
export type SliderField =
  | 'globalNumExperts'
  | 'numExpertGroup'
  | 'topkGroup'
  | 'topK'
  | 'routedScalingFactor';

/** Picks that a slider reaches; a field takes more. */
const MOST_PICKS = 32;
/** Tenths of routed_scaling_factor that a slider reaches. */
const MOST_TENTHS = 50;

/**
 * The values of a slider, in order: those that fit the other parameters (a number of groups divides the experts, a
 * number of experts is a multiple of the groups), and the present one even if it does not fit.
 */
export function sliderValues(field: SliderField, params: RouterParams): number[] {
  const [value, fitting] = [params[field], fittingValues(field, params)];
  // NaN has no place in an order.
  if (Number.isNaN(value)) return [...fitting, value];
  return [...new Set([...fitting, value])].sort((a, b) => a - b);
}

function fittingValues(field: SliderField, params: RouterParams): number[] {
  const { globalNumExperts: E, numExpertGroup: G } = params;
  switch (field) {
    case 'globalNumExperts':
      return upTo(MAX_EXPERTS).filter((count) => count % Math.max(1, G) === 0);
    case 'numExpertGroup':
      return upTo(E).filter((count) => E % count === 0);
    case 'topkGroup':
      return upTo(G);
    case 'topK':
      return upTo(Math.min(E, MOST_PICKS));
    case 'routedScalingFactor':
      return upTo(MOST_TENTHS).map((tenths) => tenths / 10);
  }
}
