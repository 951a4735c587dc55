import { describe, expect, it } from 'vitest';
import { madeToken } from '../../../testing/made-token';
import { marksOf, textsOf } from '../../../testing/marks-of';
import { layoutOf, picture } from '../../../testing/picture-of';
import type { Guess } from '../../highlights';
import type { Mark } from '../../marks';

const token = madeToken({ globalNumExperts: 64 });
const cells = (ids: readonly number[], right: readonly number[] | null, isVeiled: boolean): Guess => ({
  kind: 'expert',
  ids,
  isVeiled,
  right: right && new Set(right),
});
/** The flag of an expert. */
const flag = (marks: readonly Mark[], id: number) =>
  marksOf(marks, 'text', 'guess').flatMap(({ of, text }) =>
    of?.kind === 'expert' && of.id === id ? [text] : [],
  );

describe('a guess in the picture', () => {
  it('has a dashed frame and a flag: ? while it is asked, then ✓ or ✗', () => {
    const asked = picture(token, 1, { guess: cells([3], null, true) });
    const shown = picture(token, 2, { guess: cells([3, 4], [4], false) });
    expect(flag(asked, 3)).toEqual(['?']);
    expect(flag(shown, 3)).toEqual(['✗']);
    expect(flag(shown, 4)).toEqual(['✓']);
    const dashed = marksOf(asked, 'rect', 'guess').filter(({ dash, of }) => dash && of?.id === 3);
    expect(dashed).toHaveLength(1);
  });

  it('about a group frames its row', () => {
    const layout = layoutOf(token);
    const marks = picture(
      token,
      4,
      { guess: { kind: 'group', ids: [2], isVeiled: true, right: null } },
      layout,
    );
    const frame = marksOf(marks, 'rect', 'guess').find(({ dash }) => dash);
    const { x, y } = layout.rows[2]!.box;
    expect(frame).toMatchObject({ x: x - 2 + 4 - 4, y: y - 2, of: { kind: 'group', id: 2 } });
  });

  it('hides the ladder and the ranks that would answer it, until the answer is shown', () => {
    const veiled = picture(token, 4, { guess: { kind: 'group', ids: [], isVeiled: true, right: null } });
    const shown = picture(token, 5, { guess: { kind: 'group', ids: [], isVeiled: false, right: new Set() } });
    const inLadder = (marks: readonly Mark[]) => marks.filter(({ panel, of }) => panel === 'ladder' && of);
    expect(inLadder(veiled)).toEqual([]);
    expect(inLadder(shown).length).toBeGreaterThan(0);
    const ranks = (marks: readonly Mark[]) =>
      textsOf(marks, 'groupNumber').filter((text) => /#\d/.test(text));
    expect(ranks(veiled)).toEqual([]);
    expect(ranks(shown)).toHaveLength(8);
    // If experts are asked for, the ranks of groups give nothing away.
    const asked = picture(token, 6, { guess: cells([], null, true) });
    expect(ranks(asked)).toHaveLength(8);
  });

  it('hides the sums of score and bias while the bias moves', () => {
    const values = (t: number, options = {}) => textsOf(picture(token, t, options), 'value');
    expect(values(2.6, { guess: cells([], null, true) })).toEqual([]);
    expect(values(2.6)).toHaveLength(64);
    expect(values(2, { guess: cells([], null, true) })).toHaveLength(64);
  });
});
