import type { DispatchInput, PathId, WarningId } from './types';

/** Paths that end in CUDA's plain top-k kernel. */
const PLAIN_KERNEL: readonly PathId[] = ['topKRouter', 'biasRouter', 'fallback', 'fallbackBias'];

/** Numbers of columns that matrix products under inductor do not pad. */
const ROUND = 8;

/** Faults that may occur around a path although its router is right. */
export function warningsOf(path: PathId, { params, environment }: DispatchInput): WarningId[] {
  const { version, platform, compiled, indicesType } = environment;
  const isPadded = compiled && version === '2026-09' && params.globalNumExperts % ROUND !== 0;
  const isAiter = path === 'aiterTopK' || path === 'aiterFallback';
  return [
    ...(platform === 'cuda' && isPadded && PLAIN_KERNEL.includes(path) ? (['paddedRows'] as const) : []),
    ...(isAiter && version === '0.15' && indicesType === 'int64' ? (['aiterIds'] as const) : []),
  ];
}
