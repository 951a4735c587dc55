import { describe, expect, it } from 'vitest';
import type { RoutedToken } from '../../../scenario/routed-token';
import { madeToken } from '../../../testing/made-token';
import { textsOf } from '../../../testing/marks-of';
import { pairLayoutOf, pairPicture } from '../../../testing/picture-of';
import { formatNumber, formatSigned } from '../../format';

/** The texts in a cell of the common picture. */
function numbersIn(a: RoutedToken, b: RoutedToken, id: number): string[] {
  const marks = pairPicture(a, b, 3, {}, pairLayoutOf(a, b, 'desktop'));
  return textsOf(marks.filter(({ panel, of }) => panel === 'rack' && of?.kind === 'expert' && of.id === id));
}

describe('the number in a cell of a comparison', () => {
  const few = { globalNumExperts: 8, numExpertGroup: 2, topkGroup: 1, topK: 2 };

  it('is one number if both have the same value', () => {
    const token = madeToken(few);
    expect(numbersIn(token, token, 3)).toEqual([formatNumber(token.result.biased[3]!, 3)]);
  });

  it('is both values if they differ and there is room, else the change', () => {
    const [a, b] = [madeToken(few, { bias: 0 }), madeToken(few, { bias: 0.25 })];
    const [inA, inB] = [a.result.biased[3]!, b.result.biased[3]!];
    const [text, ...more] = numbersIn(a, b, 3);
    expect(more).toEqual([]);
    const possible = [4, 3, 2, 1].flatMap((digits) => [
      `${formatNumber(inA, digits)} | ${formatNumber(inB, digits)}`,
      `Δ ${formatSigned(inB - inA, digits)}`,
    ]);
    expect(possible).toContain(text);
  });
});
