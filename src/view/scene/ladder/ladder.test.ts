import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RoutedToken } from '../../../scenario/routed-token';
import { madeToken } from '../../../testing/made-token';
import { marksOf, textsOf } from '../../../testing/marks-of';
import { layoutOf, picture, roughMeasure } from '../../../testing/picture-of';
import { en } from '../../../text/en';
import { overlaps } from '../../damage';
import { formatNumber, plainText } from '../../format';
import { boxOf, type Mark } from '../../marks';
import { LIGHT } from '../../theme/tokens';
import { createScene } from '../scene';
import { roundValues } from './axis';

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

  it('lets the number run with the dot, and ends at the number of the router', () => {
    const [from, to] = [scores[leader]!, biased[leader]!];
    const numberAt = (t: number) => Number(plainText(rung(picture(token, t), leader).texts.at(-1)!));
    const { dot, tick } = rung(picture(token, 2.6), leader);
    const way = (dot - tick) / (rung(picture(token, 3), leader).dot - tick);
    expect(Math.abs(numberAt(2.6) - (from + (to - from) * way))).toBeLessThan(1e-3);
    expect(rung(picture(token, 2.1), leader).texts).toContain(from.toPrecision(4));
    expect(rung(picture(token, 3), leader).texts).toContain(to.toPrecision(4));
  });
});

describe('the ladder before anything is known', () => {
  const own = (t: number) => picture(token, t).filter(({ panel }) => panel === 'ladder');

  it('has empty places, and no point, name or number', () => {
    const lines = marksOf(own(0), 'rect', 'rungLine');
    expect(lines).toHaveLength(layoutOf(token).ladderRows);
    expect(own(0).filter(({ role }) => role !== 'rungLine' && role !== 'heading')).toEqual([]);
    expect(textsOf(own(0), 'heading')).toEqual(['Who leads, by logit']);
  });

  it('is filled from the best down while the logits arrive', () => {
    const known = (t: number) => marksOf(own(t), 'dot', 'point').map(({ of }) => of!.id);
    expect(known(0.5).length).toBeGreaterThan(0);
    expect(known(0.5).length).toBeLessThan(known(1).length);
    expect(known(1).slice(0, known(0.5).length)).toEqual(known(0.5));
  });

  it('says ranks once they are decided', () => {
    const names = (t: number) => textsOf(own(t), 'rungName').filter((name) => name.includes('·'));
    expect(names(3.5)).toEqual([]);
    expect(names(4)).toHaveLength(8);
    expect(names(6.01).length).toBeLessThan(8);
    expect(names(7)).toHaveLength(8);
  });
});

describe('a value of the ladder', () => {
  it.each(['desktop', 'tablet', 'phone'] as const)(
    'stands beside its point, over no other mark (%s)',
    (form) => {
      const layout = layoutOf(token, form);
      for (const t of [1, 2, 3, 4, 5, 7, 10]) {
        const marks = picture(token, t, {}, layout).filter(({ panel }) => panel === 'ladder');
        for (const mark of marksOf(marks, 'text', 'rungValue')) {
          const box = boxOf(mark, roughMeasure);
          const mine = marks.filter(
            ({ of, role }) => of?.id === mark.of?.id && ['point', 'tick', 'span'].includes(role),
          );
          const ends = mine
            .map((one) => boxOf(one, roughMeasure))
            .map(({ x, width }) => [x, x + width] as const);
          const [from, to] = [Math.min(...ends.map(([x]) => x)), Math.max(...ends.map(([, x]) => x))];
          const distance = box.x >= to ? box.x - to : from - box.x - box.width;
          expect(distance, `${mark.text} at ${t}`).toBeGreaterThanOrEqual(2);
          expect(distance, `${mark.text} at ${t}`).toBeLessThanOrEqual(10);
          expect(box.x + box.width).toBeLessThanOrEqual(layout.ladder.x + layout.ladder.width + 0.01);
        }
      }
    },
  );
});

describe('the heading of the ladder', () => {
  const cut = (one: RoutedToken, t = 7) => textsOf(picture(one, t), 'cut');
  const all = (z: number) => Object.fromEntries(Array.from({ length: 64 }, (_, id) => [id, z]));
  const E64 = { globalNumExperts: 64 };

  it('says by what the router on screen decides', () => {
    const said = (one: RoutedToken, t: number) => textsOf(picture(one, t), 'heading')[0];
    expect(said(token, 2)).toBe('Who leads, by score');
    expect(said(token, 7)).toBe('Who leads, by score + bias');
    expect(said(madeToken(E64, { hasBias: false }), 7)).toBe('Who leads, by score');
  });

  it('names the first expert that is out, and how near it is', () => {
    const { expertOrder } = token.result;
    const next = expertOrder[8]!;
    const gap = masked[expertOrder[7]!]! - masked[next]!;
    expect(cut(token)).toEqual([`gap ${formatNumber(gap, 2)} to E${next}`]);
  });

  it('says that it is a tie, and which rule decides it', () => {
    const tied = madeToken(E64, { logits: all(0.5), hasBias: false });
    expect(cut(tied)[0]).toMatch(/^= tie with E\d+/);
  });

  it('says that nobody is left if all candidates are in', () => {
    const few = madeToken({ ...E64, topkGroup: 1, topK: 8 });
    expect(cut(few)).toEqual(['no other candidate']);
  });
});

describe('the axis of the ladder', () => {
  const usual = layoutOf(token);
  const high = { ...usual, ladderRow: 20, ladderRows: 13, ladder: { ...usual.ladder, height: 16 + 13 * 20 } };

  it('has two round values, each where a dot of that value would stand', () => {
    const marks = picture(token, 7, {}, high);
    const ticks = marksOf(marks, 'text', 'axis').filter(({ panel }) => panel === 'ladder');
    const points = marksOf(marks, 'dot', 'point').filter(({ panel }) => panel === 'ladder');
    expect(ticks).toHaveLength(2);
    const [p, q] = [points[0]!, points.at(-1)!];
    const [vp, vq] = [masked[p.of!.id]!, masked[q.of!.id]!];
    for (const { x, text } of ticks)
      expect(vq + ((x - q.x) / (p.x - q.x)) * (vp - vq)).toBeCloseTo(Number(plainText(text)), 4);
  });

  it('chooses its values inside of any span, apart from each other and as printed', () => {
    fc.assert(
      fc.property(
        fc.float({ noNaN: true, noDefaultInfinity: true }),
        fc.float({ noNaN: true, noDefaultInfinity: true }),
        (a, b) => {
          fc.pre(Math.abs(a - b) > 1e-6 * Math.max(Math.abs(a), Math.abs(b)));
          const [from, to] = [Math.min(a, b), Math.max(a, b)];
          const [first, last] = roundValues(from, to) as [number, number];
          expect(first).toBeGreaterThanOrEqual(from);
          expect(last).toBeLessThanOrEqual(to);
          expect(last).toBeGreaterThan(first);
          for (const value of [first, last]) expect(Number(value.toPrecision(9))).toBe(value);
        },
      ),
    );
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
