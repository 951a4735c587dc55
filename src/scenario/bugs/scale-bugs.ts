import type { Bug } from './bug';

/** Faults in who multiplies by `routed_scaling_factor`, and how often. */
export const SCALE_BUGS = {
  scaledTwice: {
    preset: 'deepseek-r1',
    threads: ['vllm-project/vllm#24119', 'vllm-project/vllm#24118', 'vllm-project/vllm#23123'],
    engine: 'vllm',
    stage: 'scale',
    both: {
      params: { numExpertGroup: 4, topkGroup: 2, topK: 3, routedScalingFactor: 2.5 },
      logits: [0.2, 1.5, -0.3, 2, 1, 0.9, -1, 3],
      bias: [0.1, -0.2, 0.3, 0, 0.05, 0, 0.4, -0.5],
    },
    wrong: { setup: { scaleHandling: 'both' } },
    right: {},
  },
  scaledTwiceOneGroup: {
    preset: 'kimi-k2.5',
    threads: ['vllm-project/vllm#45037'],
    engine: 'vllm',
    stage: 'scale',
    both: {
      params: { routedScalingFactor: 2.827 },
      logits: [0.4, 1.2, -0.6, 0.9, 0, -1, 0.7, -0.2],
      bias: [0, 0.1, 0, 0, 0.05, 0, 0.2, 0],
    },
    wrong: { setup: { scaleHandling: 'both' } },
    right: {},
  },
  neverScaled: {
    preset: 'glm-4.5',
    threads: [
      'sgl-project/sglang#8511',
      'sgl-project/sglang#8402',
      'sgl-project/sglang#12738',
      'sgl-project/sglang#12998',
      'sgl-project/sglang#35152',
      'kvcache-ai/sglang#86',
    ],
    engine: 'sglang',
    stage: 'after',
    both: {
      params: { routedScalingFactor: 2.5 },
      logits: [0.2, 1.5, -0.3, 2, 1, 0.9, -1, 3],
      bias: [0.1, -0.2, 0.3, 0, 0.05, 0, 0.4, -0.5],
      setup: { implementation: 'engine:sglang' },
    },
    wrong: { setup: { scaleHandling: 'neither' } },
    right: {},
  },
  scaleIsNone: {
    preset: 'kimi-k2',
    threads: ['vllm-project/vllm#32437'],
    engine: 'vllm',
    stage: 'scale',
    both: {
      params: { routedScalingFactor: 2.827 },
      logits: [1.1, -0.4, 0.6, 0.2, -1.5, 0.9, -0.1, 0.3],
      bias: [0, 0.3, 0, 0.1, 0, 0.05, 0, 0],
    },
    wrong: { setup: { scaleHandling: 'neither' } },
    right: { setup: { scaleHandling: 'router' } },
  },
  scaleInKernelIsOne: {
    preset: 'step-3.7-flash',
    threads: ['flashinfer-ai/flashinfer#3499', 'vllm-project/vllm#44347', 'ai-dynamo/aiconfigurator#1452'],
    engine: 'flashinfer',
    stage: 'scale',
    both: {
      params: { routedScalingFactor: 3 },
      logits: [1, 0.4, -0.2, 0.8, 0.1, -1, 0.6, -0.5],
      bias: [0.1, 0.3, 0, -0.2, 0.4, 0, 0, 0.1],
    },
    wrong: { setup: { implementation: 'hf_minimax_m2' } },
    right: { environment: { version: '2026-09' } },
  },
  sharedWeighsLess: {
    preset: 'dsv3',
    threads: ['sgl-project/sglang#28237', 'sgl-project/sglang#29059', 'sgl-project/sglang#35163'],
    engine: 'sglang',
    stage: 'after',
    both: {
      params: { routedScalingFactor: 2.5, numFusedSharedExperts: 1 },
      logits: [2, 1, 0.5, -1, 0, -0.5, -1.5, -2],
      bias: [0, 0, 0, 0, 0, 0, 0, 0],
      setup: { scaleHandling: 'router' },
      environment: { platform: 'rocm', aiterFusedMoe: true, aiterSharedExperts: true },
    },
    wrong: { environment: { sharedExpertsScore: 0.4 } },
    right: {},
  },
} as const satisfies Record<string, Bug>;
