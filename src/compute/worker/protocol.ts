import type { RouteInput, RouteOutcome } from '../../core/types';
import type { Wanted } from '../engine';

export interface RouteRequest {
  readonly id: number;
  readonly inputs: readonly RouteInput[];
  /** All arrays when absent. */
  readonly wanted?: Wanted | undefined;
}

export interface RouteReply {
  readonly id: number;
  readonly outcomes: RouteOutcome[];
}
