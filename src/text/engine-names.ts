import type { EngineId } from '../core/engines/types';

/** Names of the engines, the same in every language. */
export const ENGINE_NAMES: Readonly<Record<EngineId, string>> = {
  sglang: 'SGLang',
  transformers: 'Transformers',
  tensorrt_llm: 'TensorRT-LLM',
  llama_cpp: 'llama.cpp',
  mlx: 'MLX',
  megatron: 'Megatron',
  lmdeploy: 'LMDeploy',
  ktransformers: 'ktransformers',
  flashinfer: 'FlashInfer',
  deepseek: 'DeepSeek’s own code',
};

/** The name of an implementation: the engine's, or the record's with spaces. */
export function implementationName(id: string): string {
  const engine = id.replace(/^engine:/, '');
  return engine !== id && Object.hasOwn(ENGINE_NAMES, engine)
    ? ENGINE_NAMES[engine as EngineId]
    : id.replaceAll('_', ' ');
}
