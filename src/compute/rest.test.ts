import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createRest } from './rest';

let calls: number;
const make = () => createRest(100, () => calls++);

beforeEach(() => {
  calls = 0;
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('createRest', () => {
  it('calls once, after the quiet that follows the last touch', () => {
    const rest = make();
    for (let i = 0; i < 5; i++) {
      rest.touch();
      vi.advanceTimersByTime(60);
    }
    expect(calls).toBe(0);
    vi.advanceTimersByTime(39);
    expect(calls).toBe(0);
    vi.advanceTimersByTime(1);
    expect(calls).toBe(1);
    vi.advanceTimersByTime(1000);
    expect(calls).toBe(1);
  });

  it('begins anew after it has called', () => {
    const rest = make();
    rest.touch();
    vi.advanceTimersByTime(100);
    rest.touch();
    vi.advanceTimersByTime(100);
    expect(calls).toBe(2);
  });

  it('calls at once when flushed, and only if something waits', () => {
    const rest = make();
    rest.flush();
    expect(calls).toBe(0);
    rest.touch();
    rest.flush();
    vi.advanceTimersByTime(200);
    expect(calls).toBe(1);
  });

  it('forgets what waits when cancelled', () => {
    const rest = make();
    rest.touch();
    rest.cancel();
    vi.advanceTimersByTime(200);
    expect(calls).toBe(0);
  });
});
