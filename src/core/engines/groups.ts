import { SEMANTICS, type SemanticsId } from '../semantics';
import { ENGINE_IDS } from './engines';
import type { EngineId, Implementation } from './types';

/** The heading of a record in lists: an engine, vLLM, or none of them. */
export type RecordGroup = EngineId | 'vllm' | 'other';

const PREFIXES: readonly (readonly [string, RecordGroup])[] = [
  ['vllm_', 'vllm'],
  ['hf_', 'transformers'],
  ['sglang', 'sglang'],
  ['tensorrt_llm', 'tensorrt_llm'],
  ['flashinfer', 'flashinfer'],
  ['llama_cpp', 'llama_cpp'],
  ['mlx_', 'mlx'],
  ['megatron_', 'megatron'],
  ['lmdeploy_', 'lmdeploy'],
  ['ktransformers_', 'ktransformers'],
  ['deepseek_', 'deepseek'],
];

function groupOf(id: SemanticsId): RecordGroup {
  return PREFIXES.find(([prefix]) => id.startsWith(prefix))?.[1] ?? 'other';
}

const RECORDS = Object.keys(SEMANTICS) as SemanticsId[];

/** All records by the engine they belong to, in the order of the engines. */
export const RECORD_GROUPS: readonly (readonly [RecordGroup, readonly SemanticsId[]])[] = (
  ['vllm', ...ENGINE_IDS, 'other'] as const
).map((group) => [group, RECORDS.filter((id) => groupOf(id) === group)]);

/** Every implementation that can be followed. */
export const IMPLEMENTATIONS: readonly Implementation[] = [
  'vllm',
  ...ENGINE_IDS.map((id): Implementation => `engine:${id}`),
  ...RECORDS,
];
