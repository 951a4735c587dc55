import { ENGINES } from './engines';
import { TRANSFORMERS } from './transformers';
import type { Semantics } from './types';
import { VLLM } from './vllm';

const RECORDS = { ...VLLM, ...TRANSFORMERS, ...ENGINES };

/** Name of a record. */
export type SemanticsId = keyof typeof RECORDS;

/** Every implementation the app knows. Adding one: a record in this folder, and recorded outputs if there are any. */
export const SEMANTICS: Readonly<Record<SemanticsId, Semantics>> = RECORDS;
