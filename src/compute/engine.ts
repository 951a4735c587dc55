import type { ResultArray, RouteOutcome } from '../core/result-arrays';
import type { RouteInput } from '../core/types';

export type EngineKind = 'webgpu' | 'worker';

/** The arrays that are wanted of a batch: all of the first `whole` outcomes, and those in `arrays` of the others. */
export interface Wanted {
  readonly whole: number;
  readonly arrays: readonly ResultArray[];
}

/** Why an engine is gone. */
export type LossReason =
  | 'deviceLost'
  | 'gpuSilent'
  | 'gpuFailed'
  | 'workerLost'
  | 'workerNotLoaded'
  | 'workerSilent';

/** The error of a routing whose engine is gone. The message is the browser's and may be empty. */
export class EngineLost extends Error {
  readonly reason: LossReason;

  constructor(reason: LossReason, message = '') {
    super(message);
    this.reason = reason;
  }
}

/** One way of computing routings off the main thread. Both implementations return the reference's bits. */
export interface Engine {
  readonly kind: EngineKind;
  /** Its hardware, for the status badge: "nvidia h100", "software adapter", "worker". */
  readonly label: string;
  /**
   * Routes the inputs in order. Input errors come back as values; the promise rejects only when the
   * engine itself is gone (`EngineLost`), after which the engine must be disposed.
   * Arrays that are not wanted may come back empty. Without `wanted`, all arrays are wanted.
   */
  route(inputs: readonly RouteInput[], wanted?: Wanted): Promise<RouteOutcome[]>;
  /** Settles when the engine can compute: its code may still be loading. Null if it can from the start. */
  readonly loaded: Promise<void> | null;
  /** Settles when the engine dies by itself, with the reason. Never rejects. */
  readonly lost: Promise<EngineLost>;
  dispose(): void;
}
