import type { RouteField } from '../../core/types';

/**
 * Other names of parameters, in configurations, engines and papers. A search finds them, but they are not shown. They are the
 * same in every language.
 */
export const PARAM_SYNONYMS = {
  globalNumExperts:
    'n_routed_experts num_experts num_local_experts moe_num_experts num_routed_experts num_moe_experts E',
  numExpertGroup: 'n_group n_groups num_expert_groups n_expert_groups num_expert_group groups',
  topkGroup: 'n_limited_groups num_limited_groups num_expert_groups_per_tok kept groups',
  topK: 'num_experts_per_tok num_experts_per_token experts_per_token moe_topk moe_k moe_top_k top_k_experts num_selected_experts n_activated_experts topk k',
  renormalize:
    'norm_topk_prob moe_renormalize route_norm norm_expert_weight moe_normalize_expert_weights normalize normalise renormalise',
  scoringFunc:
    'scoring_func score_function score_func moe_router_activation_func moe_router_activation moe_router_use_sigmoid expert_selection_fn activation',
  routedScalingFactor:
    'route_scale router_scaling_factor moe_router_scaling_factor moe_routed_scaling_factor moe_router_topk_scaling_factor factor scale',
  numFusedSharedExperts: 'n_shared_experts num_shared_experts moe_num_shared_experts shared',
  eScoreCorrectionBias:
    'expert_bias router_bias use_routing_bias moe_router_enable_expert_bias use_expert_bias noaux_tc topk_method correction_bias exp_probs_b',
  logits: 'router_logits gating_output gate row values paste',
} as const satisfies Partial<Record<RouteField, string>>;

/** Other names of types of numbers. */
export const DTYPE_SYNONYMS = {
  f32: 'dtype torch_dtype router_dtype precision float32 fp32 float',
  bf16: 'dtype torch_dtype router_dtype precision bfloat16',
  f16: 'dtype torch_dtype router_dtype precision float16 fp16 half',
} as const;

/** Other words for the choice of an implementation. */
export const IMPLEMENTATION_SYNONYMS = 'implementation engine framework semantics record';

/** Other names of an engine. */
export const ENGINE_SYNONYMS: Readonly<Record<string, string>> = {
  transformers: 'hf huggingface hugging face',
  tensorrt_llm: 'trtllm trt-llm tensorrt-llm nvidia',
  llama_cpp: 'llama.cpp ggml gguf',
  megatron: 'megatron-lm mcore',
  mlx: 'apple mlx-lm',
};

/** Other words for the choice of a version. */
export const VERSION_SYNONYMS = 'version release upgrade';

/** Other words for taking something away, and for each kind of file. */
export const TAKE_AWAY_SYNONYMS = 'export save download file take away report 导出 保存 文件 带走';

export const KIND_SYNONYMS = {
  markdown: 'md issue github report bug 报告',
  python: 'python torch py code script reproduce 脚本 代码 复现',
  vllm: 'pytest python test gpu cuda 测试',
  pack: 'pytest python unit test conformance mutants 测试 一致性',
  packNpz: 'npz npy numpy conformance 数据',
  packJson: 'json conformance 数据',
  json: 'json data dump values 数据 数值',
  csv: 'csv table spreadsheet excel pandas 表格 数据',
  svg: 'svg picture image figure vector 图片 矢量图',
  png: 'png picture image figure screenshot 图片 截图',
} as const;
