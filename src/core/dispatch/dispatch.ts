import { undefinedCondition } from '../refusals';
import { SEMANTICS, type SemanticsId } from '../semantics';
import type { RouteError } from '../types';
import { CONDITIONS } from './conditions';
import { effectiveParams } from './effective';
import { errorAt } from './error';
import { ROOTS, TREE } from './tree';
import type { Dispatch, DispatchInput, NodeId, PathId, Step } from './types';

/**
 * Which path vLLM takes for a configuration, and why: walks the tree from the entry point and keeps every step.
 *
 * @example
 * // DeepSeek-V3's parameters with a bias on CUDA as installed: path `fused`, record `vllm_fused`
 */
export function dispatch(input: DispatchInput): Dispatch {
  const steps: Step[] = [];
  let node: NodeId = ROOTS[input.entry];
  let last: Step | null = null;
  for (;;) {
    const place = TREE[node];
    if (!place) throw new Error(`the tree has no node ${node}`);
    if (place.kind === 'leaf') return end(input, place.path, steps, last);
    const answer = place.kind === 'question' ? CONDITIONS[place.condition](input) : null;
    last = {
      node,
      condition: place.kind === 'question' ? place.condition : null,
      call: place.kind === 'call' ? place.call : null,
      values: answer?.values ?? {},
      holds: answer?.holds ?? null,
    };
    steps.push(last);
    if (place.kind === 'call') node = place.next;
    else node = answer?.holds ? place.yes : place.no;
  }
}

function end(input: DispatchInput, path: PathId, steps: readonly Step[], last: Step | null): Dispatch {
  const semantics = path === 'error' ? null : recordOf(path, input);
  const error: RouteError | null = path === 'error' ? errorAt(last?.condition ?? null, input) : null;
  return {
    path,
    semantics,
    error,
    undefinedBecause: semantics ? undefinedCondition(SEMANTICS[semantics], input.params) : null,
    steps,
    effective: semantics ? effectiveParams(SEMANTICS[semantics], input) : [],
  };
}

/** The record of a path, given version, order and shared experts. */
function recordOf(path: Exclude<PathId, 'error'>, { params, environment }: DispatchInput): SemanticsId {
  const isNewest = environment.kernels === 'newest';
  const isShared = environment.aiterSharedExperts && params.numFusedSharedExperts > 0;
  switch (path) {
    case 'native':
      return environment.batchInvariant ? 'vllm_native_sorted' : 'vllm_native';
    case 'compiled':
      return environment.batchInvariant ? 'vllm_compiled_sorted' : 'vllm_compiled';
    case 'fused':
      return 'vllm_fused';
    case 'fusedSmall':
      return 'vllm_fused_small';
    case 'fallbackBias':
      // The newer Python code passes scoring_func on; the bias router's record is then the same.
      if (environment.version === 'newest') return isNewest ? 'vllm_bias_router_newest' : 'vllm_bias_router';
      return isNewest ? 'vllm_fallback_bias_new_kernel' : 'vllm_fallback_bias';
    case 'fallback':
      return isNewest ? 'vllm_fallback_new_kernel' : 'vllm_fallback';
    case 'biasRouter':
      return isNewest ? 'vllm_bias_router_newest' : 'vllm_bias_router';
    case 'topKRouter':
      return isNewest ? 'vllm_fused_topk_newest' : 'vllm_fused_topk';
    case 'aiterBias':
      return isShared ? 'vllm_aiter_bias_shared' : 'vllm_aiter_bias';
    case 'aiter':
      return isShared ? 'vllm_aiter_shared' : 'vllm_aiter';
  }
}
