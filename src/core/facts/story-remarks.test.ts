import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyInput } from '../../testing/any-input';
import { explained } from '../../testing/example';
import { falseClaims } from '../../testing/story-claims';
import { tokenOfRows } from '../../testing/token-of-rows';
import { route } from '../route';
import type { RoutedRow } from '../routed-row';
import { STAGES } from '../stages';
import type { RouteInput } from '../types';
import { storyOf } from './story-remarks';

/** An input as a routed row with its what-ifs; null if it is refused. */
function rowOf(input: RouteInput): RoutedRow | null {
  const isDrawn = input.params.topK <= input.params.globalNumExperts && route(input).ok;
  return isDrawn ? explained(input.semantics, input) : null;
}

it('says only what is true, at every stage of every router', () => {
  fc.assert(
    fc.property(
      anyInput().filter(({ tokens }) => tokens === 1),
      (input) => {
        const token = rowOf(input);
        if (!token) return;
        for (const stage of STAGES) {
          const told = storyOf(token, stage);
          expect(told.length, stage).toBeGreaterThan(0);
          expect(falseClaims({ input, token, stage, told })).toEqual([]);
        }
      },
    ),
    { numRuns: 600 },
  );
});

it('tells which group the bias saves, and by how much', () => {
  // Each group scores by its two best. Without the bias those of G1 are better than those of G0.
  const logits = [1, 0, 2, 1, 0, 0, -3, -3];
  const bias = [0.3, 0.3, 0, 0, 0.3, 0.3, 0, 0];
  const token = tokenOfRows(logits, bias, { numExpertGroup: 4, topkGroup: 1 });
  const gap = token.result.groupScores[0]! - token.result.groupScores[1]!;
  expect(storyOf(token, 'keep')).toEqual([{ code: 'liftsGroup', id: 0, over: 1, gap }]);
});

it('says what the largest weight counts where the model multiplies later', () => {
  const token = tokenOfRows([2, 1, 0, -1], null, { routedScalingFactor: 2.5 }, { scaleHandling: 'model' });
  const counts = Math.fround(Math.max(...token.result.weights) * 2.5);
  expect(storyOf(token, 'scale').at(-1)).toEqual({ code: 'largestLater', factor: 2.5, counts });
});

it('names no always-on expert among those that the mask or the bias moves', () => {
  const token = tokenOfRows([3, 2, 1, 0], [0, 0, 0, 0], { numExpertGroup: 2, topkGroup: 1 });
  const shared = { ...token, idsWithoutBias: new Set([0, 1, 4]), idsWithoutMask: new Set([0, 1, 4]) };
  expect(storyOf(shared, 'pick').at(-1)).toEqual({ code: 'samePicks' });
  expect(storyOf(shared, 'mask').map(({ code }) => code)).toEqual(['costsNobody']);
});
