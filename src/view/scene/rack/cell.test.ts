import { expect, it } from 'vitest';
import { madeToken } from '../../../testing/made-token';
import { marksOf } from '../../../testing/marks-of';
import { layoutOf, picture, roughMeasure } from '../../../testing/picture-of';
import { en } from '../../../text/en';
import type { StageForm } from '../../layout/shape';
import { LIGHT, type Theme } from '../../theme/tokens';
import { createScene } from '../scene';

const medium = madeToken({ globalNumExperts: 256 });
const large = madeToken({ globalNumExperts: 64 });

it('every positive bias has a cap that its notch does not cover', () => {
  const { scores, biased } = medium.result;
  const marks = picture(medium, 3);
  let count = 0;
  for (let id = 0; id < 256; id++) {
    const own = marks.filter(({ of }) => of?.kind === 'expert' && of.id === id);
    const [cap] = marksOf(own, 'rect', 'cap');
    expect(cap !== undefined).toBe(biased[id]! > scores[id]!);
    if (!cap) continue;
    count++;
    expect(cap.height).toBeGreaterThanOrEqual(1);
    const [notch] = marksOf(own, 'line', 'notch');
    expect(notch && notch.y1 - 0.75).toBeGreaterThanOrEqual(cap.y + cap.height - 1e-6);
  }
  expect(count).toBeGreaterThan(50);
});

it('a bar that hangs from the sinking zero line stays in its cell', () => {
  const { cells } = layoutOf(medium);
  for (const t of [1, 1.1, 1.25, 1.5, 1.75])
    for (const { of, y, height } of marksOf(picture(medium, t), 'rect', 'bar')) {
      const cell = cells[of!.id]!;
      expect(y + height).toBeLessThanOrEqual(cell.y + cell.height);
    }
});

it('a large cell says what its bar stands for', () => {
  const { logits, result } = large;
  const values = (t: number, id: number) =>
    marksOf(picture(large, t), 'text', 'value')
      .filter(({ of }) => of?.id === id)
      .map(({ text }) => Number(text.replace('\u2212', '-')));
  const out = result.expertOrder[20]!;
  expect(values(1, out)[0]).toBeCloseTo(logits[out]!, 2);
  expect(values(2, out)[0]).toBeCloseTo(result.scores[out]!, 2);
  expect(values(3, out)[0]).toBeCloseTo(result.biased[out]!, 2);
  const picked = result.ids[0]!;
  expect(values(8, picked)[0]).toBeCloseTo(result.scores[picked]!, 2);
});

it('a cap is narrower than its bar if no notch parts them, and in the system’s few colours', () => {
  const widths = (token: typeof medium, theme: Theme, form: StageForm) => {
    const layout = layoutOf(token, form);
    const id = token.result.biased.findIndex((c, i) => c > token.result.scores[i]!);
    const focus = { hover: null, pins: [], keyboard: null };
    const options = { reducedMotion: false, words: en.picture };
    const own = createScene()({
      token,
      t: 3,
      focus,
      layout,
      theme,
      measure: roughMeasure,
      ...options,
    }).filter(({ of }) => of?.kind === 'expert' && of.id === id);
    const [[bar], [cap]] = [marksOf(own, 'rect', 'bar'), marksOf(own, 'rect', 'cap')];
    // Both have one middle.
    expect(cap!.x + cap!.width / 2).toBe(bar!.x + bar!.width / 2);
    expect(layout.cell).toBeGreaterThanOrEqual(16);
    return { cell: layout.cell, bar: bar!.width, cap: cap!.width };
  };
  const noted = widths(large, LIGHT, 'desktop');
  expect(noted.cell).toBeGreaterThanOrEqual(20);
  expect(noted.cap).toBe(noted.bar);
  const small = widths(medium, LIGHT, 'phone');
  expect(small.cell).toBeLessThan(20);
  for (const [token, form] of [
    [large, 'desktop'],
    [large, 'phone'],
    [medium, 'phone'],
  ] as const) {
    const { bar, cap } = widths(token, { ...LIGHT, kind: 'forced' }, form);
    expect(cap).toBeLessThanOrEqual(bar - 2);
    expect(cap).toBeGreaterThanOrEqual(2);
  }
  expect(small.cap).toBeLessThanOrEqual(small.bar - 2);
});
