import type { Environment, VllmVersion } from '../dispatch/types';

/** The placement of the copies of the logical experts. */
export interface ExpertPlacement {
  /** Physical ids of each logical expert's replicas, by logical id; every expert has at least one. */
  readonly replicas: readonly (readonly number[])[];
  readonly numPhysicalExperts: number;
}

/** vLLM's placement before any rebalancing: redundant copies are those of experts 0, 1, 2, … in turn. */
export function standardPlacement(globalNumExperts: number, numRedundantExperts: number): ExpertPlacement {
  const replicas = Array.from({ length: globalNumExperts }, (_, id) => [id]);
  for (let i = 0; i < numRedundantExperts; i++) replicas[i % globalNumExperts]!.push(globalNumExperts + i);
  return { replicas, numPhysicalExperts: globalNumExperts + numRedundantExperts };
}

interface PhysicalRouting {
  /** Physical expert of every slot, int32 [tokens, k]; −1 if the logical id is out of range (newest). */
  readonly ids: Int32Array;
  /** Entries recorded for each physical expert: `expert_load_view`. */
  readonly load: Int32Array;
}

/** Whether ids are mapped at all: on platforms other than CUDA and ROCm they stay logical even with EPLB on. */
export function mapsToPhysical({ eplb, platform }: Pick<Environment, 'eplb' | 'platform'>): boolean {
  return eplb && (platform === 'cuda' || platform === 'rocm');
}

/** Multiplier of Knuth's hash, 2^32 / golden ratio. */
const KNUTH = 2654435769;

/**
 * Which replica of a logical expert an entry goes to. In 0.15: the position in the flattened ids modulo the replica
 * count, so that with R dividing k a slot always meets the same replica. Later: a hash of the token, the same for its
 * slots.
 */
function replicaOf(
  version: VllmVersion,
  token: number,
  slot: number,
  topK: number,
  replicas: number,
): number {
  if (version === '0.15') return (token * topK + slot) % replicas;
  return (Math.imul(token, KNUTH) >>> 0) % replicas;
}

/**
 * Expert-parallel load balancing: logical to physical ids, and the load that is recorded. 0.15 counts every entry,
 * padding included; later versions count ids in range of the first `unpaddedTokens` rows, and only while recording.
 *
 * @param ids logical ids, int32 [tokens, k], of the rows of the batch from `firstToken` on
 */
export function mapToPhysical(
  version: VllmVersion,
  ids: Int32Array,
  topK: number,
  { replicas, numPhysicalExperts }: ExpertPlacement,
  { isRecording = true, unpaddedTokens = Number.POSITIVE_INFINITY, firstToken = 0 } = {},
): PhysicalRouting {
  const physical = new Int32Array(ids.length);
  const load = new Int32Array(numPhysicalExperts);
  ids.forEach((logical, position) => {
    const token = firstToken + Math.floor(position / topK);
    const places = replicas[logical];
    const id = places ? places[replicaOf(version, token, position % topK, topK, places.length)] : undefined;
    physical[position] = id ?? -1;
    const counts = version === '0.15' || (isRecording && token < unpaddedTokens);
    if (id !== undefined && counts) load[id] = load[id]! + 1;
  });
  return { ids: physical, load };
}
