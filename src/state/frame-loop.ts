/** Called once a frame with the frame's time; returning true asks for another frame. */
type FrameTask = (now: number) => boolean;

export interface FrameLoop {
  /** Adds a task; tasks run in the order they were added. Returns its removal. */
  add(task: FrameTask): () => void;
  /** Asks for one frame. */
  request(): void;
}

/** The app's only `requestAnimationFrame` loop. It rests while nothing asks for a frame. */
export function createFrameLoop(): FrameLoop {
  const tasks = new Set<FrameTask>();
  let scheduled = false;

  function request(): void {
    if (scheduled) return;
    scheduled = true;
    requestAnimationFrame(frame);
  }

  function frame(now: number): void {
    scheduled = false;
    let again = false;
    for (const task of tasks) again = task(now) || again;
    if (again) request();
  }

  return {
    add(task) {
      tasks.add(task);
      return () => tasks.delete(task);
    },
    request,
  };
}
