import { expect, it } from 'vitest';
import { createBursts } from './bursts';

it('keys on one target are one burst, until a pause or another target', () => {
  let now = 0;
  const burstOf = createBursts(() => now);
  const after = (ms: number, target: string) => {
    now += ms;
    return burstOf(target).burst;
  };
  const first = after(0, 'logit 3');
  expect([after(30, 'logit 3'), after(900, 'logit 3'), after(1000, 'logit 3')]).toEqual([
    first,
    first,
    first,
  ]);
  const second = after(1001, 'logit 3');
  expect(second).not.toBe(first);
  expect(after(1, 'logit 4')).not.toBe(second);
  expect(after(1, 'logit 3')).not.toBe(second);
});
