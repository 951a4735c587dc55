import { SCORING_FUNCS } from '../../core/semantics/types';
import type { RouterParams } from '../../core/types';
import { MAX_EXPERTS } from '../../core/validate';
import { integerIn, type LinkValues } from './read-fields';

interface ParamCodec {
  readonly key: string;
  readonly field: keyof RouterParams;
  /** vLLM's name, for messages. */
  readonly name: string;
  readonly values: LinkValues;
  readonly read: (text: string) => RouterParams[keyof RouterParams] | null;
}

function integer(key: string, field: keyof RouterParams, name: string, min: number): ParamCodec {
  const values = { min, max: MAX_EXPERTS };
  return { key, field, name, values, read: (text) => integerIn(text, min, MAX_EXPERTS) };
}

/** The parameters a link names when they differ from the preset's, under short keys. */
export const PARAM_CODECS: readonly ParamCodec[] = [
  integer('e', 'globalNumExperts', 'global_num_experts', 1),
  integer('g', 'numExpertGroup', 'num_expert_group', 0),
  integer('kg', 'topkGroup', 'topk_group', 0),
  integer('k', 'topK', 'top_k', 0),
  integer('sh', 'numFusedSharedExperts', 'num_fused_shared_experts', 0),
  {
    key: 's',
    field: 'scoringFunc',
    name: 'scoring_func',
    values: SCORING_FUNCS,
    read: (text) => SCORING_FUNCS.find((known) => known === text) ?? null,
  },
  {
    key: 'rn',
    field: 'renormalize',
    name: 'renormalize',
    values: ['1', '0'],
    read: (text) => (text === '1' ? true : text === '0' ? false : null),
  },
  {
    key: 'rho',
    field: 'routedScalingFactor',
    name: 'routed_scaling_factor',
    values: 'factor',
    read: readFactor,
  },
];

/** How links write numbers that have no digits. */
const NON_FINITE: ReadonlyMap<string, number> = new Map([
  ['inf', Number.POSITIVE_INFINITY],
  ['-inf', Number.NEGATIVE_INFINITY],
  ['nan', Number.NaN],
]);

/** A float32 number, ∞ and NaN too, or null. */
function readFactor(text: string): number | null {
  return NON_FINITE.get(text) ?? readFloat(text);
}

/** A finite number that float32 can hold, or null. */
export function readFloat(text: string): number | null {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(Math.fround(value)) ? value : null;
}

/** How a link writes a parameter. */
export function writeParam(value: RouterParams[keyof RouterParams]): string {
  if (typeof value === 'boolean') return String(Number(value));
  if (typeof value === 'number' && !Number.isFinite(value))
    return Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf';
  // 1e+30 and 1e30 are the same number, and some programs read a plus as a space.
  return Object.is(value, -0) ? '-0' : String(value).replace('+', '');
}
