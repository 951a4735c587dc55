import { beforeEach, describe, expect, it } from 'vitest';
import type { RoutedToken } from '../scenario/routed-token';
import { madeStore } from '../testing/made-store';
import { madeToken } from '../testing/made-token';
import { startCauses } from './causes';
import { findingsOf } from './selectors';
import type { AppStore } from './store';

const sizes = { globalNumExperts: 16, numExpertGroup: 4, topkGroup: 2, topK: 4 };
const a = madeToken(sizes);
const b = madeToken({ ...sizes, topK: 3 });
const c = madeToken({ ...sizes, topkGroup: 3 });

let store: AppStore;
/** Slices that wait for their turn, and a clock that each routing moves on by one. */
let waiting: (() => void)[];
let time: number;

function show(routed: RoutedToken): void {
  store.setState({ routedA: a, routed, routedAtRest: routed });
}

function runAll(): number {
  let slices = 0;
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    next();
    slices++;
  }
  return slices;
}

beforeEach(() => {
  store = madeStore();
  waiting = [];
  time = 0;
  startCauses(
    store,
    (next) => waiting.push(next),
    () => {
      time += 4;
      return time;
    },
  );
});

describe('the search for what makes A and B differ', () => {
  it('runs in slices once both rest, and belongs to that pair', () => {
    show(b);
    expect(findingsOf(store.getState())).toBeNull();
    expect(runAll()).toBeGreaterThan(1);
    expect(findingsOf(store.getState())?.causes.alone.map(({ field }) => field)).toEqual(['topK']);
    store.setState({ routedAtRest: c, routed: c });
    expect(findingsOf(store.getState())).toBeNull();
  });

  it('ends once the pair is no longer shown', () => {
    show(b);
    waiting.shift()?.();
    show(c);
    runAll();
    expect(store.getState().causes?.b).toBe(c);
    expect(findingsOf(store.getState())?.causes.alone.map(({ field }) => field)).toEqual(['topkGroup']);
  });

  it('is forgotten with the comparison', () => {
    show(b);
    runAll();
    store.setState({ routedA: null });
    expect(store.getState().causes).toBeNull();
  });
});
