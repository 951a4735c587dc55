import { expect, it } from 'vitest';
import { compareMany } from './compare-many';

it('every cause that a comparison names survives its exchange: a sample of `npm run comparisons`', () => {
  const tally = compareMany(120, 7);
  expect(tally.failures).toEqual([]);
  expect(tally.sentences).toBeGreaterThan(60);
});
