import type { RouteInput, RouteOutcome } from '../../core/types';

export interface RouteRequest {
  readonly id: number;
  readonly inputs: readonly RouteInput[];
}

export interface RouteReply {
  readonly id: number;
  readonly outcomes: RouteOutcome[];
}
