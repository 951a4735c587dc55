import type { ConfigParams } from '../../core/facts/checks/config-reading';
import type { KeyedParam } from './aliases';

/** What a model's class gives where its configuration has no key. Null: the class has a default that was not read. */
export interface Family {
  readonly id: string;
  /** Values of `model_type`. */
  readonly types: readonly string[];
  /** Class names in `architectures`, up to `For…` or `Model`. */
  readonly classes: readonly string[];
  readonly implied: Implied;
  /** Keys that this family reads although the file may have an older one too. */
  readonly keys?: Partial<Record<KeyedParam, string>>;
  /** The pick is made from the logits; the scores are made of the picked. */
  readonly picksFirst?: true;
}

type Implied = { readonly [Name in keyof ConfigParams]?: ConfigParams[Name] | null };

const PLAIN: Implied = {
  num_expert_group: 1,
  topk_group: 1,
  routed_scaling_factor: 1,
  e_score_correction_bias: false,
  n_shared_experts: 0,
  dense_layers: 0,
};
/** Softmax over all experts. */
const SOFTMAX: Implied = { ...PLAIN, scoring_func: 'softmax' };
/** Softmax, renormalised; a softmax over the picked alone gives the same numbers. */
const MIXTRAL: Implied = { ...SOFTMAX, renormalize: true };
const NOT_DIVIDED: Implied = { ...SOFTMAX, renormalize: false };
/** Sigmoid with a correction bias. */
const SIGMOID: Implied = {
  ...PLAIN,
  scoring_func: 'sigmoid',
  renormalize: true,
  e_score_correction_bias: true,
};
/** The class has a default number of dense layers, and always says how many there are. */
const WITH_PREFIX: Implied = { ...SIGMOID, dense_layers: null };
const V3: Implied = {
  ...WITH_PREFIX,
  num_expert_group: 8,
  topk_group: 4,
  routed_scaling_factor: 2.5,
  n_shared_experts: 1,
};

function family(
  id: string,
  names: string,
  implied: Implied,
  more: Pick<Family, 'keys' | 'picksFirst'> = {},
): Family {
  const all = names.split(' ').filter(Boolean);
  const types = [id, ...all.filter((name) => name === name.toLowerCase())];
  return { id, types, classes: all.filter((name) => name !== name.toLowerCase()), implied, ...more };
}

const PICKS_FIRST = { picksFirst: true } as const;

