import type { Engine, EngineId } from './types';

/** Families whose class in Transformers takes DeepSeek-V3's router. */
const V3_KIN = [
  'deepseek_v3',
  'deepseek_v32',
  'glm4_moe',
  'glm4_moe_lite',
  'glm_moe_dsa',
  'dots1',
  'exaone_moe',
  'solar_open',
  'mimo_v2_flash',
  'nemotron_h',
  'axk1',
  'kimi_linear',
];

/**
 * Which router each engine takes, as data: ways in the order in which it tries them. Families come first if its code
 * has a class for each model; the parameters decide for a model of no library.
 */
export const ENGINE_WAYS: Readonly<Record<EngineId, Engine>> = {
  /** On CUDA, by the text of summer 2026: the fused gate is gone, ungrouped routing has one Triton router. */
  sglang: {
    id: 'sglang',
    source:
      'sgl-project/sglang@000328a8cd54dd3aac97cd9977c39b5408034b26:python/sglang/srt/layers/moe/topk.py',
    field: 'scoringFunc',
    ways: [
      { when: ['isSqrtSoftplus'], record: 'sglang_triton', isUpcast: true },
      {
        when: ['asksForGroups', 'hasBias', 'isPowerOfTwo', 'atMost8Picks', 'groupsCoverPicks', 'smallGroups'],
        record: 'flashinfer',
        isUpcast: true,
      },
      { when: ['asksForGroups', 'hasBias', 'hasGroups'], record: 'sglang_biased' },
      { when: ['asksForGroups', 'hasBias'], record: 'sglang_triton', isUpcast: true },
      { when: ['asksForGroups', 'hasNoBias'], record: 'sglang' },
      { when: [], record: 'sglang_triton', isUpcast: true },
    ],
  },
  transformers: {
    id: 'transformers',
    source: 'huggingface/transformers@v5.17.0:src/transformers/models',
    field: 'setup',
    ways: [
      { when: ['isFamily'], families: V3_KIN, record: 'hf_deepseek_v3' },
      { when: ['isFamily'], families: ['deepseek_v2'], record: 'hf_deepseek_v2' },
      { when: ['isFamily'], families: ['deepseek_v4'], record: 'hf_deepseek_v4' },
      { when: ['isFamily'], families: ['axk2'], record: 'hf_axk2' },
      { when: ['isFamily'], families: ['mistral4'], record: 'hf_mistral4' },
      { when: ['isFamily'], families: ['hy_v3'], record: 'hf_hy_v3' },
      { when: ['isFamily'], families: ['afmoe'], record: 'hf_afmoe' },
      { when: ['isFamily'], families: ['minimax_m2'], record: 'hf_minimax_m2' },
      { when: ['isFamily'], families: ['laguna'], record: 'hf_laguna' },
      { when: ['isFamily'], families: ['lfm2_moe'], record: 'hf_lfm2_moe' },
      { when: ['isFamily'], families: ['mixtral'], record: 'hf_mixtral' },
      { when: ['isFamily'], families: ['qwen3_5_moe'], record: 'hf_qwen3_5_moe' },
      {
        when: ['isFamily'],
        families: ['qwen3_moe', 'qwen2_moe', 'qwen3_next', 'olmoe', 'flex_olmo'],
        record: 'hf_qwen3_moe',
      },
      { when: ['isFamily'], families: ['hunyuan_v1_moe'], record: 'hf_hunyuan_v1_moe' },
      { when: ['isFamily'], families: ['gemma4'], record: 'hf_gemma4' },
      { when: ['isFamily'], families: ['ernie4_5_moe'], record: 'hf_ernie4_5_moe' },
      { when: ['isFamily'], families: ['longcat_flash'], record: 'hf_longcat_flash' },
      { when: ['isFamily'], families: ['jamba'], record: 'hf_jamba' },
      { when: ['isFamily'], families: ['gpt_oss'], record: 'hf_gpt_oss' },
      { when: ['isFamily'], families: ['granitemoe'], record: 'hf_granitemoe' },
      { when: ['isFamily'], families: ['cohere2_moe'], record: 'hf_cohere2_moe' },
      { when: ['isFamily'], families: ['llama4'], record: 'hf_llama4' },
      { when: ['isNoFamily', 'isSqrtSoftplus'], record: 'hf_deepseek_v4' },
      { when: ['isNoFamily', 'isSigmoid', 'hasBias'], record: 'hf_deepseek_v3' },
      { when: ['isNoFamily', 'isSoftmax', 'hasBias'], record: 'hf_ernie4_5_moe' },
      { when: ['isNoFamily', 'isSoftmax', 'hasGroups'], record: 'hf_deepseek_v2' },
      { when: ['isNoFamily', 'isSoftmax'], record: 'hf_qwen3_moe' },
    ],
  },
  tensorrt_llm: {
    id: 'tensorrt_llm',
    source:
      'NVIDIA/TensorRT-LLM@4bd549c88030725dc0e6b838e1f4386c0c3a49fc:tensorrt_llm/_torch/modules/fused_moe/routing.py',
    field: 'eScoreCorrectionBias',
    ways: [{ when: ['isSigmoid', 'hasBias'], record: 'tensorrt_llm' }],
  },
  llama_cpp: {
    id: 'llama_cpp',
    source: 'ggml-org/llama.cpp@434f71a5b4d1ff9c9c9b59e08326f0fe3d15193a:src/llama-graph.cpp',
    field: 'scoringFunc',
    ways: [{ when: ['isSigmoidOrSoftmax'], record: 'llama_cpp' }],
  },
  mlx: {
    id: 'mlx',
    source: 'ml-explore/mlx-lm@d78bf58e217c904ec282ed8da9b947491f78c022:mlx_lm/models',
    field: 'setup',
    ways: [
      {
        when: ['isFamily'],
        families: ['deepseek_v3', 'deepseek_v32', 'kimi_k2', 'kimi_k25', 'glm4_moe', 'dots1'],
        record: 'mlx_deepseek_v3',
      },
      {
        when: ['isFamily'],
        families: ['bailing_moe', 'bailing_moe_v2', 'kimi_linear', 'mimo_v2_flash', 'nemotron_h'],
        record: 'mlx_bailing',
      },
      { when: ['isFamily'], families: ['deepseek_v2'], record: 'mlx_deepseek_v2' },
      { when: ['isNoFamily', 'isSigmoid', 'hasBias'], record: 'mlx_deepseek_v3' },
      { when: ['isNoFamily', 'isSoftmax', 'hasGroups', 'hasNoBias'], record: 'mlx_deepseek_v2' },
    ],
  },
  megatron: {
    id: 'megatron',
    source:
      'NVIDIA/Megatron-LM@d98e8a64ddf34856e74b24714e3bedb2f5a39553:megatron/core/transformer/moe/moe_utils.py',
    field: 'scoringFunc',
    ways: [
      { when: ['isSigmoid'], record: 'megatron_sigmoid' },
      { when: ['isSoftmax'], record: 'megatron_softmax' },
    ],
  },
  lmdeploy: {
    id: 'lmdeploy',
    source:
      'InternLM/lmdeploy@1263d5cd889b7ad500e85b8eb20401327a4516ab:lmdeploy/pytorch/models/deepseek_v2.py',
    field: 'numExpertGroup',
    ways: [
      { when: ['isFamily'], families: ['interns1_pro'], record: 'lmdeploy_router_n_groups' },
      { when: ['isSigmoidOrSoftmax', 'hasBias'], record: 'lmdeploy_noaux_tc' },
      { when: ['isSoftmax', 'hasGroups'], record: 'lmdeploy_group_limited_greedy' },
    ],
  },
  ktransformers: {
    id: 'ktransformers',
    source: 'kvcache-ai/ktransformers@95009ea6856c0799e517e93cb12be5e8494bc7ce:archive/ktransformers/models',
    field: 'setup',
    ways: [
      { when: ['isFamily'], families: ['glm4_moe'], record: 'ktransformers_glm4' },
      { when: ['isFamily'], families: ['deepseek_v3', 'kimi_k2'], record: 'ktransformers_v3' },
      { when: ['isFamily'], families: ['deepseek_v2'], record: 'deepseek_v2_remote' },
      { when: ['isNoFamily', 'isSigmoid', 'hasBias'], record: 'ktransformers_v3' },
      { when: ['isNoFamily', 'isSoftmax', 'hasGroups', 'hasNoBias'], record: 'deepseek_v2_remote' },
    ],
  },
  flashinfer: {
    id: 'flashinfer',
    source:
      'flashinfer-ai/flashinfer@fb28d7242b3506a2348265962041acc1fb56cca4:csrc/fused_moe/noAuxTcKernels.cu',
    field: 'eScoreCorrectionBias',
    ways: [{ when: ['isSigmoid', 'hasBias'], record: 'flashinfer' }],
  },
  deepseek: {
    id: 'deepseek',
    source: 'deepseek-ai/DeepSeek-V3@9b4e9788e4a3a731f7567338ed15d3ec549ce03b:inference/model.py',
    field: 'scoringFunc',
    ways: [{ when: ['isSigmoidOrSoftmax'], record: 'deepseek_official' }],
  },
};

export const ENGINE_IDS = Object.keys(ENGINE_WAYS) as EngineId[];
