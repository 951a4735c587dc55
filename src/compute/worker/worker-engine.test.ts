import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RouteOutcome } from '../../core/result-arrays';
import type { RouteInput } from '../../core/types';
import type { EngineLost } from '../engine';
import { READY, type RouteReply, type RouteRequest } from './protocol';
import { createWorkerEngine } from './worker-engine';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A worker that does what the test says. */
class FakeWorker {
  readonly requests: RouteRequest[] = [];
  isTerminated = false;
  onerror: ((event: { message: string }) => void) | null = null;
  onmessageerror: (() => void) | null = null;
  onmessage: ((event: { data: RouteReply | typeof READY }) => void) | null = null;

  postMessage(request: RouteRequest): void {
    this.requests.push(request);
  }
  terminate(): void {
    this.isTerminated = true;
  }
  /** Its first message. */
  load(): void {
    this.onmessage?.({ data: READY });
  }
  reply(id: number, outcomes: RouteOutcome[]): void {
    this.onmessage?.({ data: { id, whole: outcomes, packed: null } });
  }
}

/** A worker whose code is there, or still being loaded. */
function setUp({ isLoaded = true } = {}) {
  const worker = new FakeWorker();
  const engine = createWorkerEngine(() => worker as unknown as Worker);
  const deaths: string[] = [];
  void engine.lost.then((loss) => deaths.push(said(loss)));
  if (isLoaded) worker.load();
  return { worker, engine, deaths };
}

const said = ({ reason, message }: EngineLost) => (message ? `${reason}: ${message}` : reason);

/** The result of a routing: its outcomes, or why the engine is gone. */
const fate = (routing: Promise<RouteOutcome[]>) =>
  routing.catch((error: Error) => ('reason' in error ? said(error as EngineLost) : error.message));

const inputs: RouteInput[] = [];
const outcomes = (value: number): RouteOutcome[] => [
  { ok: false, error: { field: 'tokens', code: 'outOfRange', values: { value } } },
];

describe('the worker engine', () => {
  it('gives each routing the reply with its id, in whatever order replies come', async () => {
    const { worker, engine } = setUp();
    const first = engine.route(inputs);
    const second = engine.route(inputs);
    expect(worker.requests.map(({ id }) => id)).toEqual([0, 1]);
    worker.reply(1, outcomes(1));
    worker.reply(0, outcomes(0));
    expect(await first).toEqual(outcomes(0));
    expect(await second).toEqual(outcomes(1));
  });

  it('dies of an uncaught error in the worker, with its message', async () => {
    const { worker, engine, deaths } = setUp();
    const routing = fate(engine.route(inputs));
    worker.onerror?.({ message: 'out of memory' });
    expect(await routing).toBe('workerLost: out of memory');
    expect(deaths).toEqual(['workerLost: out of memory']);
    expect(worker.isTerminated).toBe(true);
    expect(await fate(engine.route(inputs))).toBe('workerLost: out of memory');
    expect(worker.requests).toHaveLength(1);
  });

  it('dies when the worker’s code cannot be loaded, which comes without a message', async () => {
    const { worker, deaths } = setUp({ isLoaded: false });
    worker.onerror?.({ message: '' });
    await vi.advanceTimersByTimeAsync(0);
    expect(deaths).toEqual(['workerNotLoaded']);
  });

  it('dies of an error in its code while that is loaded, with its message', async () => {
    const { worker, deaths } = setUp({ isLoaded: false });
    worker.onerror?.({ message: 'SyntaxError' });
    await vi.advanceTimersByTimeAsync(0);
    expect(deaths).toEqual(['workerLost: SyntaxError']);
  });

  it('waits for code that takes long, and then answers the questions of that time', async () => {
    const { worker, engine, deaths } = setUp({ isLoaded: false });
    const loaded = vi.fn();
    void engine.loaded?.then(loaded);
    const routing = engine.route(inputs);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(deaths).toEqual([]);
    expect(loaded).not.toHaveBeenCalled();
    worker.load();
    await vi.advanceTimersByTimeAsync(0);
    expect(loaded).toHaveBeenCalledTimes(1);
    worker.reply(0, outcomes(0));
    expect(await routing).toEqual(outcomes(0));
    await vi.advanceTimersByTimeAsync(200_000);
    expect(deaths).toEqual([]);
  });

  it('counts silence from its first message on', async () => {
    const { worker, engine, deaths } = setUp({ isLoaded: false });
    const routing = fate(engine.route(inputs));
    await vi.advanceTimersByTimeAsync(20_000);
    worker.load();
    await vi.advanceTimersByTimeAsync(4999);
    expect(deaths).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(await routing).toBe('workerSilent');
  });

  it('gives up code that does not arrive in two minutes', async () => {
    const { worker, engine, deaths } = setUp({ isLoaded: false });
    const routing = fate(engine.route(inputs));
    await vi.advanceTimersByTimeAsync(119_999);
    expect(deaths).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(await routing).toBe('workerNotLoaded');
    expect(worker.isTerminated).toBe(true);
  });

  it('dies of a message that cannot be read', async () => {
    const { worker, engine, deaths } = setUp();
    const routing = fate(engine.route(inputs));
    worker.onmessageerror?.();
    expect(await routing).toBe('workerLost: the worker sent something unreadable');
    expect(deaths).toHaveLength(1);
  });

  it('takes five seconds of silence for death, not less', async () => {
    const { worker, engine, deaths } = setUp();
    const routing = fate(engine.route(inputs));
    await vi.advanceTimersByTimeAsync(4999);
    expect(deaths).toEqual([]);
    expect(worker.isTerminated).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await routing).toBe('workerSilent');
    expect(deaths).toEqual(['workerSilent']);
    expect(worker.isTerminated).toBe(true);
  });

  it('may be silent while nothing is asked of it', async () => {
    const { worker, engine, deaths } = setUp();
    const routing = engine.route(inputs);
    worker.reply(0, outcomes(0));
    await routing;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(deaths).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('rejects every waiting routing at its death and leaves no alarm behind', async () => {
    const { worker, engine } = setUp();
    const routings = [engine.route(inputs), engine.route(inputs)].map(fate);
    worker.onerror?.({ message: 'killed' });
    expect(await Promise.all(routings)).toEqual(['workerLost: killed', 'workerLost: killed']);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('ignores replies after its death and replies to no question', async () => {
    const { worker, engine } = setUp();
    worker.reply(7, outcomes(7));
    const routing = fate(engine.route(inputs));
    worker.onerror?.({ message: 'killed' });
    worker.reply(0, outcomes(0));
    expect(await routing).toBe('workerLost: killed');
  });

  it('announces one death only, the first', async () => {
    const { worker, engine, deaths } = setUp();
    worker.onerror?.({ message: 'first' });
    worker.onmessageerror?.();
    await vi.advanceTimersByTimeAsync(0);
    expect(deaths).toEqual(['workerLost: first']);
    expect(await fate(engine.route(inputs))).toBe('workerLost: first');
  });

  it('ends quietly when disposed: routings are rejected, nobody is told of a death', async () => {
    const { worker, engine, deaths } = setUp();
    const routing = fate(engine.route(inputs));
    engine.dispose();
    expect(await routing).toBe('disposed');
    expect(await fate(engine.route(inputs))).toBe('disposed');
    expect(worker.isTerminated).toBe(true);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(deaths).toEqual([]);
  });
});
