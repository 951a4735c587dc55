import type { Burst } from './history';

/** Keys that follow each other sooner than this are one step of undo. */
const PAUSE_MS = 1000;

/**
 * Names the burst that an edit by key belongs to: that of the edit before when it was of the same target a moment ago,
 * else a new one.
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
