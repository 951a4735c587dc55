import { describe, expect, it } from 'vitest';
import type { RoutedToken } from '../../../scenario/routed-token';
import { madeToken } from '../../../testing/made-token';
import { marksOf, textsOf } from '../../../testing/marks-of';
import { pairLayoutOf, pairPicture, roughMeasure } from '../../../testing/picture-of';
import { en } from '../../../text/en';
import { formatNumber } from '../../format';
import { layoutStage } from '../../layout/layout-stage';
import { sharedShapeOf } from '../../layout/shape';
import { boxOf, type Mark } from '../../marks';
import { LIGHT } from '../../theme/tokens';
import { createPairScene } from '../pair-scene';
import { rungPoints } from './pair-points';

const sizes = { globalNumExperts: 256, numExpertGroup: 8, topK: 8 };
const a = madeToken({ ...sizes, topkGroup: 3 });
const b = madeToken({ ...sizes, topkGroup: 4 });
const picked = (token: RoutedToken) => [...token.result.ids];
const onlyA = picked(a).filter((id) => !picked(b).includes(id));
const onlyB = picked(b).filter((id) => !picked(a).includes(id));

const rungOf = (marks: readonly Mark[], id: number) =>
  marks.filter(({ panel, of }) => panel === 'ladder' && of?.kind === 'expert' && of.id === id);
const points = (marks: readonly Mark[]) => marks.filter(({ role }) => role === 'point');

describe('the ladder of a comparison', () => {
  it('has empty places before anything is known', () => {
    const marks = pairPicture(a, b, 0).filter(({ panel }) => panel === 'ladder');
    expect(points(marks)).toEqual([]);
    expect(textsOf(marks, 'rungValue')).toEqual([]);
    expect(marksOf(marks, 'rect', 'rungLine').length).toBeGreaterThan(4);
  });

  it('says each value right after its points', () => {
    const marks = pairPicture(a, b, 7).filter(({ panel }) => panel === 'ladder');
    const values = marksOf(marks, 'text', 'rungValue');
    expect(values.length).toBeGreaterThan(4);
    for (const { x, of } of values) {
      const ends = points(rungOf(marks, of!.id)).map((mark) => boxOf(mark, roughMeasure));
      const distance = x - Math.max(...ends.map((box) => box.x + box.width));
      expect(distance).toBeGreaterThanOrEqual(0);
      expect(distance).toBeLessThanOrEqual(12);
    }
  });

  it('says who leads if A and B ask the same', () => {
    const wide = layoutStage({ width: 1400, height: 800 }, 'desktop', sharedShapeOf(a, b));
    expect(textsOf(pairPicture(a, b, 7, {}, wide), 'heading')).toContain('Who leads, by score + bias');
    const plain = madeToken({ ...sizes, topkGroup: 4 }, { hasBias: false });
    expect(textsOf(pairPicture(plain, b, 7, {}, wide), 'heading').join()).not.toContain('Who leads');
  });

  it('shows both A’s and B’s point if only A picks what scores the same in both', () => {
    expect(onlyA.length).toBeGreaterThan(0);
    const marks = pairPicture(a, b, 7);
    for (const id of onlyA) {
      const rung = rungOf(marks, id);
      const [left, right] = points(rung) as [Mark, Mark];
      expect(left).toMatchObject({ kind: 'polygon', fill: LIGHT.selected, stroke: LIGHT.selected });
      expect(right).toMatchObject({ kind: 'polygon', fill: LIGHT.paper, stroke: LIGHT.variantB });
      expect(points(rung)).toHaveLength(2);
      expect(xsOf(left).at(-1)!).toBeLessThan(xsOf(right)[0]!);
      expect(textsOf(rung)).toEqual([`E${id} A`, formatNumber(a.result.masked[id]!)]);
    }
  });

  it('prints both values if one side masks what the other picks', () => {
    const masked = onlyB.filter((id) => a.result.masked[id] === -Infinity);
    expect(masked.length).toBeGreaterThan(0);
    for (const form of ['desktop', 'phone'] as const) {
      const marks = pairPicture(a, b, 7, {}, pairLayoutOf(a, b, form));
      for (const id of masked) {
        const value = `A −∞ · B ${formatNumber(b.result.masked[id]!)}`;
        expect(textsOf(rungOf(marks, id))).toEqual([`E${id} B`, value]);
      }
    }
  });

  it('prints one value with its side’s letter if two would leave no room for the points', () => {
    const layout = layoutStage({ width: 411, height: 209 }, 'phone', sharedShapeOf(a, b));
    expect(layout.ladder.width).toBeLessThan(200);
    const marks = pairPicture(a, b, 7, {}, layout);
    const [id] = onlyB.filter((one) => a.result.masked[one] === -Infinity) as [number];
    const rung = rungOf(marks, id);
    expect(textsOf(rung)).toEqual([`E${id} B`, `B ${formatNumber(b.result.masked[id]!)}`]);
    const xs = points(rung).flatMap((mark) => {
      const { x, width } = boxOf(mark, roughMeasure);
      return [x, x + width];
    });
    const [name, value] = rung.filter(({ kind }) => kind === 'text').map((mark) => boxOf(mark, roughMeasure));
    expect(Math.min(...xs)).toBeGreaterThan(name!.x + name!.width);
    expect(Math.max(...xs)).toBeLessThan(value!.x);
  });

  it('has one quiet dot for what both pick at the same value', () => {
    const layout = { ...pairLayoutOf(a, b), ladderRows: 40 };
    const marks = pairPicture(a, b, 7, {}, layout);
    for (const id of picked(a).filter((one) => picked(b).includes(one))) {
      const rung = rungOf(marks, id);
      expect(points(rung)).toMatchObject([{ kind: 'dot', fill: LIGHT.ink }]);
      expect(textsOf(rung)).toEqual([`E${id}`, formatNumber(b.result.masked[id]!)]);
    }
  });
});

