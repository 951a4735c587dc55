import { describe, expect, it } from 'vitest';
import { uniform } from '../../../core/arithmetic/rng';
import { madeToken } from '../../../testing/made-token';
import { marksOf, textsOf } from '../../../testing/marks-of';
import { layoutOf, roughMeasure } from '../../../testing/picture-of';
import { en } from '../../../text/en';
import type { Mark, Rect } from '../../marks';
import { LIGHT } from '../../theme/tokens';
import { sceneModel } from '../model';
import { flightMarks } from './flights';

/** The part of the smaller of two boxes that the other one covers. */
function overlap(a: Rect, b: Rect): number {
  const along = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  const least = Math.min(a.width * a.height, b.width * b.height);
  return along > 0 && down > 0 ? (along * down) / least : 0;
}

const TIMES = Array.from({ length: 25 }, (_, i) => 7 + (i + 0.5) / 50);

describe.each(['desktop', 'tablet', 'phone'] as const)('copies that fly from 256 experts on a %s', (form) => {
  const tokens = Array.from({ length: 8 }, (_, seed) => {
    const logits = Array.from({ length: 256 }, (_, id) => uniform(seed, 3, id) * 6 - 3);
    // Neighbours in a row, and a column of the rack.
    if (seed === 0) for (let id = 40; id < 48; id++) logits[id] = 5 + id / 100;
    if (seed === 1) for (let group = 0; group < 8; group++) logits[group * 32 + 3] = 5;
    const token = madeToken(
      { topK: 8, topkGroup: seed < 2 ? 8 : 4 },
      { logits: { ...logits }, hasBias: false },
    );
    return { token, layout: layoutOf(token, form) };
  });
  const flying = ({ token, layout }: (typeof tokens)[number], t: number): Mark[] => {
    const marks: Mark[] = [];
    const focus = { hover: null, pins: [], keyboard: null };
    const look = { theme: LIGHT, measure: roughMeasure, reducedMotion: false, words: en.picture };
    flightMarks(sceneModel({ token, t, focus, layout, ...look }), marks);
    return marks;
  };

  it('are as many as the picks', () => {
    for (const each of tokens) expect(marksOf(flying(each, 7.2), 'rect', 'flight')).toHaveLength(8);
  });

  it('never cover more than a fifth of each other', () => {
    for (const each of tokens)
      for (const t of TIMES) {
        const copies = marksOf(flying(each, t), 'rect', 'flight');
        copies.forEach((a, i) => {
          for (const b of copies.slice(i + 1))
            if (overlap(a, b) > 0.2) expect.fail(`E${a.of?.id} and E${b.of?.id} at ${t}: ${overlap(a, b)}`);
        });
      }
  });

  it('carry their expert’s number from where they leave their cells', () => {
    for (const each of tokens)
      for (const t of TIMES.filter((time) => time > 7.07)) {
        const marks = flying(each, t);
        const ids = marksOf(marks, 'rect', 'flight').map(({ of }) => of!.id);
        const named = textsOf(marks, 'flight').map((text) => Number(text.replace('E', '')));
        expect(named, `at ${t}`).toEqual(ids);
      }
  });
});
