import { describe, expect, it } from 'vitest';
import type { RoutedToken } from '../../../scenario/routed-token';
import { madeToken } from '../../../testing/made-token';
import { marksOf, textsOf } from '../../../testing/marks-of';
import { layoutOf, pairPicture, picture } from '../../../testing/picture-of';
import type { StageForm } from '../../layout/shape';
import type { Mark } from '../../marks';

const sizes = { globalNumExperts: 16, numExpertGroup: 4, topkGroup: 2, topK: 4 };
const logits = (values: readonly number[]) => Object.fromEntries(values.map((z, id) => [id, z]));
/** Two best of each group: 3 and −1; 2 and 1; 0.5 and −2; −1 and −2. */
const Z = logits([3, -1, -4, -4, 2, 1, -4, -4, 0.5, -2, -4, -4, -1, -2, -4, -4]);
const plain = madeToken(sizes, { logits: Z, bias: 0 });
/** With this bias two groups have a part over zero and one under it, one has both under it. */
const mixed = madeToken(sizes, { logits: Z, bias: -0.5 });
const negative = madeToken(sizes, { logits: Z, bias: -1 });

/** What is drawn in the margin of a group. */
function margin(token: RoutedToken, form: StageForm = 'desktop', t = 5, marks?: readonly Mark[]) {
  const layout = layoutOf(token, form);
  const left = layout.rows[0]!.margin!.x;
  const own = marks ?? picture(token, t, {}, layout);
  const line = marksOf(own, 'line', 'zeroLine').find(({ of }) => !of);
  const [keep] = marksOf(own, 'line', 'keepLine');
  const zero = line?.x1 ?? left;
  return {
    hasZero: line !== undefined,
    zero,
    keep: keep?.x1 ?? Number.NaN,
    dots: marksOf(own, 'dot', 'groupScore').map(({ x }) => x),
    rows: layout.rows.map(({ group, box }) => {
      const parts = marksOf(own, 'rect', 'groupPart').filter(({ y }) => y >= box.y && y < box.y + box.height);
      const ends = parts.flatMap(({ x, width }) => [x, x + width]);
      return {
        score: token.result.groupScores[group]!,
        over: Math.max(zero, ...ends) - zero,
        under: zero - Math.min(zero, ...ends),
        parts,
      };
    }),
  };
}

describe.each(['desktop', 'tablet', 'phone'] as const)('group bars on a %s', (form) => {
  it('come to the score: their length to the right less that to the left, on one axis', () => {
    for (const token of [plain, mixed, negative]) {
      const { rows } = margin(token, form);
      const [first] = rows;
      const scale = (first!.over - first!.under) / first!.score;
      expect(scale).toBeGreaterThan(0);
      for (const { score, over, under } of rows) expect((over - under) / scale).toBeCloseTo(score, 5);
    }
  });

  it('hang to the left of a zero line if a part is under zero', () => {
    const { hasZero, zero, rows } = margin(mixed, form);
    expect(hasZero).toBe(true);
    const { biased } = mixed.result;
    for (const { parts } of rows) {
      expect(parts).toHaveLength(2);
      for (const { of, x, width } of parts)
        if (biased[of!.id]! < 0) expect(x + width).toBeLessThanOrEqual(zero + 1e-9);
        else expect(x).toBeGreaterThanOrEqual(zero - 1e-9);
    }
    expect(margin(plain, form).hasZero).toBe(false);
    for (const { under } of margin(plain, form).rows) expect(under).toBe(0);
  });

  it('stay in their margin, clear of its numbers', () => {
    const layout = layoutOf(mixed, form);
    const { x, width } = layout.rows[0]!.margin!;
    for (const { parts } of margin(mixed, form).rows)
      for (const part of parts) {
        expect(part.x).toBeGreaterThanOrEqual(x);
        expect(part.x + part.width).toBeLessThanOrEqual(x + width - 7);
      }
  });

  it('have a dot at the score if their end is not the score, and the line parts dots as it parts groups', () => {
    const { dots, keep, zero, rows } = margin(mixed, form);
    const scale = (rows[0]!.over - rows[0]!.under) / rows[0]!.score;
    expect(dots).toHaveLength(4);
    rows.forEach(({ score }, group) => {
      expect(dots[group]! - zero).toBeCloseTo(score * scale, 4);
      const isKept = mixed.result.groupOrder.indexOf(group) < 2;
      expect(dots[group]! > keep).toBe(isKept);
    });
    // A dropped group's bar reaches over the line: without the dot it would read as kept.
    expect(rows.some(({ over, score }) => zero + over > keep && zero + score * scale < keep)).toBe(true);
    for (const token of [plain, negative]) expect(margin(token, form).dots).toEqual([]);
  });

  it('are parted by the line at their ends if all are under zero', () => {
    const { keep, zero, rows } = margin(negative, form);
    rows.forEach(({ under, over }, group) => {
      expect(over).toBe(0);
      expect(zero - under > keep).toBe(negative.result.groupOrder.indexOf(group) < 2);
    });
  });
});

it('the zero line of the margin is labelled', () => {
  const names = (token: RoutedToken) => textsOf(picture(token, 5), 'zeroLine');
  expect(names(mixed)).toEqual(['0']);
  expect(names(plain)).toEqual([]);
});

it('groups that compete on logits have bars of logits', () => {
  const onLogits = madeToken(
    { ...sizes, scoringFunc: 'softmax' },
    { logits: Z, hasBias: false, setup: { implementation: 'lmdeploy_group_limited_greedy' } },
  );
  const { rows } = margin(onLogits);
  const scale = rows[0]!.over / 3;
  for (const [group, best] of [3, 2, 0.5, -1].entries())
    expect((rows[group]!.over - rows[group]!.under) / scale).toBeCloseTo(best, 5);
});

it('a comparison’s bars hang from the same zero', () => {
  const marks = pairPicture(mixed, negative, 5);
  const zero = marksOf(marks, 'line', 'zeroLine').find(({ of }) => !of)?.x1 ?? Number.NaN;
  const bars = marksOf(marks, 'rect', 'groupBar');
  expect(bars).toHaveLength(8);
  const signed = bars.map(({ x, width }) => (x < zero - 1e-9 ? x - zero : width));
  for (const [i, { x, width }] of bars.entries()) expect(signed[i]! < 0 ? x + width : x).toBeCloseTo(zero, 9);
  const scores = [0, 1, 2, 3].flatMap((g) => [mixed.result.groupScores[g]!, negative.result.groupScores[g]!]);
  const scale = signed[0]! / scores[0]!;
  scores.forEach((score, i) => {
    expect(signed[i]! / scale).toBeCloseTo(score, 5);
  });
});
