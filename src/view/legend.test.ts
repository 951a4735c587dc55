import { describe, expect, it } from 'vitest';
import { madeToken } from '../testing/made-token';
import { legendItems, spotlightOf } from './legend';

const token = madeToken({ globalNumExperts: 64 });
const { result } = token;

describe('the legend', () => {
  it('names exactly what the stage has drawn', () => {
    expect(legendItems(token, 'logits')).toEqual([]);
    expect(legendItems(token, 'bias')).toEqual(['bias']);
    expect(legendItems(token, 'group')).toContain('contributor');
    expect(legendItems(token, 'keep')).not.toContain('contributor');
    expect(legendItems(token, 'pick')).toEqual(['lostToMask', 'picked', 'bias', 'masked', 'kept']);
  });

  it('names why experts are in or out once the stage that says it has ended', () => {
    const lost = result.groupOrder.at(-1)! * 8;
    const masked = { ...token, idsWithoutMask: new Set([lost, ...result.ids.subarray(1)]) };
    expect(legendItems(masked, 'pick', false)).not.toContain('lostToMask');
    expect(legendItems(masked, 'pick', false)).toContain('picked');
    expect(legendItems(masked, 'pick')).toContain('lostToMask');
    expect(legendItems(masked, 'gather', false)).toContain('lostToMask');
  });

  it('names what is degenerate first', () => {
    const odd = madeToken({ globalNumExperts: 64 }, { logits: { 3: Number.NaN } });
    expect(legendItems(odd, 'pick')[0]).toBe('nonFinite');
  });

  it('names shared experts wherever their row is drawn', () => {
    expect(legendItems(madeToken({ numFusedSharedExperts: 1 }), 'logits')).toEqual(['shared']);
  });
});

describe('the members of an item', () => {
  it('are the experts that carry its glyph', () => {
    expect([...spotlightOf(token, 'picked', false).experts]).toEqual([...result.ids]);
    expect(spotlightOf(token, 'picked', false).groups).toBeNull();
    const edited = madeToken({ globalNumExperts: 64 }, { logits: { 9: 3 } });
    expect([...spotlightOf(edited, 'edited', true).experts]).toEqual([9]);
  });

  it('are groups and all of their experts if the item is about groups', () => {
    const kept = spotlightOf(token, 'kept', false);
    const masked = spotlightOf(token, 'masked', false);
    expect([...kept.groups!]).toEqual([...result.groupOrder.subarray(0, 4)]);
    expect(kept.experts.size).toBe(32);
    expect(kept.experts.size + masked.experts.size).toBe(64);
    for (const id of kept.experts) expect(kept.groups!.has(Math.floor(id / 8))).toBe(true);
  });

  it('are those that only the bias brought in or threw out', () => {
    const [first, second] = [result.ids[0]!, result.ids[1]!];
    const others = new Set([...result.ids].filter((id) => id !== first).concat([50, 51]));
    const other = { ...token, idsWithoutBias: others };
    expect([...spotlightOf(other, 'boosted', false).experts]).toEqual([first]);
    expect([...spotlightOf(other, 'suppressed', false).experts]).toEqual(
      [50, 51].filter((id) => !result.ids.includes(id)),
    );
    expect(spotlightOf(other, 'boosted', false).experts.has(second)).toBe(false);
  });
});
