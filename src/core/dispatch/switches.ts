import type { DispatchInput, EffectiveParam, PathId } from './types';

/** Paths with torch's top-k, which sorts in batch-invariant mode. */
const SORTS: readonly PathId[] = ['native', 'compiled', 'aiterTopKBias', 'aiterFallbackBias'];

/** Environment variables that are set and that this path may not read. */
export function switchesInEffect(path: PathId, { environment }: DispatchInput): EffectiveParam[] {
  const { batchInvariant, platform } = environment;
  const effective = batchInvariant && SORTS.includes(path);
  return [
    {
      field: 'batchInvariant',
      configured: batchInvariant,
      effective,
      reason: effective === batchInvariant ? null : platform === 'cpu' ? 'notReadOnCpu' : 'notReadByKernels',
    },
  ];
}
