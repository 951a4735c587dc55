export interface Debounced {
  /** Notes that something happened: `run` waits for quiet from now on. */
  readonly call: () => void;
  /** Calls `run` now, if it is waiting. */
  readonly flush: () => void;
  readonly cancel: () => void;
}

/**
 * Calls `run` once nothing has happened for `ms` milliseconds. A call comes with every event of a drag, so it only
 * notes the time: when the running timer fires, it waits for the rest.
 */
export function debounce(ms: number, run: () => void): Debounced {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let last = 0;

  function end(): void {
    timer = null;
    run();
  }
  function look(): void {
    const missing = last + ms - performance.now();
    if (missing > 0) timer = setTimeout(look, Math.ceil(missing));
    else end();
  }
  function cancel(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  }

  return {
    call() {
      last = performance.now();
      timer ??= setTimeout(look, ms);
    },
    flush() {
      if (timer === null) return;
      cancel();
      end();
    },
    cancel,
  };
}
