import type { PathId } from '../../core/dispatch/types';
import { isPadding } from '../../core/routed-row';
import type { RoutedToken } from '../../scenario/routed-token';

/** A function of vLLM that routes rows. */
export type VllmFunction = 'grouped_topk' | 'fused_topk' | 'fused_topk_bias';

/** The function that a path on CUDA ends in. Others need a layer, another device or a simulator around it. */
const FUNCTION: Partial<Record<PathId, VllmFunction>> = {
  native: 'grouped_topk',
  compiled: 'grouped_topk',
  fused: 'grouped_topk',
  fusedSmall: 'grouped_topk',
  fallbackBias: 'fused_topk_bias',
  fallback: 'fused_topk',
  biasRouter: 'fused_topk_bias',
  topKRouter: 'fused_topk',
};

/** vLLM's function that can be called with this row, or null: another implementation or platform, a table, padding. */
export function vllmFunctionOf(token: RoutedToken): VllmFunction | null {
  const { dispatch, plan, scenario } = token;
  const isCuda = scenario.setup.environment.platform === 'cuda';
  return dispatch && isCuda && !plan.picksByTable && !isPadding(token)
    ? (FUNCTION[dispatch.path] ?? null)
    : null;
}
