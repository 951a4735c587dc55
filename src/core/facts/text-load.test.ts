import { expect, it } from 'vitest';
import { sharesOf, spreadOf, tokensOf } from './text-load';

it('counts the tokens of each expert, once for each token, and no appended expert', () => {
  expect(
    tokensOf(
      [
        [0, 2],
        [2, 2],
        [1, 5],
      ],
      4,
    ),
  ).toEqual([[0], [2], [0, 1], []]);
});

it('says how uneven a load is, and what the bias gave to an expert and took from it', () => {
  const load = { with: [[0, 1], [2], []], without: [[1, 2, 3], [], []] };
  expect(spreadOf(load.with)).toEqual({ most: 2, idle: 1 });
  expect(spreadOf(load.without)).toEqual({ most: 3, idle: 2 });
  expect(Object.fromEntries(sharesOf(load, 0))).toEqual({ 0: 'gained', 1: 'both', 2: 'lost', 3: 'lost' });
});
