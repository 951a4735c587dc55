import { describe, expect, it } from 'vitest';
import { madeToken } from '../../testing/made-token';
import { marksOf, textsOf } from '../../testing/marks-of';
import { layoutOf, picture } from '../../testing/picture-of';
import { STRIP_HEAD } from '../layout/strip-height';
import type { Mark } from '../marks';
import { LIGHT } from '../theme/tokens';
import { STAGE_MS, STAGGER_MS, staggerOf } from './beats';

const token = madeToken({ globalNumExperts: 64 });
const layout = layoutOf(token);
const segments = (marks: readonly Mark[]) => marksOf(marks, 'rect', 'segment');
const copies = (marks: readonly Mark[]) =>
  marksOf(marks, 'rect', 'flight').filter(({ panel }) => panel === 'strip');
const inStrip = (marks: readonly Mark[]) => marks.filter(({ panel }) => panel === 'strip');

it('copies that start together start within 120 ms, however many there are', () => {
  for (const count of [2, 8, 32, 512])
    expect(staggerOf('gather', count - 1, count) * STAGE_MS.gather).toBeCloseTo(STAGGER_MS, 9);
  expect(staggerOf('gather', 0, 1)).toBe(0);
});

describe('gather', () => {
  it('flies one copy for each slot, from its cell to its segment', () => {
    for (const t of [7.1, 7.2, 7.3, 7.4])
      expect(copies(picture(token, t)).length + segments(picture(token, t)).length).toBeLessThanOrEqual(8);
    const early = copies(picture(token, 7.02))[0]!;
    const cell = layout.cells[early.of!.id]!;
    expect(early.x).toBeGreaterThan(cell.x - 12);
    expect(early.x).toBeLessThan(cell.x + cell.width);
    expect(early.y).toBeGreaterThan(cell.y - 12);
    expect(early.y).toBeLessThan(cell.y + cell.height);
    const landed = segments(picture(token, 7.5));
    expect(landed.map(({ of }) => of!.id)).toEqual(Array.from(token.result.expertOrder.subarray(0, 8)));
    for (const mark of landed) expect(mark.y).toBe(layout.strip.y + STRIP_HEAD);
  });

  it('never flies more than 32', () => {
    const many = madeToken({ globalNumExperts: 64, topkGroup: 8, topK: 40 });
    expect(copies(picture(many, 7.25))).toEqual([]);
    expect(segments(picture(many, 7.25))).toEqual([]);
  });

  it('drops the cap to the notch in its second half; a dashed line stays at its old height', () => {
    const id = token.result.ids.find((one) => token.result.biased[one]! > token.result.scores[one]!)!;
    const caps = (t: number) => marksOf(picture(token, t), 'rect', 'cap').filter(({ of }) => of?.id === id);
    expect(caps(7.5).length).toBe(1);
    expect(caps(7.75)[0]!.height).toBeLessThan(caps(7.5)[0]!.height);
    expect(caps(8).length).toBe(0);
    const ghosts = marksOf(picture(token, 8), 'line', 'fallenCap').filter(({ of }) => of?.id === id);
    expect(ghosts.length).toBe(1);
  });
});

describe('lines that sweep', () => {
  const x = (t: number) => marksOf(picture(token, t), 'line', 'keepLine')[0]?.x1 ?? Number.NaN;

  it('move linearly in value and stop between the last one in and the next', () => {
    expect(x(4.2) - x(4.4)).toBeCloseTo(x(4.4) - x(4.6), 6);
    expect(x(4.8)).toBeCloseTo(x(5), 6);
    expect(x(4.79)).toBeCloseTo(x(4.8), 0);
  });

  it('light the picks in rank order', () => {
    const lit = (t: number) =>
      new Set(marksOf(picture(token, t), 'rect', 'pickFrame').map(({ of }) => of?.id));
    const order = Array.from(token.result.expertOrder.subarray(0, 8));
    for (const t of [6.1, 6.4, 6.7, 6.9]) {
      const now = lit(t);
      expect(order.slice(0, now.size).every((id) => now.has(id))).toBe(true);
    }
    expect(lit(7).size).toBe(8);
  });

  it('move the ladder’s line too, and its dots fill as rows are kept', () => {
    const dots = (t: number) =>
      new Set(
        marksOf(picture(token, t), 'dot', 'point').flatMap(({ fill, of }) =>
          fill === LIGHT.selected ? [of?.id] : [],
        ),
      );
    const rows = (t: number) => new Set(marksOf(picture(token, t), 'rect', 'row').map(({ of }) => of?.id));
    for (const t of [4.1, 4.4, 4.7, 4.9, 5]) expect(dots(t)).toEqual(rows(t));
    expect(dots(5).size).toBe(4);
    const sunk = (t: number) => marksOf(picture(token, t), 'line', 'cut')[0]?.x1 ?? Number.NaN;
    expect(sunk(4.2) - sunk(4.4)).toBeCloseTo(sunk(4.4) - sunk(4.6), 6);
    expect(sunk(4.8)).toBeCloseTo(sunk(5), 6);
  });

  it('are labelled only once they have stopped', () => {
    expect(textsOf(picture(token, 4.7), 'keepLine')).toEqual([]);
    expect(textsOf(picture(token, 5), 'keepLine')).toEqual([expect.stringMatching(/^keep 4 · gap/)]);
    expect(textsOf(picture(token, 6.8), 'cut')).toEqual([]);
    expect(textsOf(picture(token, 7), 'cut')).toEqual([expect.stringMatching(/^gap [\d.]+ to E\d+$/)]);
  });
});

