import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { debounce } from './debounce';

let calls: number;
const make = () => debounce(100, () => calls++);

beforeEach(() => {
  calls = 0;
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('debounce', () => {
  it('calls once, after the quiet that follows the last call', () => {
    const debounced = make();
    for (let i = 0; i < 5; i++) {
      debounced.call();
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

  it('starts again after it has called', () => {
    const debounced = make();
    debounced.call();
    vi.advanceTimersByTime(100);
    debounced.call();
    vi.advanceTimersByTime(100);
    expect(calls).toBe(2);
  });

  it('calls at once when flushed, and only if something waits', () => {
    const debounced = make();
    debounced.flush();
    expect(calls).toBe(0);
    debounced.call();
    debounced.flush();
    vi.advanceTimersByTime(200);
    expect(calls).toBe(1);
  });

  it('forgets a waiting call when cancelled', () => {
    const debounced = make();
    debounced.call();
    debounced.cancel();
    vi.advanceTimersByTime(200);
    expect(calls).toBe(0);
  });
});
