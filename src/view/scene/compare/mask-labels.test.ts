import { expect, it } from 'vitest';
import type { RoutedToken } from '../../../scenario/routed-token';
import { madeToken } from '../../../testing/made-token';
import { pairLayoutOf, pairPicture, picture } from '../../../testing/picture-of';
import { LIGHT } from '../../theme/tokens';

const sizes = { globalNumExperts: 64, numExpertGroup: 8, topkGroup: 4, topK: 8 };
const a = madeToken(sizes);
const fewer = madeToken({ ...sizes, topkGroup: 2 });
const zero = madeToken(sizes, { setup: { implementation: 'hf_deepseek_v3_zero_mask' } });

type Marks = ReturnType<typeof picture>;
/** Second lines under the rows' names, by group. */
function labels(marks: Marks, { rows }: ReturnType<typeof pairLayoutOf>): Map<number, string> {
  const found = marks.flatMap((mark) => {
    const row = mark.of?.kind === 'group' ? rows[mark.of.id] : undefined;
    if (mark.kind !== 'text' || !row) return [];
    const isSecond = mark.x === row.label.x + row.label.width && mark.y > row.label.y + row.label.height / 2;
    return isSecond ? [[row.group, mark.text] as const] : [];
  });
  return new Map(found);
}
const kept = ({ result }: RoutedToken, count: number) => Array.from(result.groupOrder.subarray(0, count));

it('is quiet where both drop a row, and names the side that alone drops it', () => {
  const marks = pairPicture(a, fewer, 6);
  const [inA, inB] = [kept(a, 4), kept(fewer, 2)];
  const expected = Array.from({ length: 8 }, (_, group) => group)
    .filter((group) => !inA.includes(group) || !inB.includes(group))
    .map((group) => [group, inA.includes(group) ? 'B −∞' : '−∞'] as const);
  expect(expected.some(([, text]) => text === 'B −∞')).toBe(true);
  expect(labels(marks, pairLayoutOf(a, fewer))).toEqual(new Map(expected));
  for (const mark of marks)
    if (mark.kind === 'text' && mark.text.endsWith('−∞') && mark.panel === 'rack') {
      expect(mark.fill).toBe(LIGHT.maskedText);
      expect(mark.weight).toBe(mark.text === '−∞' ? 400 : 600);
    }
  expect(labels(pairPicture(a, fewer, 5.9), pairLayoutOf(a, fewer)).size).toBe(0);
});

it('says what another mask leaves, and both where two differ', () => {
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

it('belongs to the side whose groups are the rows', () => {
  const four = madeToken({ ...sizes, numExpertGroup: 4, topkGroup: 2 });
  const none = madeToken({ ...sizes, numExpertGroup: 1, topkGroup: 1 });
  const inFour = labels(pairPicture(a, four, 6), pairLayoutOf(a, four));
  expect(new Set(inFour.values())).toEqual(new Set(['B −∞']));
  expect(inFour.size).toBe(2);
  const inNone = labels(pairPicture(a, none, 6), pairLayoutOf(a, none));
  expect(new Set(inNone.values())).toEqual(new Set(['A −∞']));
  expect(labels(pairPicture(none, none, 6), pairLayoutOf(none, none)).size).toBe(0);
});