describe('the strip', () => {
  const total = (t: number) => {
    const parts = segments(picture(token, t));
    return parts.at(-1)!.x + parts.at(-1)!.width - parts[0]!.x;
  };

  const gathered = token.result.weightSum[0]!;

  it('shrinks to 1 as it is divided and stretches to ρ as it is scaled, on one axis', () => {
    const one = total(9);
    expect(total(8)).toBeCloseTo(gathered * one, 3);
    expect(total(8.5)).toBeCloseTo(((gathered + 1) / 2) * one, 3);
    expect(total(9.5)).toBeCloseTo(1.75 * one, 3);
    expect(total(10)).toBeCloseTo(2.5 * one, 3);
    expect(total(8)).toBeLessThan(layout.strip.width);
  });

  it('prints the sum and the weights of the drawn instant, without a jump of digits', () => {
    const { gathered: g, renormalized: n, weights } = token.result;
    const said = (t: number) => textsOf(inStrip(picture(token, t)), 'segment');
    const sum = (t: number) => textsOf(picture(token, t), 'total').at(-1);
    expect([8, 8.5, 9, 9.5, 10].map(sum)).toEqual(
      [gathered, (gathered + 1) / 2, 1, 1.75, 2.5].map((value) => `Σ = ${value.toFixed(3)}`),
    );
    const slot = token.result.ids.indexOf(token.result.expertOrder[0]!);
    for (const [t, value] of [
      [8, g[slot]!],
      [9, n[slot]!],
      [9.5, (n[slot]! + weights[slot]!) / 2],
      [10, weights[slot]!],
    ] as const)
      expect(
        said(t)
          .concat(textsOf(picture(token, t), 'leader'))
          .join(' '),
        `at ${t}`,
      ).toContain(value.toFixed(3));
  });

  it('shows numbers on their way lighter than those that have arrived', () => {
    const weight = (t: number) => marksOf(picture(token, t), 'text', 'total').at(-1)!.weight;
    expect([8, 8.5, 9, 9.5, 10].map(weight)).toEqual([600, 400, 600, 400, 600]);
  });

  it('counts only what has landed', () => {
    const sums = [7.3, 7.45, 7.5].map((t) => textsOf(picture(token, t), 'total'));
    expect(sums[0]).toEqual([]);
    const [some, all] = sums.slice(1).map(([text]) => Number(text?.replace('Σ = ', '')));
    expect(some).toBeGreaterThan(0);
    expect(some).toBeLessThan(gathered);
    expect(all).toBeCloseTo(gathered, 3);
  });

  it('has the same axis from 0 in all of its stages, and says nothing of a stage that has not begun', () => {
    const said = (t: number) => textsOf(picture(token, t), 'axis');
    expect(said(8).slice(0, 2)).toEqual(['0', '1']);
    expect([9, 10].map(said)).toEqual([said(8), said(8)]);
    expect(textsOf(inStrip(picture(token, 8))).join(' ')).not.toContain('1.000');
    expect(textsOf(picture(token, 9), 'heading').join(' ')).toContain(`÷ ${gathered.toFixed(3)}`);
  });

  it('keeps the lengths of earlier steps: as rows where there is room, else as hairlines', () => {
    const low = layoutOf(token, 'phone');
    for (const place of [layout, low])
      for (const [t, steps] of [
        [8, 0],
        [9, 1],
        [10, 2],
      ] as const)
        expect(marksOf(picture(token, t, {}, place), 'rect', 'earlierLength')).toHaveLength(8 * steps);
    expect(layout.isStacked).toBe(true);
    expect(low.isStacked).toBe(false);
  });

  it('labels segments inside if they have room, and only the others below', () => {
    const spread = madeToken({ topK: 4 }, { logits: { 8: 6, 9: 5, 10: -3.2, 11: -3.4 }, hasBias: false });
    const ids = new Set(Array.from(spread.result.ids));
    const labelled = (marks: readonly Mark[], role: 'segment' | 'leader') =>
      new Set(marksOf(marks, 'text', role).map(({ of }) => of!.id));
    for (const t of [9, 10]) {
      const marks = picture(spread, t);
      const [inside, below] = [labelled(marks, 'segment'), labelled(marks, 'leader')];
      expect(new Set([...inside, ...below])).toEqual(ids);
      // A wide segment is never tied from below.
      for (const { of, width } of segments(marks)) {
        const id = of?.id ?? -1;
        if (width > 90) expect(below.has(id), `E${id} is ${width} wide`).toBe(false);
      }
    }
  });

  it('names as many as it can by their numbers alone', () => {
    const many = madeToken({ topK: 28 });
    const ids = Array.from(many.result.expertOrder.subarray(0, 28), String);
    expect(textsOf(picture(many, 8), 'segment')).toEqual(ids);
  });

  it('has lengths that are the weights’ shares', () => {
    const parts = segments(picture(token, 10));
    const sum = parts.reduce((all, { width }) => all + width, 0);
    for (const { of, width } of parts) {
      const w = token.result.weights[token.result.ids.indexOf(of!.id)]!;
      expect(width / sum).toBeCloseTo(w / 2.5, 5);
    }
  });

  it('draws every slot if one expert fills several', () => {
    const all = Object.fromEntries(Array.from({ length: 16 }, (_, id) => [id, id === 5 ? 1 : -Infinity]));
    const repeating = madeToken(
      { globalNumExperts: 16, numExpertGroup: 1, topkGroup: 1, topK: 4 },
      { logits: all, hasBias: false, setup: { implementation: 'vllm_fused_topk' } },
    );
    expect(segments(picture(repeating, 8))).toHaveLength(4);
  });
});

