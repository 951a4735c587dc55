import { firstRefusal, undefinedCondition } from '../refusals';
import { SEMANTICS, type SemanticsId } from '../semantics';
import type { Semantics } from '../semantics/types';
import { CONDITIONS } from './conditions';
import { effectiveParams } from './effective';
import { errorAt, unfollowed } from './error';
import { switchesInEffect } from './switches';
import { ROOTS, TREE } from './tree';
import type { Dispatch, DispatchInput, NodeId, PathId, Step, UnfollowedPath } from './types';
import { warningsOf } from './warnings';

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
  const semantics = path === 'error' || isUnfollowed(path) ? null : recordOf(path, input);
  const rules = semantics && SEMANTICS[semantics];
  return {
    path,
    semantics,
    error: isUnfollowed(path)
      ? unfollowed(path)
      : path === 'error'
        ? errorAt(last?.condition ?? null, input)
        : null,
    undefinedBecause: rules && undefinedCondition(rules, input.params),
    ties: rules && input.environment.platform === 'cuda' ? rules.ties : 'unspecified',
    order: rules ? slotOrder(rules, input) : 'unspecified',
    warnings: warningsOf(path, input),
    steps,
    effective: rules ? [...effectiveParams(rules, input), ...switchesInEffect(path, input)] : [],
  };
}

/** Whether the router on this way advertises itself as one with groups. */
export function isFromGroupedRouter({ path, steps }: Pick<Dispatch, 'path' | 'steps'>): boolean {
  const isEnteredBelow = steps[0]?.node !== ROOTS.router;
  return isEnteredBelow || path === 'cpuGrouped' || steps.some(({ call }) => call === 'GroupedTopKRouter');
}

function isUnfollowed(path: PathId): path is UnfollowedPath {
  return path === 'simulator' || path === 'customRouter' || path === 'cpuSoftplus';
}

/** The order of `torch.topk(sorted=False)` was measured on CUDA alone. */
function slotOrder(rules: Semantics, { environment }: DispatchInput): Dispatch['order'] {
  return rules.order === 'torchUnsorted' && environment.platform !== 'cuda' ? 'unspecified' : rules.order;
}

/** The record of a path, given version, platform, order and shared experts. */
function recordOf(path: Exclude<PathId, 'error' | UnfollowedPath>, input: DispatchInput): SemanticsId {
  const { params, environment } = input;
  const { platform, batchInvariant } = environment;
  const isNewest = environment.kernels === '2026-09';
  const isShared = environment.aiterSharedExperts && params.numFusedSharedExperts > 0;
  switch (path) {
    case 'native':
      return batchInvariant ? 'vllm_native_sorted' : 'vllm_native';
    case 'compiled':
      return batchInvariant ? 'vllm_compiled_sorted' : 'vllm_compiled';
    case 'fused':
      return platform === 'xpu' ? 'vllm_xpu_fused' : 'vllm_fused';
    case 'fusedSmall':
      return 'vllm_fused_small';
    case 'fallbackBias':
      // The newer Python code passes scoring_func on; the bias router's record is then the same.
      if (environment.version === '2026-09') return biasRouterRecord(input);
      if (platform === 'xpu') return 'vllm_xpu_fallback_bias';
      return isNewest ? 'vllm_fallback_bias_new_kernel' : 'vllm_fallback_bias';
    case 'fallback':
      if (platform === 'xpu') return 'vllm_xpu_fallback';
      return isNewest ? 'vllm_fallback_new_kernel' : 'vllm_fallback';
    case 'biasRouter':
      return biasRouterRecord(input);
    case 'topKRouter':
      if (platform === 'xpu') return 'vllm_xpu_topk';
      return isNewest ? 'vllm_fused_topk_newest' : 'vllm_fused_topk';
    case 'zeroExperts':
      return 'vllm_zero_experts';
    case 'aiterBias':
      return isShared ? 'vllm_aiter_bias_shared' : 'vllm_aiter_bias';
    case 'aiter':
      return isShared ? 'vllm_aiter_shared' : 'vllm_aiter';
    case 'aiterTopKBias':
      return batchInvariant ? 'vllm_aiter_topk_bias_sorted' : 'vllm_aiter_topk_bias';
    case 'aiterTopKBiasKernel':
      return 'vllm_aiter_topk_bias_newest';
    case 'aiterFallbackBias':
      // Passed on in the newer version, as on CUDA.
      if (environment.version === '2026-09')
        return batchInvariant ? 'vllm_aiter_topk_bias_sorted' : 'vllm_aiter_topk_bias';
      return batchInvariant ? 'vllm_aiter_fallback_bias_sorted' : 'vllm_aiter_fallback_bias';
    case 'aiterTopK':
      return 'vllm_aiter_topk';
    // The router for shared experts takes the softmax op whatever the scoring function is.
    case 'aiterSharedRouter':
    case 'aiterFallback':
      return 'vllm_aiter_fallback';
    case 'cpuGrouped':
      return 'vllm_cpu_grouped';
    case 'cpuPlain':
      return 'vllm_cpu_plain';
  }
}

function biasRouterRecord({ params, hasBias, hasTable, dtype, environment }: DispatchInput): SemanticsId {
  const { platform, kernels } = environment;
  if (params.scoringFunc === 'sqrtsoftplus') {
    if (platform === 'xpu') return 'vllm_sqrtsoftplus';
    const fits =
      !hasTable && firstRefusal(SEMANTICS.vllm_dsv4_topk, { params, hasBias, dtype, tokens: 1 }) === null;
    return platform === 'cuda' && fits ? 'vllm_dsv4_topk' : 'vllm_softplus_sqrt';
  }
  if (platform === 'xpu') return 'vllm_xpu_topk_bias';
  return kernels === '2026-09' ? 'vllm_bias_router_newest' : 'vllm_bias_router';
}
