import type { VllmVersion } from '../dispatch/types';
import type { RouterParams } from '../types';

/** Names of `RoutingMethodType`, by which a fused-experts kernel may route itself. */
export type RoutingMethodName =
  | 'Default'
  | 'Renormalize'
  | 'DeepSeekV3'
  | 'Llama4'
  | 'RenormalizeNaive'
  | 'TopK'
  | 'SigmoidRenorm'
  | 'MiniMax2'
  | 'Sigmoid'
  | 'Custom'
  | 'Simulated'
  | 'DeepseekV4'
  | 'Unspecified';

/** Numbers of the names; absent if a version does not know the name. Source: vLLM `fused_moe/config.py`. */
export const ROUTING_METHOD_NUMBERS: Readonly<
  Record<VllmVersion, Readonly<Partial<Record<RoutingMethodName, number>>>>
> = {
  '0.15': {
    Default: 0,
    Renormalize: 1,
    DeepSeekV3: 2,
    Llama4: 3,
    RenormalizeNaive: 4,
    TopK: 5,
    Custom: 6,
    Simulated: 7,
    Unspecified: 8,
  },
  '2026-09': {
    Default: 0,
    Renormalize: 1,
    DeepSeekV3: 2,
    Llama4: 3,
    RenormalizeNaive: 4,
    TopK: 5,
    SigmoidRenorm: 6,
    MiniMax2: 7,
    Sigmoid: 8,
    Unspecified: 9,
    DeepseekV4: 100,
    Custom: 101,
    Simulated: 102,
  },
};

/**
 * Whether this name may choose a fused-experts kernel that routes by itself. Numbers above 99 and Unspecified never do.
 */
export function leadsToKernel(method: RoutingMethodName): boolean {
  return !['Unspecified', 'Custom', 'Simulated', 'DeepseekV4'].includes(method);
}

interface Router {
  readonly params: Pick<RouterParams, 'renormalize' | 'routedScalingFactor'> & {
    readonly scoringFunc: RouterParams['scoringFunc'];
    readonly numExpertGroup: number;
  };
  readonly hasBias: boolean;
  /** Whether it is a GroupedTopKRouter. */
  readonly isGrouped: boolean;
}

/**
 * The routing method that a router advertises. In 0.15 the grouped router says DeepSeekV3 for every sigmoid
 * configuration, whatever bias, groups and `renormalize` are, although that method always normalises; the bias router
 * has Renormalize and RenormalizeNaive swapped, and the router without bias is taken to do the same. Later versions
 * have one rule for all.
 */
export function routingMethodType(version: VllmVersion, router: Router): RoutingMethodName {
  return version === '0.15' ? methodOf015(router) : laterMethod(router);
}

function methodOf015({ params: { scoringFunc, renormalize }, isGrouped }: Router): RoutingMethodName {
  if (isGrouped) return scoringFunc === 'sigmoid' ? 'DeepSeekV3' : 'Unspecified';
  return renormalize ? 'RenormalizeNaive' : 'Renormalize';
}

function laterMethod({ params, hasBias, isGrouped }: Router): RoutingMethodName {
  const { scoringFunc, renormalize, routedScalingFactor } = params;
  if (scoringFunc === 'sqrtsoftplus') return renormalize ? 'DeepseekV4' : 'Unspecified';
  if (hasBias) {
    if (scoringFunc !== 'sigmoid' || !renormalize) return 'Unspecified';
    if (isGrouped && params.numExpertGroup > 0) return 'DeepSeekV3';
    return routedScalingFactor === 1 ? 'MiniMax2' : 'Unspecified';
  }
  if (scoringFunc === 'sigmoid') return renormalize ? 'SigmoidRenorm' : 'Sigmoid';
  return renormalize ? 'RenormalizeNaive' : 'Default';
}
