import type { RouteInput, RouteOutcome } from '../core/types';
import type { ResultArray } from './worker/trim';

export type EngineKind = 'webgpu' | 'worker';

/** One way of computing routings off the main thread. Both implementations return the reference's bits. */
export interface Engine {
  readonly kind: EngineKind;
  /** What runs it, for the status badge: "nvidia h100", "software adapter", "worker". */
  readonly label: string;
  /**
   * Routes the inputs in order. Input errors come back as values; the promise rejects only when the
   * engine itself is gone (device lost, worker crashed), after which the engine must be disposed.
   * `keep` names the arrays that are wanted; the others may come back empty.
   */
  route(inputs: readonly RouteInput[], keep?: readonly ResultArray[]): Promise<RouteOutcome[]>;
  /** Settles when the engine dies by itself, with the reason. Never rejects. */
  readonly lost: Promise<string>;
  dispose(): void;
}
