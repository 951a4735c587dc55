import { describe, expect, it } from 'vitest';
import type { RoutedToken } from '../../../scenario/routed-token';
import { madeToken } from '../../../testing/made-token';
import { textsOf } from '../../../testing/marks-of';
import { pairLayoutOf, pairPicture } from '../../../testing/picture-of';
import { en } from '../../../text/en';
import { formatSigned } from '../../format';
import { layoutStage } from '../../layout/layout-stage';
import type { StageForm } from '../../layout/shape';
import { sharedShapeOf } from '../../layout/shape';

const sizes = { globalNumExperts: 256, numExpertGroup: 8, topkGroup: 4, topK: 8 };
/** Weights that are as long as the axis: the router multiplies their sum of 1 by the factor. */
const long = { ...sizes, routedScalingFactor: 8 };
const setup = { scaleHandling: 'router' } as const;
const plain = madeToken(long, { hasBias: false, setup });
const biased = madeToken(long, { setup });
const picked = ({ result }: RoutedToken) => [...result.ids];
const both = picked(plain).filter((id) => picked(biased).includes(id));

/** What the strips say of an expert: in A's, in B's, then under it. */
function said(a: RoutedToken, b: RoutedToken, id: number, form: StageForm = 'desktop'): string[] {
  const marks = pairPicture(a, b, 10, {}, pairLayoutOf(a, b, form));
  return textsOf(marks.filter(({ panel, of }) => panel === 'strip' && of?.id === id));
}
const weightIn = ({ result }: RoutedToken, id: number) => result.weights[result.ids.indexOf(id)]!;

describe('the strips of a comparison', () => {
  it('say under B’s segment how a weight changed, and name the expert once in each strip', () => {
    expect(both.length).toBeGreaterThan(0);
    for (const id of both) {
      const [inA, inB, under, ...more] = said(plain, biased, id);
      expect(inA).toMatch(new RegExp(`^E${id} \\d\\.\\d\\d+$`));
      expect(inB).toMatch(new RegExp(`^E${id} \\d\\.\\d\\d+$`));
      expect(under).toBe(`Δ ${formatSigned(weightIn(biased, id) - weightIn(plain, id), 3)}`);
      expect(more).toEqual([]);
    }
  });

  it('say nothing under a pick of one side alone, nor under a weight that did not change', () => {
    for (const id of picked(biased).filter((one) => !both.includes(one)))
      expect(said(plain, biased, id)).toHaveLength(1);
    for (const id of picked(biased)) expect(said(biased, biased, id)).toHaveLength(2);
  });

  it('label the largest changes if there is no room for all', () => {
    const sizeOf = (id: number) => Math.abs(weightIn(biased, id) - weightIn(plain, id));
    const labelled = both.filter((id) =>
      said(plain, biased, id, 'phone').some((text) => text.startsWith('Δ')),
    );
    expect(labelled.length).toBeGreaterThan(0);
    expect(labelled.length).toBeLessThan(both.length);
    const least = Math.min(...labelled.map(sizeOf));
    for (const id of both) if (!labelled.includes(id)) expect(sizeOf(id)).toBeLessThanOrEqual(least);
  });

  it('name narrow segments from below before they say changes', () => {
    const many = { ...sizes, topK: 22 };
    const [a, b] = [madeToken(many, { hasBias: false }), madeToken(many)];
    for (const id of picked(b)) expect(said(a, b, id).at(-1)).toMatch(new RegExp(`^E${id}$`));
  });

  it('name all short segments, and say the largest changes where there is room', () => {
    const [a, b] = [madeToken(sizes, { hasBias: false }), madeToken(sizes)];
    const under = picked(b).map((id) => said(a, b, id).at(-1)!);
    for (const [i, id] of picked(b).entries()) expect(under[i]).toMatch(new RegExp(`^E${id}( Δ|$)`));
    expect(under.filter((text) => text.includes('Δ')).length).toBeGreaterThan(1);
  });

  it('say in few words that weights come later if there is no room for more', () => {
    const said = (width: number) => {
      const layout = layoutStage({ width, height: 209 }, 'phone', sharedShapeOf(plain, biased));
      return textsOf(pairPicture(plain, biased, 5, {}, layout), 'noWeights');
    };
    expect(said(411)).toEqual([en.picture.weightsAppearShort]);
    expect(said(1000)).toEqual([en.picture.weightsAppear]);
  });
});

describe('B’s weights that are much smaller than A’s', () => {
  const a = madeToken({ ...sizes, routedScalingFactor: 2.5 }, { setup: { scaleHandling: 'router' } });
  const b = madeToken({ ...sizes, routedScalingFactor: 1 }, { setup: { scaleHandling: 'router' } });
  const below = (form: StageForm) => {
    const layout = pairLayoutOf(a, b, form);
    return textsOf(pairPicture(a, b, 10, {}, layout), 'leader');
  };

  it.each(['desktop', 'phone'] as const)('have labels that say whose each is (%s)', (form) => {
    const labels = below(form);
    expect(labels.length).toBeGreaterThan(1);
    const named = labels.filter((text) => /^E\d+/.test(text));
    expect([0, labels.length]).toContain(named.length);
  });
});
