/** Runs once a frame with the frame's time; returning true asks for another frame. */
type FrameTask = (now: number) => boolean;

export interface FrameLoop {
  /** Adds a task; tasks run in the order they were added. Returns the function that removes it. */
  add(task: FrameTask): () => void;
  /** Asks for one frame. */
  request(): void;
}

/** The app's only `requestAnimationFrame` loop. It rests while nothing asks for a frame. */
export function createFrameLoop(): FrameLoop {
  const tasks = new Set<FrameTask>();
  /** The error that was reported last: a task may throw the same one in every frame. */
  const said = new WeakMap<FrameTask, string>();
  let scheduled = false;

  function request(): void {
    if (scheduled) return;
    scheduled = true;
    requestAnimationFrame(frame);
  }

  function frame(now: number): void {
    scheduled = false;
    let again = false;
    for (const task of tasks) again = run(task, now) || again;
    if (again) request();
  }

  /** A task that fails must not stop the others. */
  function run(task: FrameTask, now: number): boolean {
    try {
      return task(now);
    } catch (error) {
      const message = String(error);
      if (said.get(task) !== message) reportError(error);
      said.set(task, message);
      return false;
    }
  }

  return {
    add(task) {
      tasks.add(task);
      return () => tasks.delete(task);
    },
    request,
  };
}
