import type { RouteField } from '../../core/types';
import type { DebugDialog } from '../../state/slices/panels';

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

/** Other words for the dialogs of engineers. */
export const DEBUG_SYNONYMS = {
  open: 'open import paste drop load file config.json configuration params.json gguf megatron sglang npy npz safetensors csv json png svg 打开 导入 粘贴 文件 配置',
  runs: 'engines path kernel platform cuda rocm aiter cpu batch invariant transformers sglang tensorrt-llm llama.cpp config routing method type 引擎 平台 路径',
  checks: 'lint check diagnostics warnings problems wrong config 检查 诊断 警告 问题',
  forensics:
    'forensics ids weights observed which record mistake bug mismatch wrong trace 取证 编号 权重 错误',
  tellApart: 'search mutants conformance telling tokens distinguish mistakes matrix 区分 搜索 变异',
  dtypes: 'dtype ladder precision bf16 bfloat16 f16 float16 half rounding flip ulp 精度 舍入 翻转',
  bugs: 'bugs gallery issues threads known museum 错误 陈列 案例',
} as const satisfies Record<DebugDialog, string>;
