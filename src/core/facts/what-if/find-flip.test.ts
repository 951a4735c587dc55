import { describe, expect, it } from 'vitest';
import type { RoutedToken } from '../../../scenario/routed-token';
import { madeToken } from '../../../testing/made-token';
import { answerWithReference, flipsOf, landscapeOf } from '../../../testing/what-if';
import { stepsFrom } from '../../arithmetic/float';
import { outward } from './flip';
import { pointsOf } from './landscape';
import { picksOf } from './picks';

const k = (token: RoutedToken) => token.scenario.params.topK;
const picks = (token: RoutedToken) => picksOf(token.result, k(token));

/** Whether the expert is picked once one logit is another. */
function isIn(token: RoutedToken, expert: number, moved: number, z: number): boolean {
  return answerWithReference(token, expert)([{ expert: moved, z }])[0]!.isPicked;
}

const TOKENS: Record<string, RoutedToken> = {
  'sigmoid, bias, groups': madeToken({ globalNumExperts: 64, topK: 6 }),
  'softmax, no bias': madeToken(
    { globalNumExperts: 64, topK: 6, scoringFunc: 'softmax' },
    { hasBias: false },
  ),
  'one group': madeToken({ globalNumExperts: 32, numExpertGroup: 1, topkGroup: 1, topK: 4 }),
  'bfloat16 logits': madeToken({ globalNumExperts: 64, topK: 6 }, { setup: { dtype: 'bf16' } }),
  'the plain fallback': madeToken({ globalNumExperts: 64, numExpertGroup: 7, topkGroup: 3, topK: 6 }),
};

describe.each(Object.entries(TOKENS))('the flip distance: %s', (_, token) => {
  const E = token.scenario.params.globalNumExperts;
  const some = [...new Set([...picks(token), ...Array.from({ length: 12 }, (_, i) => (i * 5) % E)])];

  it('is exact: at the logit that is found the expert flips, one float32 nearer it does not', () => {
    let flips = 0;
    for (const expert of some) {
      const { flip, thresholds } = flipsOf(token, expert);
      if (!flip) continue;
      flips++;
      const now = picks(token).includes(expert);
      expect(flip.enters).toBe(!now);
      const { z } = thresholds.find(({ change }) => change === flip.change)!;
      expect(isIn(token, expert, expert, z)).toBe(flip.enters);
      expect(isIn(token, expert, expert, stepsFrom(z, flip.change > 0 ? -1 : 1))).toBe(now);
    }
    expect(flips).toBeGreaterThan(5);
  });

  it('is written large enough to flip', () => {
    for (const expert of some) {
      const { flip } = flipsOf(token, expert);
      if (!flip) continue;
      const z = token.scenario.logits[expert]! + outward(flip.change);
      expect(isIn(token, expert, expert, z)).toBe(flip.enters);
    }
  });

  it('names those whose place is taken', () => {
    for (const expert of some) {
      const { flip, thresholds } = flipsOf(token, expert);
      if (!flip) continue;
      const { z } = thresholds.find(({ change }) => change === flip.change)!;
      const then = answerWithReference(token, expert)([{ expert, z }])[0]!.picks;
      const [from, to] = flip.enters ? [picks(token), then] : [then, picks(token)];
      expect([...flip.others].sort()).toEqual(from.filter((id) => !to.includes(id)).sort());
      expect(flip.others.length).toBeGreaterThan(0);
    }
  });

  it('takes few rounds', () => {
    for (const expert of some) expect(flipsOf(token, expert).rounds).toBeLessThanOrEqual(18);
  });
});

describe('the group as the obstacle', () => {
  const token = TOKENS['sigmoid, bias, groups']!;
  const { groupOrder, numGroups } = token.result;
  const size = 64 / numGroups;
  const dropped = Array.from(groupOrder.subarray(token.scenario.params.topkGroup));

  it('is named with the change it needs, which is no more than the flip', () => {
    let obstacles = 0;
    for (const group of dropped)
      for (let e = group * size; e < (group + 1) * size; e++) {
        const { flip } = flipsOf(token, e);
        if (!flip) continue;
        expect(flip.groupChange).not.toBeNull();
        expect(Math.abs(flip.groupChange!)).toBeLessThanOrEqual(Math.abs(flip.change));
        const z = token.scenario.logits[e]! + flip.groupChange!;
        const ask = answerWithReference(token, e);
        expect(ask([{ expert: e, z: Math.fround(z) }])[0]!.isGroupKept).toBe(true);
        obstacles++;
      }
    expect(obstacles).toBeGreaterThan(10);
  });

  it('does not matter for an expert of a kept group that is only too low', () => {
    const kept = Array.from(groupOrder.subarray(0, token.scenario.params.topkGroup));
    const outsiders = kept
      .flatMap((g) => Array.from({ length: size }, (_, i) => g * size + i))
      .filter((id) => !picks(token).includes(id));
    for (const id of outsiders.slice(0, 8)) expect(flipsOf(token, id).flip?.groupChange ?? null).toBeNull();
  });
});

describe('a rival', () => {
  it('takes the place of the last one in by what is found, and not by less', () => {
    for (const token of Object.values(TOKENS)) {
      const last = token.result.expertOrder[k(token) - 1]!;
      const { rival } = flipsOf(token, last);
      expect(rival).not.toBeNull();
      const z = Math.fround(token.scenario.logits[rival!.id]! + rival!.change);
      expect(isIn(token, last, rival!.id, z)).toBe(false);
      expect(isIn(token, last, rival!.id, z - Math.abs(z) * 1e-3 - 1e-3)).toBe(true);
    }
  });

  it('does not exist for the first one in', () => {
    const token = TOKENS['one group']!;
    expect(flipsOf(token, token.result.expertOrder[0]!).rival).toBeNull();
  });
});

describe('an expert that nothing flips', () => {
  it('has no flip', () => {
    const token = madeToken({ globalNumExperts: 8, numExpertGroup: 1, topkGroup: 1, topK: 8 });
    expect(flipsOf(token, 3)).toMatchObject({ flip: null, rival: null, thresholds: [] });
  });
});

describe('the landscape', () => {
  it('has the present outcome in its middle and agrees with its thresholds everywhere', () => {
    const token = TOKENS['sigmoid, bias, groups']!;
    for (const expert of [3, 17, ...picks(token)]) {
      const { rows, answers } = landscapeOf(token, expert);
      const points = pointsOf(rows, answers);
      const z = token.scenario.logits[expert]!;
      expect(points).toHaveLength(81);
      expect(points[40]).toEqual({
        z,
        score: token.result.biased[expert],
        isPicked: picks(token).includes(expert),
        isGroupKept: answers[41]!.isGroupKept,
      });
      expect(points[80]!.z - z).toBeCloseTo(4, 5);
      const { thresholds } = flipsOf(token, expert);
      const entry = thresholds.filter(({ question }) => question === 'isPicked');
      for (const point of points) {
        const between = entry.filter((threshold) =>
          threshold.change > 0
            ? point.z >= threshold.z
            : threshold.change < 0
              ? point.z <= threshold.z
              : false,
        );
        expect(point.isPicked).toBe(points[40]!.isPicked !== (between.length % 2 === 1));
      }
    }
  });
});

describe('a change in words', () => {
  it('is rounded away from zero', () => {
    expect(outward(0.07412)).toBe(0.0742);
    expect(outward(-0.07412)).toBe(-0.0742);
    expect(outward(0.075)).toBe(0.075);
    expect(outward(1.9991)).toBe(2);
    expect(outward(3e-7)).toBe(3e-7);
    expect(outward(0)).toBe(0);
  });
});
