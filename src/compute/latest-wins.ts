/**
 * Runs at most one job at a time and remembers only the newest waiting one. So a fast stream of requests costs one run
 * per finished run, and no reply overtakes a newer one. Requests between them are dropped. `fail` is called for runs
 * that failed; an error of `deliver` is a fault of the page and goes to the browser's console.
 */
export function latestWins<Request, Reply>(
  run: (request: Request) => Promise<Reply>,
  deliver: (reply: Reply, request: Request) => void,
  fail: (error: unknown, request: Request) => void,
): (request: Request) => void {
  let busy = false;
  let next: { request: Request } | null = null;

  async function work(request: Request): Promise<void> {
    busy = true;
    try {
      const answer = await ended(request);
      if (answer.ok) deliver(answer.reply, request);
      else fail(answer.error, request);
    } finally {
      busy = false;
      const waiting = next;
      next = null;
      if (waiting) void work(waiting.request);
    }
  }

  type Ended = { ok: true; reply: Reply } | { ok: false; error: unknown };
  function ended(request: Request): Promise<Ended> {
    return run(request).then(
      (reply) => ({ ok: true, reply }),
      (error: unknown) => ({ ok: false, error }),
    );
  }

  return (request) => {
    if (busy) next = { request };
    else void work(request);
  };
}
