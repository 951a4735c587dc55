import { ENGINES } from './engines';
import { TRANSFORMERS } from './transformers';
import type { Semantics } from './types';
import { VLLM } from './vllm';
import { VLLM_PLATFORMS } from './vllm-platforms';

const RECORDS = { ...VLLM, ...VLLM_PLATFORMS, ...TRANSFORMERS, ...ENGINES };

/** Name of a record. */
export type SemanticsId = keyof typeof RECORDS;

/** Every implementation the app knows. Adding one: a record in this folder, and recorded outputs if there are any. */
export const SEMANTICS: Readonly<Record<SemanticsId, Semantics>> = RECORDS;

/** Whether a record is one of vLLM's own. */
export function isVllm(semantics: SemanticsId): boolean {
  return semantics.startsWith('vllm_');
}
