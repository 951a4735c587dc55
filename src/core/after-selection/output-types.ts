import type { Environment, IndicesType, PathId, VllmVersion } from '../dispatch/types';
import type { LogitsDtype } from '../types';
import { mapsToPhysical } from './eplb';

type Written = Exclude<IndicesType, 'none'>;

/** Paths whose last step casts the weights to float32: torch computed them in the logits' type. */
const CASTS_WEIGHTS: readonly PathId[] = [
  'native',
  'compiled',
  'aiterTopKBias',
  'aiterFallbackBias',
  'cpuPlain',
];

/** Type of the weights before that cast; null if they are float32 from the start. */
export function weightsCastFrom(path: PathId, dtype: LogitsDtype): LogitsDtype | null {
  return CASTS_WEIGHTS.includes(path) ? dtype : null;
}

/** Paths that write ids of any wanted type at once. */
const WRITES_WANTED: readonly PathId[] = [
  'fallback',
  'topKRouter',
  'biasRouter',
  'aiterTopKBias',
  'aiterTopKBiasKernel',
];

/**
 * Type of the ids: from the path, and from `select_experts` once the experts' kernel has asked for a type. The
 * fallback with bias does not pass the request on, so its ids are cast afterwards; AITER's ops write int32; the
 * followed version's CPU experts ask for no type.
 */
export function indicesDtype(
  path: PathId,
  wanted: IndicesType,
  version: VllmVersion,
): { readonly produced: Written; readonly returned: Written } {
  if (isCpu(path) && version === '0.15') return { produced: 'int32', returned: 'int32' };
  const returned = wanted === 'none' ? 'int32' : wanted;
  return { produced: WRITES_WANTED.includes(path) ? returned : 'int32', returned };
}

function isCpu(path: PathId): boolean {
  return path === 'cpuGrouped' || path === 'cpuPlain';
}

/** Paths whose top-k is torch's: its ids are 64-bit, and a cast follows at once. */
const TORCH_IDS: readonly PathId[] = [...CASTS_WEIGHTS, 'cpuGrouped'];

/** What vLLM does to weights and ids after the last stage, as lines of code. */
export function closingCode(
  path: PathId,
  {
    eplb,
    platform,
    version,
    indicesType,
  }: Pick<Environment, 'eplb' | 'platform' | 'version' | 'indicesType'>,
): string[] {
  const { produced, returned } = indicesDtype(path, indicesType, version);
  return [
    ...(CASTS_WEIGHTS.includes(path) ? ['w = w.to(float32)'] : []),
    ...(TORCH_IDS.includes(path) ? [`ids = ids.to(${produced})`] : []),
    ...(mapsToPhysical({ eplb, platform }) ? ['ids = logical_to_physical[ids, replica]'] : []),
    ...(produced === returned ? [] : [`ids = ids.to(${returned})`]),
  ];
}