describe('softmax', () => {
  it('builds the sum in the margin; sigmoid has none', () => {
    const soft = madeToken({ globalNumExperts: 64, scoringFunc: 'softmax' }, { hasBias: false });
    const sum = (t: number) => marksOf(picture(soft, t), 'text', 'softmaxSum').find(({ of }) => !of)?.text;
    const most = Math.max(...soft.result.scores);
    expect(sum(2)).toBe(`Σ exp(z − max z) = ${(1 / most).toPrecision(4)}`);
    expect(sum(1.2)).toBeUndefined();
    expect(sum(2.5)).toBeUndefined();
    expect(textsOf(picture(token, 2), 'softmaxSum')).toEqual([]);
  });
});

describe('without motion', () => {
  const still = (t: number) => picture(token, t, { reducedMotion: true });

  it('nothing flies; at a stage’s end its moves are arrows', () => {
    expect(copies(still(7.25))).toEqual([]);
    expect(segments(still(7.25)).every(({ y }) => y === layout.strip.y + STRIP_HEAD)).toBe(true);
    const heads = (marks: readonly Mark[]) => marksOf(marks, 'polygon', 'arrowTip').length;
    expect(heads(still(8))).toBe(8);
    expect(heads(still(4))).toBe(16);
    expect(heads(picture(token, 8))).toBe(0);
  });

  it('outlines what was there before the stage', () => {
    const outlines = (t: number) => marksOf(still(t), 'rect', 'before').map(({ panel }) => panel);
    expect(outlines(2)).toEqual(Array(64).fill('rack'));
    expect(outlines(10)).toEqual(['strip']);
  });

  it('marks what an edit changed with a Δ instead of a pulse', () => {
    const pulse = {
      experts: new Set([3]),
      groups: new Set<number>(),
      weights: new Set<number>(),
      strength: 1,
    };
    expect(textsOf(picture(token, 7, { pulse, reducedMotion: true }), 'pulse')).toEqual(['Δ']);
    const moving = picture(token, 7, { pulse: { ...pulse, strength: 0.5 } });
    expect(textsOf(moving, 'pulse')).toEqual([]);
    expect(marksOf(moving, 'rect', 'pulse').map(({ opacity }) => opacity)).toEqual([0.5]);
  });
});

it('a spotlight fades all cells but its own', () => {
  const spotlight = {
    item: 'picked',
    isFixed: true,
    experts: new Set(token.result.ids),
    groups: null,
  } as const;
  for (const mark of picture(token, 7, { spotlight })) {
    if (mark.of?.kind !== 'expert') continue;
    const isMember = spotlight.experts.has(mark.of.id);
    if (isMember) continue;
    expect(mark.opacity).toBeLessThanOrEqual(0.15);
  }
});
