import { FAMILIES, type Family } from './families';

/** The family whose rules llama.cpp has for an architecture of GGUF files; null: the file does not tell it. */
const GGUF_FAMILIES: Readonly<Record<string, string>> = {
  llama: 'mixtral',
  qwen2moe: 'qwen2_moe',
  qwen3moe: 'qwen3_moe',
  qwen3vlmoe: 'qwen3_moe',
  qwen3next: 'qwen3_next',
  qwen35moe: 'qwen3_5_moe',
  deepseek: 'deepseek',
  glm4moe: 'glm4_moe',
  'glm-dsa': 'glm_moe_dsa',
  'gpt-oss': 'gpt_oss',
  bailingmoe: 'bailing_moe',
  bailingmoe2: 'bailing_moe_v2',
  llada2: 'llada2_moe',
  dots1: 'dots1',
  'ernie4_5-moe': 'ernie4_5_moe',
  'hunyuan-moe': 'hunyuan',
  olmoe: 'olmoe',
  granitemoe: 'granitemoe',
  granitehybrid: 'granitemoe',
  lfm2moe: 'lfm2_moe',
  afmoe: 'afmoe',
  'minimax-m2': 'minimax_m2',
  dbrx: 'dbrx',
  grok: 'grok-1',
  arctic: 'arctic',
  jamba: 'jamba',
  phimoe: 'phimoe',
  llama4: 'llama4',
  nemotron_h_moe: 'nemotron_h',
  'exaone-moe': 'exaone_moe',
  'kimi-linear': 'kimi_linear',
  smallthinker: 'smallthinker',
  step35: 'step3p5',
  mimo2: 'mimo_v2_flash',
  mistral4: 'mistral4',
  gemma4: 'gemma4',
};

/** The family of a GGUF architecture, or null. */
export function ggufFamily(architecture: string | null): Family | null {
  const id = architecture === null ? undefined : GGUF_FAMILIES[architecture];
  return FAMILIES.find((family) => family.id === id) ?? null;
}
