import { describe, expect, it } from 'vitest';
import type { RoutedToken } from '../../../scenario/routed-token';
import { madeToken } from '../../../testing/made-token';
import { marksOf } from '../../../testing/marks-of';
import { pairLayoutOf, pairPicture, picture } from '../../../testing/picture-of';
import { en } from '../../../text/en';
import { formatNumber } from '../../format';
import type { Mark } from '../../marks';
import { LIGHT } from '../../theme/tokens';

const sizes = { globalNumExperts: 64, numExpertGroup: 8, topkGroup: 4, topK: 8 };
const soft = { ...sizes, scoringFunc: 'softmax' } as const;
const options = { hasBias: false } as const;
const sigmoid = madeToken(sizes, options);
const softmax = madeToken(soft, options);
const other = madeToken(soft, { ...options, logits: { 3: 4, 20: 2.5 } });
const four = madeToken({ ...soft, numExpertGroup: 4, topkGroup: 2 }, options);

const sumOf = ({ result }: RoutedToken) => formatNumber(1 / Math.max(...result.scores));
const label = (marks: readonly Mark[]) =>
  marksOf(marks, 'text', 'softmaxSum').flatMap(({ whole, text }) => (whole ? [text] : []));
const bars = (marks: readonly Mark[]) => marksOf(marks, 'rect', 'softmaxSum');

describe('the sum of a softmax', () => {
  it('stands once if both have the same', () => {
    const marks = pairPicture(softmax, softmax, 2);
    expect(label(marks)).toEqual([`Σ exp(z − max z) = ${sumOf(softmax)}`]);
    expect(label(marks)).toEqual(label(picture(softmax, 2)));
    const [first, second] = bars(marks);
    expect(first!.width).toBe(second!.width);
    expect(bars(marks).every(({ fill }) => fill === LIGHT.candidate)).toBe(true);
  });

  it('stands for A and for B if they differ, on one axis', () => {
    const marks = pairPicture(softmax, other, 2);
    expect(label(marks)).toEqual([en.picture.compare.softmaxSums(sumOf(softmax), sumOf(other))]);
    const widths = bars(marks).map(({ width }) => width);
    const shares = [softmax, other].map(({ result }) => {
      const best = Math.max(...result.scores);
      return Array.from({ length: 8 }, (_, g) =>
        result.scores.subarray(8 * g, 8 * g + 8).reduce((sum, s) => sum + s / best, 0),
      );
    });
    const scale = widths[0]! / shares[0]![0]!;
    for (let g = 0; g < 8; g++) {
      expect(widths[2 * g]! / scale).toBeCloseTo(shares[0]![g]!, 5);
      expect(widths[2 * g + 1]! / scale).toBeCloseTo(shares[1]![g]!, 5);
    }
  });

  it('is that of the one side that has it, with its letter and in its colour', () => {
    for (const [a, b, side, color] of [
      [softmax, sigmoid, 'A', LIGHT.selected],
      [sigmoid, softmax, 'B', LIGHT.variantB],
    ] as const) {
      const marks = pairPicture(a, b, 2);
      expect(label(marks)).toEqual([`${side} Σ exp(z − max z) = ${sumOf(softmax)}`]);
      expect(bars(marks)).toHaveLength(8);
      expect(bars(marks).every(({ fill }) => fill === color)).toBe(true);
    }
  });

  it('is there while scores are made, and not for sigmoid', () => {
    for (const t of [1, 1.2, 2.5]) expect(label(pairPicture(softmax, other, t))).toEqual([]);
    expect(label(pairPicture(sigmoid, sigmoid, 2))).toEqual([]);
    expect(bars(pairPicture(sigmoid, sigmoid, 2))).toEqual([]);
  });

  it('adds up in the rows that are drawn, whoever’s groups they are', () => {
    const marks = pairPicture(softmax, four, 2);
    expect(bars(marks)).toHaveLength(8);
    const layout = pairLayoutOf(softmax, four);
    expect(layout.rows).toHaveLength(4);
    for (let row = 0; row < 4; row++)
      expect(bars(marks)[2 * row]!.width).toBe(bars(marks)[2 * row + 1]!.width);
  });

  it('stands over the cells if there are no groups', () => {
    const none = madeToken({ ...soft, numExpertGroup: 1, topkGroup: 1 }, options);
    expect(label(pairPicture(none, none, 2))).toEqual([`Σ exp(z − max z) = ${sumOf(none)}`]);
    expect(bars(pairPicture(none, none, 2))).toEqual([]);
  });
});
