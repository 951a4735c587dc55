import { describe, expect, it } from 'vitest';
import { madeToken } from '../../testing/made-token';
import { layoutOf, picture } from '../../testing/picture-of';
import type { RoutedToken } from '../routed-token';
import { LIGHT } from '../theme/tokens';

const E = 64;
const softmax = madeToken({ globalNumExperts: E, scoringFunc: 'softmax' });
const onLogits = madeToken(
  { globalNumExperts: E, numExpertGroup: 1, topkGroup: 1, scoringFunc: 'softmax' },
  { hasBias: false, setup: { implementation: 'hf_gpt_oss' } },
);

/** The zero line and the candidate bar of a cell. */
function cellOf(token: RoutedToken, id: number, t: number) {
  const marks = picture(token, t).filter(({ panel, of }) => panel === 'rack' && of?.id === id);
  const line = marks.find((mark) => mark.kind === 'line' && mark.stroke === LIGHT.rule);
  const bar = marks.find((mark) => mark.kind === 'rect' && mark.fill === LIGHT.candidate);
  return {
    zero: line?.kind === 'line' ? line.y1 : Number.NaN,
    top: bar?.kind === 'rect' ? bar.y : Number.NaN,
    bottom: bar?.kind === 'rect' ? bar.y + bar.height : Number.NaN,
  };
}

const notes = (token: RoutedToken, t: number) =>
  picture(token, t).flatMap((mark) =>
    mark.kind === 'text' && mark.text.includes('cells: ') ? [mark.text] : [],
  );

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

  it('show all that a bias takes, also under zero', () => {
    const { scores, biased } = softmax.result;
    const id = biased.findIndex((c, i) => c < 0 && scores[i]! > 0.001);
    const taken = picture(softmax, 3).find(
      (mark) => mark.kind === 'rect' && mark.of?.id === id && mark.stroke === LIGHT.suppressed,
    );
    const { zero, top, bottom } = cellOf(softmax, id, 3);
    expect(bottom - top).toBe(0);
    expect(taken?.kind === 'rect' && taken.y < zero && taken.y + taken.height > zero).toBe(true);
  });
});

describe('the axis of the cells', () => {
  it('is named where the type does not say it', () => {
    const reach = Math.max(...softmax.logits.map(Math.abs));
    expect(notes(softmax, 1)).toEqual([`cells: −${reach.toFixed(3)} … ${reach.toFixed(3)}`]);
    const top = Math.max(...softmax.result.biased, ...softmax.result.scores);
    expect(notes(softmax, 2)[0]).toContain(`… ${top.toPrecision(4)}`);
    const plain = madeToken({ globalNumExperts: E, scoringFunc: 'softmax' }, { hasBias: false });
    expect(notes(plain, 2)[0]).toMatch(/cells: 0(\.0+)? … 0\.\d/);
    expect(notes(onLogits, 2)[0]).toMatch(/no groups · cells: −\d/);
  });

  it('is left out where no cell has a height', () => {
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

  it('is left out where scores reach from 0 to 1', () => {
    expect(notes(madeToken({ globalNumExperts: E }, { hasBias: false }), 2)).toEqual([]);
  });
});
