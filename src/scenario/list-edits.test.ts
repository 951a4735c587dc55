import { describe, expect, it } from 'vitest';
import { NOTHING_LOADED, sourceRows } from '../sources/sources';
import { scenarioBase } from './base-rows';
import {
  applyPreset,
  applySource,
  resetExpert,
  setBias,
  setGlobalNumExperts,
  setHasBias,
  setLogit,
} from './edits';
import { giveRows, ownWithList, setListed } from './list-edits';
import { keptCount, ownRowsOf } from './own-rows';
import type { Scenario } from './scenario';

const baseOf = (scenario: Scenario) => scenarioBase(scenario, NOTHING_LOADED);
const preset = (id: string, before: Scenario | null = null) =>
  applyPreset(id, baseOf, before && { scenario: before, base: baseOf(before) }).scenario;

const DSV3 = preset('dsv3');
const logits = Float32Array.from({ length: 256 }, (_, id) => id / 8 - 16);
const bias = Float32Array.from({ length: 256 }, (_, id) => id / 1024);
const LISTED = giveRows(DSV3, { logits, bias }, baseOf(DSV3)).scenario;

function resized(scenario: Scenario, count: number): Scenario {
  const params = { ...scenario.params, globalNumExperts: count };
  return setGlobalNumExperts(scenario, count, baseOf({ ...scenario, params }), baseOf(scenario)).scenario;
}

function withSource(scenario: Scenario, seed: number): Scenario {
  const source = { kind: 'generator', generator: 'ties', seed } as const;
  const own = ownWithList(scenario, 'logits', false);
  return applySource(scenario, source, baseOf({ ...scenario, source, own })).scenario;
}

describe('a row given as a list', () => {
  it('stands in the place of the source, and a reset returns to it', () => {
    expect(LISTED.logits).toEqual(logits);
    expect(LISTED.eScoreCorrectionBias).toEqual(bias);
    expect(baseOf(LISTED)).toEqual({ logits, bias });
    const edited = setLogit(LISTED, 9, 5).scenario;
    expect(resetExpert(edited, 9, baseOf(edited)).scenario).toEqual(LISTED);
  });

  it('is an edit of the source if half of its values are those of the source', () => {
    const some = DSV3.logits.map((z, id) => (id < 128 ? 1 : z));
    const { scenario, label } = giveRows(DSV3, { logits: some }, baseOf(DSV3));
    expect(scenario.logits).toEqual(some);
    expect(scenario.own).toBeUndefined();
    expect(label).toEqual({ kind: 'row', row: 'logits' });
  });

  it('sets the type of its logits, and gives a bias to a router without one', () => {
    const mixtral = preset('mixtral-8x7b');
    const rows = { logits: logits.slice(0, 8), bias: bias.slice(0, 8), dtype: 'bf16' } as const;
    const { scenario } = giveRows(mixtral, rows, baseOf(mixtral));
    expect(scenario.setup.dtype).toBe('bf16');
    expect(scenario.eScoreCorrectionBias).toEqual(rows.bias);
  });

  it('is no edit if it is given again', () => {
    expect(giveRows(LISTED, { logits: logits.slice(), bias }, baseOf(LISTED)).scenario).toBe(LISTED);
  });

  it('comes back whole after any other number of experts', () => {
    const few = resized(LISTED, 3);
    expect(keptCount(few, 'logits')).toBe(253);
    expect(resized(resized(few, 38), 256)).toEqual(LISTED);
    const more = resized(few, 384);
    expect(more.logits.subarray(0, 256)).toEqual(logits);
    const made = sourceRows(DSV3.source, more.params, NOTHING_LOADED).logits;
    expect(more.logits.subarray(256)).toEqual(made.subarray(256));
    expect(keptCount(more, 'logits')).toBe(0);
  });

  it('comes back when the bias is switched off and on, even at another size', () => {
    const off = setHasBias(LISTED, false, baseOf(LISTED)).scenario;
    expect(keptCount(off, 'bias')).toBe(256);
    expect(setHasBias(off, true, baseOf(off)).scenario).toEqual(LISTED);
    const few = resized(off, 8);
    expect(setHasBias(few, true, baseOf(few)).scenario.eScoreCorrectionBias).toEqual(bias.subarray(0, 8));
  });

  it('is set aside by another source, which keeps a list of biases', () => {
    const other = withSource(setBias(LISTED, 3, 7).scenario, 4);
    expect(other.logits).not.toEqual(logits);
    expect(other.eScoreCorrectionBias![3]).toBe(7);
    expect(ownRowsOf(other).aside.logits).toEqual(logits);
    const again = setListed(
      other,
      'logits',
      true,
      baseOf({ ...other, own: ownWithList(other, 'logits', true) }),
    ).scenario;
    expect(again.logits).toEqual(logits);
    expect(ownRowsOf(again).aside.logits).toBeNull();
  });

  it('changes places with another list', () => {
    const second = logits.map((z) => z + 0.3);
    const both = giveRows(LISTED, { logits: second }, baseOf(LISTED)).scenario;
    expect(ownRowsOf(both).aside.logits).toEqual(logits);
    const own = ownWithList(both, 'logits', true);
    expect([own.listed.logits, own.aside.logits]).toEqual([logits, second]);
  });
});

describe('a preset', () => {
  it('of as many experts keeps the lists and the edits over them', () => {
    const edited = setLogit(LISTED, 9, 5).scenario;
    const other = preset('minimax-m2.5', edited);
    expect(other.params.globalNumExperts).toBe(256);
    expect(other.logits).toEqual(edited.logits);
    expect(other.eScoreCorrectionBias).toEqual(bias);
    expect(ownRowsOf(other).listed.logits).toBe(logits);
  });

  it('of another number of experts sets the lists aside, and takes them again once they fit', () => {
    const mixtral = preset('mixtral-8x7b', LISTED);
    expect(mixtral.logits).toEqual(preset('mixtral-8x7b').logits);
    expect(ownRowsOf(mixtral).aside.logits).toBe(logits);
    const cut = resized(LISTED, 8);
    expect(preset('mixtral-8x7b', cut).logits).toEqual(logits.subarray(0, 8));
    expect(preset('dsv3', cut)).toEqual(LISTED);
  });

  it('without lists brings its own rows, edits or not', () => {
    expect(preset('dsv3', setLogit(DSV3, 9, 5).scenario)).toEqual(DSV3);
  });
});
