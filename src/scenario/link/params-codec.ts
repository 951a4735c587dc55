import type { RouterParams } from '../../core/types';
import { MAX_EXPERTS } from '../../core/validate';

interface ParamCodec {
  readonly key: string;
  readonly field: keyof RouterParams;
  /** vLLM's name, for messages. */
  readonly name: string;
  readonly read: (text: string) => RouterParams[keyof RouterParams] | null;
}

const integer =
  (min: number) =>
  (text: string): number | null => {
    const value = /^\d{1,5}$/.test(text) ? Number(text) : -1;
    return value >= min && value <= MAX_EXPERTS ? value : null;
  };

/** The parameters a link names when they differ from the preset's, under short keys. */
export const PARAM_CODECS: readonly ParamCodec[] = [
  { key: 'e', field: 'globalNumExperts', name: 'global_num_experts', read: integer(1) },
  { key: 'g', field: 'numExpertGroup', name: 'num_expert_group', read: integer(0) },
  { key: 'kg', field: 'topkGroup', name: 'topk_group', read: integer(0) },
  { key: 'k', field: 'topK', name: 'top_k', read: integer(0) },
  { key: 'sh', field: 'numFusedSharedExperts', name: 'num_fused_shared_experts', read: integer(0) },
  {
    key: 's',
    field: 'scoringFunc',
    name: 'scoring_func',
    read: (text) => (text === 'softmax' || text === 'sigmoid' ? text : null),
  },
  {
    key: 'rn',
    field: 'renormalize',
    name: 'renormalize',
    read: (text) => (text === '1' ? true : text === '0' ? false : null),
  },
  {
    key: 'rho',
    field: 'routedScalingFactor',
    name: 'routed_scaling_factor',
    read: (text) => {
      const value = text.trim() === '' ? Number.NaN : Number(text);
      return Number.isFinite(Math.fround(value)) ? value : null;
    },
  },
];

/** A parameter as it stands in a link. */
export function writeParam(value: RouterParams[keyof RouterParams]): string {
  if (typeof value === 'boolean') return String(Number(value));
  return Object.is(value, -0) ? '-0' : String(value);
}
