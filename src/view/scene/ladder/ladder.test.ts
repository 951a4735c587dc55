import { describe, expect, it } from 'vitest';
import { madeToken } from '../../../testing/made-token';
import { marksOf, textsOf } from '../../../testing/marks-of';
import { layoutOf, picture, roughMeasure } from '../../../testing/picture-of';
import { en } from '../../../text/en';
import { overlaps } from '../../damage';
import { boxOf, type Mark } from '../../marks';
import { LIGHT } from '../../theme/tokens';
import { createScene } from '../scene';

const token = madeToken({ globalNumExperts: 64 });
const { scores, biased, masked, ids } = token.result;
const leader = biased.indexOf(Math.max(...biased));

const rung = (marks: readonly Mark[], id: number) => {
  const own = marks.filter(({ panel, of }) => panel === 'ladder' && of?.kind === 'expert' && of.id === id);
  const [[dot], [tick]] = [marksOf(own, 'dot', 'point'), marksOf(own, 'line', 'tick')];
  return { dot: dot?.x ?? Number.NaN, tick: tick?.x1 ?? Number.NaN, texts: textsOf(own) };
};

describe('ranks of three digits', () => {
  const crowded = madeToken({ topK: 128 });
  const marks = picture(crowded, 7);
  const boxes = (role: 'rungName' | 'rank') =>
    marksOf(marks, 'text', role).map((mark) => boxOf(mark, roughMeasure));

  it('are not cut at the edge of the ladder', () => {
    const { ladder } = layoutOf(crowded);
    expect(boxes('rungName').length).toBeGreaterThan(5);
    for (const { x } of boxes('rungName')) expect(x).toBeGreaterThanOrEqual(ladder.x - 0.01);
  });

  it('do not cover each other in the cells', () => {
    const ranks = boxes('rank');
    expect(ranks.length).toBeGreaterThan(90);
    ranks.forEach((a, i) => {
      for (const b of ranks.slice(i + 1)) expect(overlaps(a, b)).toBe(false);
    });
  });
});

describe('the ladder while the bias is added', () => {
  it('lets the dot leave the unbiased score and arrive at the biased one', () => {
    const [start, middle, end] = [2.01, 2.6, 3].map((t) => rung(picture(token, t), leader));
    expect(start!.dot).toBeCloseTo(start!.tick, 6);
    expect(end!.tick).toBe(start!.tick);
    const lifted = biased[leader]! > scores[leader]!;
    expect(lifted ? end!.dot > end!.tick : end!.dot < end!.tick).toBe(true);
    expect(middle!.dot).toBeCloseTo((start!.dot + end!.dot) / 2, 6);
  });

  it('shows only numbers of the router: the new one once the dot has arrived', () => {
    expect(rung(picture(token, 2.6), leader).texts).toContain(scores[leader]!.toPrecision(4));
    expect(rung(picture(token, 3), leader).texts).toContain(biased[leader]!.toPrecision(4));
  });
});

describe('a pinned expert of a dropped group', () => {
  const lost = Array.from(masked.keys()).filter((id) => masked[id] === -Infinity);
  const best = lost.reduce((a, b) => (biased[b]! > biased[a]! ? b : a));
  const withPin = (id: number) =>
    createScene()({
      token,
      t: 7,
      focus: { hover: null, pins: [{ kind: 'expert', id }], keyboard: null },
      layout: layoutOf(token),
      theme: LIGHT,
      measure: roughMeasure,
      reducedMotion: false,
      words: en.picture,
    });

  it('has a rung that says it is masked and what it had', () => {
    expect(rung(picture(token, 7), best).texts).toEqual([]);
    expect(rung(withPin(best), best).texts).toEqual([`−∞ E${best}`, biased[best]!.toPrecision(4)]);
  });

  it('takes the place of another rung, unless it has one anyway', () => {
    const count = (marks: readonly Mark[]) => marksOf(marks, 'dot', 'point').length;
    expect(count(withPin(ids[0]!))).toBe(count(picture(token, 7)));
    expect(count(withPin(best))).toBeLessThanOrEqual(count(picture(token, 7)));
    const { ladder } = layoutOf(token);
    for (const { y } of marksOf(withPin(best), 'dot', 'point'))
      expect(y).toBeLessThan(ladder.y + ladder.height);
  });
});
