import { describe, expect, it } from 'vitest';
import { offersOf } from './offers';
import { readRows } from './read-rows';

const list = (count: number, from = 0) => Array.from({ length: count }, (_, i) => from + i / 8);

function offers(text: string, experts = 8, edited: 'logits' | 'bias' = 'logits') {
  const result = readRows(text, experts);
  if (!result.ok) throw new Error(result.error.code);
  const { choices, both, whole, ...rest } = offersOf(result.reading, edited, experts);
  return {
    ...rest,
    whole: whole?.length ?? null,
    choices: choices.map(({ name, values }) => [name, ...values.subarray(0, 2)]),
    both: both && [both.logits[0], both.bias[0]],
  };
}

describe('a text offers', () => {
  it('its row if that fits', () => {
    expect(offers(list(8).join(' '))).toEqual({
      choices: [[null, 0, 0.125]],
      first: 0,
      whole: null,
      broadcast: null,
      both: null,
      experts: 8,
      isImpossible: false,
    });
  });

  it('a row of another length for a router of that many experts', () => {
    expect(offers(list(12).join(' '))).toMatchObject({ experts: 12, isImpossible: false, whole: null });
    expect(offers(list(1500).join(' '), 7)).toMatchObject({ experts: 1500, isImpossible: true });
  });

  it('a bias of one value for every expert, but no logits of one value', () => {
    expect(offers('0.5', 8, 'bias').broadcast).toEqual(new Float32Array(8).fill(0.5));
    expect(offers('0.5', 8, 'logits').broadcast).toBeNull();
    expect(offers('0.5', 1, 'bias').broadcast).toBeNull();
    expect(offers(list(12).join(' '), 8, 'bias').broadcast).toBeNull();
  });

  it('two rows, or a list of twice the length, as two tokens or as logits and bias', () => {
    const two = {
      choices: [
        [null, 0, 0.125],
        [null, 5, 5.125],
      ],
      both: [0, 5],
      experts: 8,
    };
    expect(offers(JSON.stringify([list(8), list(8, 5)]))).toMatchObject({ ...two, whole: null });
    expect(offers([...list(8), ...list(8, 5)].join(' '))).toMatchObject({ ...two, whole: 16 });
    expect(offers(JSON.stringify(list(8).map((z, i) => [z, list(8, 5)[i]])))).toMatchObject(two);
  });

  it('one row of many tokens, whatever their number', () => {
    const rows = Array.from({ length: 17 }, (_, token) => list(8, token));
    const found = offers(JSON.stringify(rows));
    expect(found.choices).toHaveLength(17);
    expect(found.both).toBeNull();
    expect(offers(rows.flat().join(' ')).choices).toHaveLength(17);
    expect(offers(JSON.stringify(rows), 6)).toMatchObject({ experts: 8 });
  });

  it('rows by their names, the edited one first', () => {
    const text = JSON.stringify({ logits: list(8), e_score_correction_bias: list(8, 5), ids: [1, 2] });
    expect(offers(text)).toMatchObject({ first: 0, both: [0, 5] });
    expect(offers(text, 8, 'bias')).toMatchObject({ first: 1, both: [0, 5] });
    expect(offers(JSON.stringify({ weights: list(8), ids: list(3) })).choices).toEqual([
      ['weights', 0, 0.125],
    ]);
  });
});