/** The families whose rules are known. Of those that resemble an unknown one, the last is taken. */
export const FAMILIES: readonly Family[] = [
  family('mixtral', 'Mixtral QuantMixtral', MIXTRAL),
  family('minimax', 'minimax_text_01 minimax_m1 MiniMax MiniMaxText01 MiniMaxM1', MIXTRAL),
  family('minimax_m2', 'MiniMaxM2', SIGMOID),
  family('minimax_m3', 'minimax_m3_vl minimax_m3_text MiniMaxM3 MiniMaxM3VL', {
    ...WITH_PREFIX,
    routed_scaling_factor: 2,
    n_shared_experts: null,
  }),
  family('qwen2_moe', 'Qwen2Moe', { ...NOT_DIVIDED, n_shared_experts: 1 }),
  family(
    'qwen3_moe',
    'qwen3_vl_moe qwen3_vl_moe_text qwen3_omni_moe qwen3_omni_moe_thinker qwen3_omni_moe_text Qwen3Moe Qwen3VLMoe Qwen3OmniMoe',
    NOT_DIVIDED,
  ),
  family('qwen3_next', 'Qwen3Next', { ...MIXTRAL, n_shared_experts: 1 }),
  family('qwen3_5_moe', 'qwen3_5_moe_text Qwen3_5Moe', { ...MIXTRAL, n_shared_experts: 1 }),
  family('deepseek', 'deepseek_v1 Deepseek', { ...NOT_DIVIDED, n_shared_experts: null, dense_layers: null }),
  family('deepseek_v2', 'deepseek_vl_v2 deepseek_ocr DeepseekV2 DeepseekVLV2 DeepseekOCR', {
    ...NOT_DIVIDED,
    n_shared_experts: null,
    dense_layers: null,
  }),
  family(
    'deepseek_v3',
    'deepseek_v32 kimi_k2 kimi_k25 kimi_vl DeepseekV3 DeepseekV32 KimiK25 KimiVL Moonlight',
    V3,
  ),
  family('glm_moe_dsa', 'GlmMoeDsa', { ...V3, num_expert_group: 1, topk_group: 1 }),
  family('deepseek_v4', 'DeepseekV4', {
    ...SIGMOID,
    scoring_func: 'sqrtsoftplus',
    routed_scaling_factor: null,
    n_shared_experts: 1,
  }),
  family('glm4_moe', 'glm4v_moe glm4v_moe_text Glm4Moe Glm4vMoe', { ...WITH_PREFIX, n_shared_experts: 1 }),
  family('glm4_moe_lite', 'Glm4MoeLite', { ...WITH_PREFIX, routed_scaling_factor: 1.8, n_shared_experts: 1 }),
  family('solar_open', 'SolarOpen', { ...WITH_PREFIX, n_shared_experts: 1 }),
  family('kimi_linear', 'KimiLinear', { ...WITH_PREFIX, n_shared_experts: 0 }),
  family('kimi_k3', 'kimi_k3_text KimiK3', { ...WITH_PREFIX, n_shared_experts: 0 }),
  family('mimo_v2_flash', 'mimo_v2 MiMoV2Flash MiMoV2', WITH_PREFIX),
  family('nemotron_h', 'nemotron_h_moe NemotronH', { ...WITH_PREFIX, routed_scaling_factor: 1 }),
  family('bailing_moe', 'BailingMoe', { ...SOFTMAX, renormalize: true, dense_layers: null }),
  family('bailing_moe_v2', 'bailing_moe_linear BailingMoeV2 BailingMoeLinear', {
    ...WITH_PREFIX,
    num_expert_group: 8,
    topk_group: 4,
    n_shared_experts: null,
  }),
  family('llada2_moe', 'llada2_moe_v2 LLaDA2Moe', {
    ...WITH_PREFIX,
    num_expert_group: 8,
    topk_group: 4,
    routed_scaling_factor: 2.5,
    n_shared_experts: null,
  }),
  family('bailing_moe_v2_5', 'bailing_hybrid BailingMoeV2_5 BailingHybrid', {
    ...WITH_PREFIX,
    num_expert_group: 8,
    topk_group: 4,
    n_shared_experts: null,
  }),
  family('dots1', 'Dots1', { ...WITH_PREFIX, n_shared_experts: null }),
  family(
    'ernie4_5_moe',
    'ernie4_5_vl_moe ernie4_5_moe_vl ernie4_5_vl_moe_text Ernie4_5_Moe Ernie4_5_MoE Ernie4_5_VLMoe',
    {
      ...MIXTRAL,
      e_score_correction_bias: true,
      n_shared_experts: null,
      dense_layers: null,
    },
  ),
  family('longcat_flash', 'longcat LongcatFlash LongcatCausalLM LongCatFlash', {
    ...NOT_DIVIDED,
    e_score_correction_bias: true,
    routed_scaling_factor: 1,
  }),
  family('hunyuan', 'hunyuan_v1_moe hunyuan_moe HunYuan HunYuanMoEV1 HunYuanMoE', MIXTRAL),
  family('hy_v3', 'HYV3', { ...WITH_PREFIX, n_shared_experts: null }),
  family('afmoe', 'Afmoe', { ...WITH_PREFIX, n_shared_experts: null }),
  family('lfm2_moe', 'lfm2_moe_vl Lfm2Moe', WITH_PREFIX),
  family('exaone_moe', 'ExaoneMoe ExaoneMoE', {
    ...WITH_PREFIX,
    routed_scaling_factor: 2.5,
    n_shared_experts: 1,
  }),
  family('step3_text', 'step3 step3_vl Step3Text Step3VL', {
    ...NOT_DIVIDED,
    n_shared_experts: 1,
    dense_layers: null,
  }),
  family('step3p5', 'step3p7 step3p7_flash step3p6 Step3p5 Step3p7 Step3p7Flash', {
    ...WITH_PREFIX,
    routed_scaling_factor: 3,
    n_shared_experts: 1,
  }),
  family('gpt_oss', 'gpt_oss_moe GptOss', MIXTRAL, PICKS_FIRST),
  family(
    'granitemoe',
    'granitemoeshared granitemoehybrid GraniteMoe GraniteMoeShared GraniteMoeHybrid',
    MIXTRAL,
    PICKS_FIRST,
  ),
  family('jetmoe', 'JetMoe', MIXTRAL, PICKS_FIRST),
  family(
    'aria',
    'aria_text Aria AriaText AriaTextModel',
    { ...MIXTRAL, n_shared_experts: 2 },
    {
      picksFirst: true,
      keys: { top_k: 'moe_topk' },
    },
  ),
  family(
    'llama4',
    'llama4_text Llama4',
    {
      ...PLAIN,
      scoring_func: 'sigmoid',
      renormalize: false,
      n_shared_experts: 1,
      dense_layers: null,
    },
    PICKS_FIRST,
  ),
  family('cohere2_moe', 'Cohere2Moe', { ...MIXTRAL, dense_layers: null }, PICKS_FIRST),
  family('dbrx', 'Dbrx', MIXTRAL),
  family('olmoe', 'Olmoe', NOT_DIVIDED),
  family('flex_olmo', 'FlexOlmo', NOT_DIVIDED),
  family('jamba', 'Jamba', { ...NOT_DIVIDED, dense_layers: null }),
  family('grok-1', 'grok1 grok grok_1 git Grok1 Grok1Model Grok2', NOT_DIVIDED),
  family('arctic', 'Arctic', { ...MIXTRAL, dense_layers: null }),
  family('phimoe', 'phi3_5_moe PhiMoE Phimoe', NOT_DIVIDED),
  family('gemma4', 'gemma4_text Gemma4', MIXTRAL),
  family('interns1_pro', 'interns1_pro_text InternS1Pro', {
    ...MIXTRAL,
    num_expert_group: null,
    topk_group: null,
    dense_layers: null,
  }),
  family('axk1', 'AXK1', V3),
  family('axk2', 'AXK2', { ...WITH_PREFIX, routed_scaling_factor: 2.5, n_shared_experts: 1 }),
  family('sarvam_moe', 'sarvam_mla SarvamMoE SarvamMoe SarvamMLA', {
    ...WITH_PREFIX,
    routed_scaling_factor: null,
    n_shared_experts: null,
  }),
  family('param2moe', 'Param2MoE', { ...WITH_PREFIX, routed_scaling_factor: null, n_shared_experts: null }),
  family('laguna', 'Laguna', { ...WITH_PREFIX, n_shared_experts: null }),
  family('pangu_ultra_moe', 'openpangu_moe PanguUltraMoE PanguProMoEV2', {
    ...WITH_PREFIX,
    routed_scaling_factor: null,
    n_shared_experts: null,
  }),
  family('mistral4', 'mistral_large_3 MistralLarge3 Mistral4', {
    ...MIXTRAL,
    n_shared_experts: null,
    dense_layers: null,
  }),
  family(
    'smallthinker',
    'SmallThinker',
    { ...PLAIN, scoring_func: 'sigmoid', renormalize: true },
    PICKS_FIRST,
  ),
  family('xverse', 'XverseMoe Xverse', { ...SOFTMAX, renormalize: null }),
  family('inkling', 'Inkling', { ...WITH_PREFIX, routed_scaling_factor: null, n_shared_experts: null }),
];

/** Types of dense models. Experts in such a file follow rules that are not known. */
export const DENSE_TYPES: ReadonlySet<string> = new Set(
  'llama mistral qwen2 qwen3 qwen2_vl qwen2_5_vl qwen3_vl gemma gemma2 gemma3 phi phi3 phi4 gpt2 gptj gpt_neox falcon bloom opt t5 bert roberta mamba mamba2 cohere cohere2 olmo olmo2 olmo3 glm glm4 chatglm starcoder2 stablelm internlm2 baichuan exaone exaone4 smollm3 nemotron solar mpt ernie4_5 seed_oss mistral3 granite lfm2'.split(
    ' ',
  ),
);
