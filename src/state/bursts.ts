import type { Burst } from './history';

/** Edits by key that follow each other within this time are one undo step. */
const PAUSE_MS = 1000;

/**
 * Names the burst that an edit by key belongs to: the burst of the edit before if that was of the same target a moment
 * ago, else a new one.
 */
export function createBursts(now: () => number = () => performance.now()): (target: string) => Burst {
  let last = { target: '', at: Number.NEGATIVE_INFINITY };
  let count = 0;
  return (target) => {
    const at = now();
    if (target !== last.target || at - last.at > PAUSE_MS) count++;
    last = { target, at };
    return { burst: `${target} ${count}` };
  };
}
