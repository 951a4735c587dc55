import type { RouteOutcome } from '../../core/result-arrays';
import type { RouteInput } from '../../core/types';
import type { Wanted } from '../engine';
import type { Packed } from './pack';

export interface RouteRequest {
  readonly id: number;
  readonly inputs: readonly RouteInput[];
  /** All arrays when absent. */
  readonly wanted?: Wanted | undefined;
}

/** The worker's first message: its code is there and it listens. */
export const READY = 'ready';

export interface RouteReply {
  readonly id: number;
  /** The first outcomes, as many as are wanted whole. */
  readonly whole: RouteOutcome[];
  /** The others; null if all are wanted whole. */
  readonly packed: Packed | null;
}
