import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latestWins } from './latest-wins';

/** Jobs that end when the test says so. */
function setUp() {
  const running: { request: number; end: (error?: Error) => Promise<void> }[] = [];
  const delivered: [reply: string, request: number][] = [];
  const failed: [message: string, request: number][] = [];
  const request = latestWins<number, string>(
    (value) =>
      new Promise((resolve, reject) => {
        const end = async (error?: Error) => {
          running.splice(running.indexOf(job), 1);
          if (error) reject(error);
          else resolve(`reply ${value}`);
          await settle();
        };
        const job = { request: value, end };
        running.push(job);
      }),
    (reply, value) => delivered.push([reply, value]),
    (error, value) => failed.push([(error as Error).message, value]),
  );
  return { request, running, delivered, failed };
}

const settle = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

describe('latestWins', () => {
  it('runs the first request at once and delivers its reply with it', async () => {
    const { request, running, delivered } = setUp();
    request(1);
    expect(running.map((job) => job.request)).toEqual([1]);
    await running[0]!.end();
    expect(delivered).toEqual([['reply 1', 1]]);
  });

  it('skips the requests between the running one and the newest', async () => {
    const { request, running, delivered } = setUp();
    for (const value of [1, 2, 3, 4]) request(value);
    expect(running.map((job) => job.request)).toEqual([1]);
    await running[0]!.end();
    expect(running.map((job) => job.request)).toEqual([4]);
    await running[0]!.end();
    expect(delivered).toEqual([
      ['reply 1', 1],
      ['reply 4', 4],
    ]);
    expect(running).toEqual([]);
  });

  it('goes on after a failure, with the request that was waiting', async () => {
    const { request, running, delivered, failed } = setUp();
    request(1);
    request(2);
    await running[0]!.end(new Error('engine lost'));
    expect(failed).toEqual([['engine lost', 1]]);
    await running[0]!.end();
    request(3);
    await running[0]!.end();
    expect(delivered.map(([, value]) => value)).toEqual([2, 3]);
  });

  it('runs a request that is made while a reply is delivered', async () => {
    const order: number[] = [];
    const request = latestWins<number, number>(
      async (value) => value,
      (reply) => {
        order.push(reply);
        if (reply < 3) request(reply + 1);
      },
      () => {},
    );
    request(1);
    await settle();
    expect(order).toEqual([1, 2, 3]);
  });

  it('hands an error of delivery to the browser, not to `fail`, and goes on', async () => {
    const delivered: number[] = [];
    const failed: unknown[] = [];
    const uncaught: unknown[] = [];
    const hear = (error: unknown) => uncaught.push(error);
    const others = process.listeners('unhandledRejection');
    process.removeAllListeners('unhandledRejection');
    process.on('unhandledRejection', hear);
    const request = latestWins<number, number>(
      async (value) => value,
      (reply) => {
        if (reply === 1) throw new Error('cannot be drawn');
        delivered.push(reply);
      },
      (error) => failed.push(error),
    );
    request(1);
    request(2);
    await new Promise((resolve) => setTimeout(resolve));
    process.off('unhandledRejection', hear);
    for (const other of others) process.on('unhandledRejection', other);
    expect({ delivered, failed }).toEqual({ delivered: [2], failed: [] });
    expect(uncaught).toEqual([new Error('cannot be drawn')]);
  });

  it('never runs two at once, never delivers an older one after a newer, and never forgets the last', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('ask', 'answer', 'fail'), { minLength: 1, maxLength: 30 }),
        async (steps) => {
          const { request, running, delivered, failed } = setUp();
          let asked = 0;
          for (const step of steps) {
            if (step === 'ask') request(++asked);
            else await running[0]?.end(step === 'fail' ? new Error('lost') : undefined);
            expect(running.length).toBeLessThanOrEqual(1);
          }
          while (running.length > 0) await running[0]!.end();
          const ended = [...delivered, ...failed].map(([, value]) => value);
          const replies = delivered.map(([, value]) => value);
          expect(replies).toEqual([...replies].sort((a, b) => a - b));
          expect(new Set(ended).size).toBe(ended.length);
          expect(Math.max(0, ...ended)).toBe(asked);
        },
      ),
      { numRuns: 50 },
    );
  });
});