it('two halves of a point have one ring', () => {
  const [id] = onlyA as [number];
  const focus = { hover: null, pins: [{ kind: 'expert', id }], keyboard: null } as const;
  const options = { reducedMotion: false, words: en.picture, comparison: { a, tolerance: 0 } } as const;
  const layout = pairLayoutOf(a, b);
  const marks = createPairScene()({
    token: b,
    t: 7,
    focus,
    layout,
    theme: LIGHT,
    measure: roughMeasure,
    ...options,
  });
  const rings = marksOf(marks, 'rect', 'focusRing').filter(
    ({ panel, stroke }) => panel === 'ladder' && stroke === LIGHT.ink,
  );
  // One around the name, one around the point.
  expect(rings).toHaveLength(2);
});

/** What is left and right of each other, in order. */
function xsOf(mark: Mark): number[] {
  return mark.kind === 'polygon' ? mark.points.map(([x]) => x).sort((p, q) => p - q) : [];
}

describe('the points of a rung', () => {
  const model = { theme: LIGHT } as Parameters<typeof rungPoints>[0];
  const drawn = (inA: number, inB: number) => {
    const marks: Mark[] = [];
    const rung = {
      of: { kind: 'expert', id: 3 },
      label: 'E3',
      a: inA,
      b: inB,
      inA: true,
      inB: false,
      isOffA: false,
      isOffB: false,
    } as const;
    const x = (value: number) => 100 * value;
    rungPoints(model, rung, 10, { a: x, b: x }, marks);
    return marks;
  };

  it('are whole with a line between if there is room', () => {
    expect(drawn(1, 2).map(({ kind }) => kind)).toEqual(['line', 'dot', 'polygon']);
  });

  it('are halves with their edges at the values, the lesser one to the left, if one would hide the other', () => {
    const [below, above] = drawn(1, 1.04);
    expect([xsOf(below!).at(-1), xsOf(above!)[0]]).toEqual([99, 105]);
    const [more, less] = drawn(1.04, 1);
    expect([xsOf(less!).at(-1), xsOf(more!)[0]]).toEqual([99, 105]);
    const [left, right] = drawn(1, 1);
    expect([xsOf(left!).at(-1), xsOf(right!)[0]]).toEqual([99, 101]);
    for (const [mark, color] of [
      [more, LIGHT.selected],
      [less, LIGHT.variantB],
    ] as const)
      expect(mark).toMatchObject({ stroke: color });
  });
});
