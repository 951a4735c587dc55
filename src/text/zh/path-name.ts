import type { pathName as english } from '../en/path-name';
import type { Words } from '../words';

/** Short names of vLLM's paths, for the badge. */
export const pathName = {
  native: '原生',
  compiled: '原生，已编译',
  fused: '融合内核',
  fusedSmall: '融合内核，少量专家',
  fallbackBias: '不分组的退路',
  fallback: '不分组的退路',
  biasRouter: '偏置路由器',
  topKRouter: '普通路由器',
  zeroExperts: '零专家路由器',
  aiterBias: 'AITER',
  aiter: 'AITER',
  aiterTopKBias: '偏置路由器，torch',
  aiterTopKBiasKernel: 'AITER，人为分组',
  aiterTopK: 'AITER，普通路由器',
  aiterSharedRouter: 'AITER，共享专家',
  aiterFallbackBias: '不分组的退路，torch',
  aiterFallback: '不分组的退路，AITER',
  cpuGrouped: 'CPU，分组',
  cpuPlain: 'CPU，普通',
  simulator: '路由模拟器',
  customRouter: '模型自带的函数',
  cpuSoftplus: 'CPU，√softplus 内核',
  error: '报错',
} satisfies Words<typeof english>;
