import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFrameLoop } from './frame-loop';

let asked: ((now: number) => void)[] = [];

beforeEach(() => {
  asked = [];
  vi.stubGlobal('requestAnimationFrame', (callback: (now: number) => void) => asked.push(callback));
});
afterEach(() => {
  vi.unstubAllGlobals();
});

/** Draws the frame that was asked for. */
function frame(now: number): void {
  const callbacks = asked;
  asked = [];
  for (const callback of callbacks) callback(now);
}

describe('the frame loop', () => {
  it('rests until a frame is asked for, and asks the browser once for any number of requests', () => {
    const loop = createFrameLoop();
    const task = vi.fn(() => false);
    loop.add(task);
    expect(asked).toHaveLength(0);
    loop.request();
    loop.request();
    expect(asked).toHaveLength(1);
    frame(16);
    expect(task.mock.calls).toEqual([[16]]);
    expect(asked).toHaveLength(0);
  });

  it('goes on as long as any task wants another frame', () => {
    const loop = createFrameLoop();
    const wants = [true, true, false];
    loop.add(() => wants.shift() ?? false);
    loop.add(() => false);
    loop.request();
    for (const now of [1, 2, 3]) {
      expect(asked).toHaveLength(1);
      frame(now);
    }
    expect(asked).toHaveLength(0);
  });

  it('runs every task in every frame, in the order they were added', () => {
    const loop = createFrameLoop();
    const log: string[] = [];
    loop.add((now) => log.push(`first ${now}`) > 0);
    loop.add((now) => log.push(`second ${now}`) < 0);
    loop.request();
    frame(5);
    expect(log).toEqual(['first 5', 'second 5']);
  });

  it('gives a task that asks for a frame during a frame the next one, once', () => {
    const loop = createFrameLoop();
    loop.add(() => {
      loop.request();
      return true;
    });
    loop.request();
    frame(1);
    expect(asked).toHaveLength(1);
  });

  it('runs the other tasks when one throws, and reports the error once', () => {
    const report = vi.fn();
    vi.stubGlobal('reportError', report);
    const loop = createFrameLoop();
    const other = vi.fn(() => true);
    loop.add(() => {
      throw new Error('no room');
    });
    loop.add(other);
    loop.request();
    frame(1);
    frame(2);
    expect(other).toHaveBeenCalledTimes(2);
    expect(report.mock.calls).toEqual([[new Error('no room')]]);
  });

  it('no longer runs a removed task', () => {
    const loop = createFrameLoop();
    const task = vi.fn(() => true);
    const remove = loop.add(task);
    loop.request();
    frame(1);
    remove();
    frame(2);
    expect(task).toHaveBeenCalledTimes(1);
    expect(asked).toHaveLength(0);
  });
});
