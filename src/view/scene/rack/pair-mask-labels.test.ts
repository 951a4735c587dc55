import { expect, it } from 'vitest';
import type { RoutedToken } from '../../../scenario/routed-token';
import { madeToken } from '../../../testing/made-token';
import { marksOf } from '../../../testing/marks-of';
import { pairLayoutOf, pairPicture, picture } from '../../../testing/picture-of';
import type { StageLayout } from '../../layout/layout-stage';
import type { Mark } from '../../marks';
import { LIGHT } from '../../theme/tokens';

const sizes = { globalNumExperts: 64, numExpertGroup: 8, topkGroup: 4, topK: 8 };
const a = madeToken(sizes);
const fewer = madeToken({ ...sizes, topkGroup: 2 });
const zero = madeToken(sizes, { setup: { implementation: 'hf_deepseek_v3_zero_mask' } });

/** Second lines under the rows' names, by group. */
function labels(marks: readonly Mark[], { rows }: StageLayout): Map<number, string> {
  const found = marksOf(marks, 'text', 'maskFill').map(({ of, x, y, text }) => {
    const { group, label } = rows[of!.id]!;
    expect(x).toBe(label.x + label.width);
    expect(y).toBeGreaterThan(label.y + label.height / 2);
    return [group, text] as const;
  });
  return new Map(found);
}
const kept = ({ result }: RoutedToken, count: number) => Array.from(result.groupOrder.subarray(0, count));

it('the mask’s fill is quiet if both drop a row, else it names the side that drops it', () => {
  const marks = pairPicture(a, fewer, 6);
  const [inA, inB] = [kept(a, 4), kept(fewer, 2)];
  const expected = Array.from({ length: 8 }, (_, group) => group)
    .filter((group) => !inA.includes(group) || !inB.includes(group))
    .map((group) => [group, inA.includes(group) ? 'B −∞' : '−∞'] as const);
  expect(expected.some(([, text]) => text === 'B −∞')).toBe(true);
  expect(labels(marks, pairLayoutOf(a, fewer))).toEqual(new Map(expected));
  for (const { fill, weight, text } of marksOf(marks, 'text', 'maskFill')) {
    expect(fill).toBe(LIGHT.maskedText);
    expect(weight).toBe(text === '−∞' ? 400 : 600);
  }
  expect(labels(pairPicture(a, fewer, 5.9), pairLayoutOf(a, fewer)).size).toBe(0);
});

it('the mask’s fill is that of the record, and both if the sides differ', () => {
  const single = new Set(labels(picture(zero, 6), pairLayoutOf(zero, zero)).values());
  expect(single).toEqual(new Set(['0']));
  expect(new Set(labels(picture(a, 6), pairLayoutOf(a, a)).values())).toEqual(new Set(['−∞']));
  const pair = new Set(labels(pairPicture(a, zero, 6), pairLayoutOf(a, zero)).values());
  expect(pair).toEqual(new Set(['−∞→0']));
  const wide = (text: string) => 12 * text.length;
  const narrow = new Set(
    labels(pairPicture(a, zero, 6, {}, undefined, wide), pairLayoutOf(a, zero)).values(),
  );
  expect(narrow).toEqual(new Set(['≠']));
});

it('the mask’s fill belongs to the side whose groups are the rows', () => {
  const four = madeToken({ ...sizes, numExpertGroup: 4, topkGroup: 2 });
  const none = madeToken({ ...sizes, numExpertGroup: 1, topkGroup: 1 });
  const inFour = labels(pairPicture(a, four, 6), pairLayoutOf(a, four));
  expect(new Set(inFour.values())).toEqual(new Set(['B −∞']));
  expect(inFour.size).toBe(2);
  const inNone = labels(pairPicture(a, none, 6), pairLayoutOf(a, none));
  expect(new Set(inNone.values())).toEqual(new Set(['A −∞']));
  expect(labels(pairPicture(none, none, 6), pairLayoutOf(none, none)).size).toBe(0);
});
