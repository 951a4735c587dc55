import type { PathId } from '../dispatch/types';

export type IndicesDtype = 'int32' | 'uint32' | 'int64';

/**
 * Type of the ids: as the path produces them, and as `select_experts` returns them once the experts' kernel has said
 * what it wants (`wanted`, null when it does not care). Only the plain top-k kernels can write another type than int32;
 * the fallback with bias does not pass the wish on, so its ids are cast afterwards.
 */
export function indicesDtype(
  path: PathId,
  wanted: IndicesDtype | null,
): { readonly produced: IndicesDtype; readonly returned: IndicesDtype } {
  const writesWanted = path === 'fallback' || path === 'topKRouter' || path === 'biasRouter';
  return { produced: writesWanted ? (wanted ?? 'int32') : 'int32', returned: wanted ?? 'int32' };
}
