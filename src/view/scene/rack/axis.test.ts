import { describe, expect, it } from 'vitest';
import type { RoutedToken } from '../../../scenario/routed-token';
import { madeToken } from '../../../testing/made-token';
import { marksOf, textsOf } from '../../../testing/marks-of';
import { layoutOf, picture } from '../../../testing/picture-of';
import { axesOf } from '../model';

const E = 64;
const softmax = madeToken({ globalNumExperts: E, scoringFunc: 'softmax' });
const onLogits = madeToken(
  { globalNumExperts: E, numExpertGroup: 1, topkGroup: 1, scoringFunc: 'softmax' },
  { hasBias: false, setup: { implementation: 'hf_gpt_oss' } },
);

/** The zero line and the bar of a cell. */
function cellOf(token: RoutedToken, id: number, t: number) {
  const own = picture(token, t).filter(({ of }) => of?.kind === 'expert' && of.id === id);
  const [line] = marksOf(own, 'line', 'zeroLine');
  const [bar] = marksOf(own, 'rect', 'bar');
  return {
    zero: line?.y1 ?? Number.NaN,
    top: bar?.y ?? Number.NaN,
    bottom: bar ? bar.y + bar.height : Number.NaN,
  };
}

const notes = (token: RoutedToken, t: number) =>
  textsOf(picture(token, t), 'note').filter((text) => text.includes('cells: '));

describe('bars of negative values', () => {
  it('hang from the zero line, as long as those of the same size above it', () => {
    const { scores } = onLogits.result;
    const reach = { up: Math.max(...scores), down: Math.min(...scores) };
    const { height } = layoutOf(onLogits).cells[0]!;
    const longest = cellOf(onLogits, scores.indexOf(reach.up), 2);
    const box = ((longest.bottom - longest.top) * (reach.up - reach.down)) / reach.up;
    expect(box).toBeGreaterThan(height / 2);
    expect(box).toBeLessThanOrEqual(height - 8);
    for (let id = 0; id < E; id++) {
      const { zero, top, bottom } = cellOf(onLogits, id, 2);
      const length = (Math.abs(scores[id]!) / (reach.up - reach.down)) * box;
      expect(scores[id]! < 0 ? top : bottom).toBeCloseTo(zero, 9);
      expect(bottom - top).toBeCloseTo(length, 6);
    }
  });

  it('show all that a bias takes, under zero too', () => {
    const { scores, biased } = softmax.result;
    const id = biased.findIndex((c, i) => c < 0 && scores[i]! > 0.001);
    const taken = marksOf(picture(softmax, 3), 'rect', 'taken').find(({ of }) => of?.id === id);
    const { zero, top, bottom } = cellOf(softmax, id, 3);
    expect(bottom - top).toBe(0);
    expect(taken && taken.y < zero && taken.y + taken.height > zero).toBe(true);
  });
});

describe('the axis of the cells', () => {
  it('is named if the type does not say it', () => {
    const reach = Math.max(...softmax.logits.map(Math.abs));
    expect(notes(softmax, 1)).toEqual([`cells: logit −${reach.toFixed(3)} … ${reach.toFixed(3)}`]);
    const top = Math.max(...softmax.result.biased, ...softmax.result.scores);
    expect(notes(softmax, 2)[0]).toContain(`… ${top.toPrecision(4)}`);
    const plain = madeToken({ globalNumExperts: E, scoringFunc: 'softmax' }, { hasBias: false });
    expect(notes(plain, 2)[0]).toMatch(/cells: score 0(\.0+)? … 0\.\d/);
    expect(notes(onLogits, 2)[0]).toMatch(/no groups · cells: logit −\d/);
  });

  it('names what the bars and numbers are', () => {
    expect(notes(softmax, 2)[0]).toMatch(/^cells: score /);
    expect(notes(softmax, 3)[0]).toMatch(/^cells: score \+ bias /);
  });

  it('is left out if no cell has a height', () => {
    const nan = (change: object) =>
      madeToken(
        { globalNumExperts: E, ...change },
        {
          logits: Object.fromEntries(Array.from(softmax.logits, (_, id) => [id, Number.NaN])),
          hasBias: false,
        },
      );
    expect(notes(nan({}), 1)).toEqual([]);
    expect(notes(nan({ scoringFunc: 'softmax' }), 2)).toEqual([]);
  });

  it('is left out if scores reach from 0 to 1', () => {
    expect(notes(madeToken({ globalNumExperts: E }, { hasBias: false }), 2)).toEqual([]);
  });
});

describe('axes that are held while something is dragged', () => {
  const logits = { 3: 9, 5: 1 };
  const before = madeToken({ globalNumExperts: E }, { logits });
  const lowered = madeToken({ globalNumExperts: E }, { logits: { ...logits, 3: 2 } });
  const raised = madeToken({ globalNumExperts: E }, { logits: { ...logits, 3: 12 } });
  const bar = (token: RoutedToken, options: Parameters<typeof picture>[2]) => {
    const mark = marksOf(picture(token, 1, options), 'rect', 'bar').find(({ of }) => of?.id === 5);
    return mark?.height ?? Number.NaN;
  };

  it('leave the other bars as they are, unless the dragged one goes beyond', () => {
    const axes = axesOf(before);
    const now = bar(before, {});
    expect(bar(lowered, { axes })).toBe(now);
    expect(bar(lowered, {})).toBeGreaterThan(now);
    expect(bar(raised, { axes })).toBeLessThan(now);
  });
});

describe('the numbers in large cells', () => {
  const small = madeToken({ globalNumExperts: E }, { logits: { 3: -7.2 } });
  const numbers = (t: number) => marksOf(picture(small, t), 'text', 'value').map(({ of }) => of?.id);

  it('stand in every cell, even if the score is small', () => {
    for (const t of [1, 2, 3, 7]) expect(numbers(t)).toHaveLength(E);
  });

  it('stand on the picks alone once these show scores without bias', () => {
    expect(numbers(8).sort()).toEqual(Array.from(small.result.ids).sort());
    expect(textsOf(picture(small, 8), 'note')).toContain('numbers: score without bias, of the picks');
  });
});
