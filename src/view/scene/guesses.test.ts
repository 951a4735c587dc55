import { describe, expect, it } from 'vitest';
import { madeToken } from '../../testing/made-token';
import { layoutOf, picture } from '../../testing/picture-of';
import type { Guess } from '../guess';
import type { Mark } from '../marks';

const token = madeToken({ globalNumExperts: 64 });
const cells = (ids: readonly number[], right: readonly number[] | null, isVeiled: boolean): Guess => ({
  kind: 'expert',
  ids,
  isVeiled,
  right: right && new Set(right),
});
const texts = (marks: readonly Mark[], of?: Mark['of']) =>
  marks.flatMap((mark) =>
    mark.kind === 'text' && (!of || (mark.of?.kind === of.kind && mark.of.id === of.id)) ? [mark.text] : [],
  );

describe('a guess in the picture', () => {
  it('has a dashed frame and a flag: ? while it is asked, then ✓ or ✗', () => {
    const asked = picture(token, 1, { guess: cells([3], null, true) });
    const shown = picture(token, 2, { guess: cells([3, 4], [4], false) });
    expect(texts(asked, { kind: 'expert', id: 3 })).toContain('?');
    expect(texts(shown, { kind: 'expert', id: 3 })).toContain('✗');
    expect(texts(shown, { kind: 'expert', id: 4 })).toContain('✓');
    const dashed = asked.filter((mark) => mark.kind === 'rect' && mark.dash && mark.of?.id === 3);
    expect(dashed).toHaveLength(1);
  });

  it('of a group frames its row', () => {
    const layout = layoutOf(token);
    const marks = picture(
      token,
      4,
      { guess: { kind: 'group', ids: [2], isVeiled: true, right: null } },
      layout,
    );
    const frame = marks.find((mark) => mark.kind === 'rect' && mark.dash && mark.of?.kind === 'group');
    const { x, y } = layout.rows[2]!.box;
    expect(frame).toMatchObject({ x: x - 2 + 4 - 4, y: y - 2, of: { kind: 'group', id: 2 } });
  });

  it('veils the ladder and the ranks that would answer it, until it is shown', () => {
    const veiled = picture(token, 4, { guess: { kind: 'group', ids: [], isVeiled: true, right: null } });
    const shown = picture(token, 5, { guess: { kind: 'group', ids: [], isVeiled: false, right: new Set() } });
    const inLadder = (marks: readonly Mark[]) => marks.filter(({ panel, of }) => panel === 'ladder' && of);
    expect(inLadder(veiled)).toEqual([]);
    expect(inLadder(shown).length).toBeGreaterThan(0);
    expect(texts(veiled).filter((text) => /#\d/.test(text))).toEqual([]);
    expect(texts(shown).filter((text) => /#\d/.test(text)).length).toBe(8);
    // Where experts are asked for, they give nothing away.
    const asked = picture(token, 6, { guess: cells([], null, true) });
    expect(texts(asked).filter((text) => /#\d/.test(text)).length).toBe(8);
  });

  it('veils the sums of score and bias while the bias is on its way', () => {
    const first = { kind: 'expert', id: 0 } as const;
    expect(texts(picture(token, 2.6, { guess: cells([], null, true) }), first)).toEqual([]);
    expect(texts(picture(token, 2.6), first)).toHaveLength(1);
    expect(texts(picture(token, 2, { guess: cells([], null, true) }), first)).toHaveLength(1);
  });
});
