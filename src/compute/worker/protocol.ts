import type { RouteInput, RouteOutcome } from '../../core/types';
import type { ResultArray } from './trim';

export interface RouteRequest {
  readonly id: number;
  readonly inputs: readonly RouteInput[];
  /** The arrays wanted; all when absent. */
  readonly keep?: readonly ResultArray[] | undefined;
}

export interface RouteReply {
  readonly id: number;
  readonly outcomes: RouteOutcome[];
}
