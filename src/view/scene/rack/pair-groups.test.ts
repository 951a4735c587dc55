import { describe, expect, it } from 'vitest';
import { firstDivergence } from '../../../core/facts/compare/divergence';
import type { RoutedToken } from '../../../scenario/routed-token';
import { madeToken } from '../../../testing/made-token';
import { marksOf, textsOf } from '../../../testing/marks-of';
import { layoutOf, pairLayoutOf, pairPicture, picture, roughMeasure } from '../../../testing/picture-of';
import { overlaps } from '../../../testing/sound-boxes';
import { en } from '../../../text/en';
import { formatNumber } from '../../format';
import { layoutStage } from '../../layout/layout-stage';
import type { StageForm } from '../../layout/shape';
import { ringedShapeOf } from '../../layout/shape';
import { boxOf, type Mark, type Rect } from '../../marks';
import { LIGHT } from '../../theme/tokens';

const sizes = { globalNumExperts: 256, numExpertGroup: 8, topK: 8 };
const plain = madeToken({ ...sizes, topkGroup: 4 }, { hasBias: false });
const biased = madeToken({ ...sizes, topkGroup: 4 });
const fewer = madeToken({ ...sizes, topkGroup: 3 });

const marginTexts = (marks: readonly Mark[], group: number) =>
  textsOf(
    marks.filter(({ of }) => of?.id === group),
    'groupNumber',
  );
const at = (a: RoutedToken, b: RoutedToken, form: StageForm = 'desktop') => {
  const layout = pairLayoutOf(a, b, form);
  return { layout, marks: pairPicture(a, b, 5, {}, layout) };
};
const rankIn = ({ result }: RoutedToken, group: number) => `#${result.groupOrder.indexOf(group) + 1}`;
const scoreIn = ({ result }: RoutedToken, group: number) => formatNumber(result.groupScores[group]!);

describe('the numbers of the groups in a comparison', () => {
  it('are each side’s score and rank, one over the other, if they differ', () => {
    const { marks } = at(plain, biased);
    for (let group = 0; group < 8; group++)
      expect(marginTexts(marks, group)).toEqual([
        `A ${scoreIn(plain, group)} ${rankIn(plain, group)}`,
        `B ${scoreIn(biased, group)} ${rankIn(biased, group)}`,
      ]);
  });

  it('stand once if they are the same', () => {
    const { marks } = at(fewer, biased);
    for (let group = 0; group < 8; group++)
      expect(marginTexts(marks, group)).toEqual([`${scoreIn(biased, group)} ${rankIn(biased, group)}`]);
  });

  it('are only ranks, or only ≠, if there is less room', () => {
    const { marks } = at(plain, biased, 'phone');
    for (let group = 0; group < 8; group++) {
      const [a, b] = [rankIn(plain, group), rankIn(biased, group)];
      expect(marginTexts(marks, group)).toEqual(a === b ? [b] : [`A ${a}`, `B ${b}`]);
    }
    // Rows of one line of cells.
    const many = { globalNumExperts: 256, numExpertGroup: 16, topkGroup: 4, topK: 8 };
    const [x, y] = [madeToken(many, { hasBias: false }), madeToken(many)];
    for (const [form, words] of [
      ['tablet', (a: string, b: string) => `A ${a} · B ${b}`],
      ['phone', () => '≠'],
    ] as const)
      for (let group = 0; group < 16; group++) {
        const [a, b] = [rankIn(x, group), rankIn(y, group)];
        const texts = marginTexts(at(x, y, form).marks, group);
        // A tablet with room for more says more.
        if (form === 'tablet' && texts[0]?.includes('.'))
          expect(texts[0]).toContain(`A ${scoreIn(x, group)} ${a}`);
        else expect(texts).toEqual([a === b ? b : words(a, b)]);
      }
  });

  it('have a caption that says what a score is made of, if that differs', () => {
    const caption = en.picture.compare.aggregates(1, 2);
    const said = (a: RoutedToken, b: RoutedToken, form: StageForm) => textsOf(at(a, b, form).marks, 'note');
    for (const form of ['desktop', 'tablet', 'phone'] as const) {
      expect(said(plain, biased, form)).toEqual([caption]);
      expect(said(fewer, biased, form)).toEqual([]);
    }
    expect(caption).toBe('group score: A best · B sum of 2 best');
  });
});

describe('the ring around a group’s score', () => {
  const divergence = firstDivergence(fewer, biased, 1e-6)!;
  const group = divergence.of!.id;
  const ringOf = (marks: readonly Mark[]) =>
    marksOf(marks, 'rect', 'divergence').find(({ stroke }) => stroke === LIGHT.ink)!;
  const expectClear = (marks: readonly Mark[]) => {
    const { x, y, width, height } = boxOf(ringOf(marks), roughMeasure);
    const numbers = marksOf(marks, 'text', 'groupNumber').filter(({ of }) => of?.id === group);
    expect(numbers.length).toBeGreaterThan(0);
    // The stroke's four sides with some air.
    const air = 2.5;
    const sides: Rect[] = [
      { x: x - air, y, width: 2 * air, height },
      { x: x + width - air, y, width: 2 * air, height },
      { x, y: y - air, width, height: 2 * air },
      { x, y: y + height - air, width, height: 2 * air },
    ];
    for (const number of numbers)
      for (const side of sides) expect(overlaps(boxOf(number, roughMeasure), side)).toBe(false);
  };

  it.each(['desktop', 'tablet', 'phone'] as const)('does not run through its numbers on a %s', (form) => {
    expect(divergence.of?.kind).toBe('group');
    expectClear(at(fewer, biased, form).marks);
    // Nor in one of two pictures, whose edge is the margin's.
    const { width, height } = layoutOf(biased, form);
    const layout = layoutStage({ width: Math.min(width, 366), height }, 'phone', ringedShapeOf(biased));
    const half = picture(biased, 5, { divergence }, layout);
    expect(layout.rows[group]!.margin!.x + layout.rows[group]!.margin!.width).toBeGreaterThan(
      layout.width - 20,
    );
    expectClear(half);
  });
});
