import { describe, expect, it } from 'vitest';
import { firstDivergence } from '../core/facts/compare/divergence';
import { summaryOf } from '../core/facts/compare/summary';
import { STAGES } from '../core/stages';
import { madeToken } from '../testing/made-token';
import { compareLegendItems, compareSpotlightOf } from './compare-legend';

const sizes = { globalNumExperts: 64, numExpertGroup: 8, topkGroup: 4, topK: 8 };
const a = madeToken(sizes);
const b = madeToken({ ...sizes, topkGroup: 2 });
const compared = { a, b, tolerance: 0 } as const;
const { both, onlyA, onlyB } = summaryOf(a, b);
const sorted = (ids: Iterable<number>) => [...ids].sort((x, y) => x - y);

describe('the legend of a comparison', () => {
  it('names only what the stage has drawn, eight at most', () => {
    expect(compareLegendItems(compared, 'logits')).toEqual([]);
    expect(compareLegendItems(compared, 'bias')).toEqual(['bias']);
    expect(compareLegendItems(compared, 'keep')).toEqual(['onlyA', 'ring', 'cuts', 'bias']);
    expect(compareLegendItems(compared, 'pick')).toEqual([
      'both',
      'onlyA',
      'onlyB',
      'halfMasked',
      'ring',
      'cuts',
      'lostToMask',
      'bias',
    ]);
    for (const stage of STAGES) expect(compareLegendItems(compared, stage).length).toBeLessThanOrEqual(8);
  });

  it('names no difference of one and itself', () => {
    const items = compareLegendItems({ ...compared, b: a }, 'scale');
    expect(items).toEqual(['both', 'halfMasked', 'cuts', 'lostToMask', 'bias']);
  });
});

describe('the members of an item of a comparison', () => {
  const members = (item: Parameters<typeof compareSpotlightOf>[1], pair = compared) =>
    compareSpotlightOf(pair, item, false);

  it('are what both pick, or what one alone picks with the groups it alone keeps', () => {
    expect(sorted(members('both').experts)).toEqual(sorted(both));
    expect(sorted(members('onlyA').experts)).toEqual(sorted(onlyA));
    expect(sorted(members('onlyB').experts)).toEqual(sorted(onlyB));
    expect(sorted(members('onlyA').groups!)).toEqual(sorted(a.result.groupOrder.subarray(2, 4)));
    expect(members('onlyB').groups?.size).toBe(0);
  });

  it('are the place at which they part, none for the cuts, and those of either side for other items', () => {
    expect([...members('ring').groups!]).toEqual([firstDivergence(a, b, 0)?.of?.id]);
    expect(members('cuts')).toMatchObject({ experts: new Set(), groups: new Set() });
    const edited = madeToken(sizes, { logits: { 9: 3 } });
    const other = madeToken(sizes, { logits: { 11: 3 } });
    const either = compareSpotlightOf({ a: edited, b: other, tolerance: 0 }, 'edited', true);
    expect(sorted(either.experts)).toEqual([9, 11]);
  });

  it('hold only groups that are rows of the picture', () => {
    const four = madeToken({ ...sizes, numExpertGroup: 4, topkGroup: 2 });
    const pair = { a, b: four, tolerance: 0 } as const;
    expect(compareSpotlightOf(pair, 'onlyA', false).groups?.size).toBe(0);
    expect(compareSpotlightOf(pair, 'onlyB', false).groups?.size).toBe(2);
  });
});
