import { expect, it } from 'vitest';
import { madeToken } from '../testing/made-token';
import { effectiveRow } from './selectors';
import { isStale } from './slices/picture';

// 7 groups do not divide the experts: the fallback lets all of them compete.
const routed = madeToken({ numExpertGroup: 7 });
const routeError = { field: 'topK', code: 'notInteger', values: { value: 1.5 } } as const;

it('says what is in effect of the picture shown, and nothing while a value is refused', () => {
  expect(effectiveRow({ routed, routeError: null }, 'numExpertGroup')?.reason).toBe('groupsUnused');
  expect(effectiveRow({ routed, routeError: null }, 'topK')).toBeNull();
  expect(effectiveRow({ routed, routeError }, 'numExpertGroup')).toBeNull();
});

it('calls a picture stale while the present values are refused', () => {
  expect(isStale({ routed, routeError })).toBe(true);
  expect(isStale({ routed, routeError: null })).toBe(false);
  expect(isStale({ routed: null, routeError })).toBe(false);
});
