/**
 * Runs at most one job at a time and remembers only the newest waiting one: a fast stream of requests costs one run
 * per finished run, and a reply never overtakes a newer one. Requests that were passed over are dropped.
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
      deliver(await run(request), request);
    } catch (error) {
      fail(error, request);
    }
    busy = false;
    const waiting = next;
    next = null;
    if (waiting) void work(waiting.request);
  }

  return (request) => {
    if (busy) next = { request };
    else void work(request);
  };
}
