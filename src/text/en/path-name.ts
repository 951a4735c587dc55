import type { PathId } from '../../core/dispatch/types';

/** Short names of vLLM's paths, for the badge. */
export const pathName: Record<PathId, string> = {
  native: 'native',
  compiled: 'native, compiled',
  fused: 'fused kernel',
  fusedSmall: 'fused kernel, few experts',
  fallbackBias: 'ungrouped fallback',
  fallback: 'ungrouped fallback',
  biasRouter: 'bias router',
  topKRouter: 'plain router',
  zeroExperts: 'zero-expert router',
  aiterBias: 'AITER',
  aiter: 'AITER',
  aiterTopKBias: 'bias router, torch',
  aiterTopKBiasKernel: 'AITER, artificial groups',
  aiterTopK: 'AITER, plain router',
  aiterSharedRouter: 'AITER, shared experts',
  aiterFallbackBias: 'ungrouped fallback, torch',
  aiterFallback: 'ungrouped fallback, AITER',
  cpuGrouped: 'CPU, grouped',
  cpuPlain: 'CPU, plain',
  simulator: 'routing simulator',
  customRouter: 'the model’s function',
  cpuSoftplus: 'CPU, √softplus kernel',
  error: 'error',
};
