import { describe, expect, it } from 'vitest';
import { inputOf } from '../../scenario/dispatch-scenario';
import { madeToken } from '../../testing/made-token';
import { pack, unpack } from './pack';
import { routeBatch } from './route-batch';

const ARRAYS = ['ids', 'gathered', 'groupOrder'] as const;

describe('packed outcomes', () => {
  const input = inputOf(madeToken({ globalNumExperts: 64 }).scenario);
  const inputs = [input, { ...input, tokens: 0 }, { ...input, params: { ...input.params, topK: 3 } }];
  const outcomes = inputs.map(routeBatch);
  const unpacked = unpack(structuredClone(pack(outcomes, ARRAYS)), ARRAYS);

  it('keep the arrays that are wanted, and every number that is no array', () => {
    for (const [i, outcome] of outcomes.entries()) {
      const other = unpacked[i]!;
      if (!outcome.ok || !other.ok) continue;
      for (const [name, value] of Object.entries(outcome.result)) {
        const isArray = value instanceof Float32Array || value instanceof Int32Array;
        const isKept = !isArray || (ARRAYS as readonly string[]).includes(name);
        const empty = isArray ? new (value.constructor as typeof Int32Array)(0) : null;
        expect(other.result[name as 'ids'], name).toEqual(isKept ? value : empty);
      }
    }
    expect(unpacked.map(({ ok }) => ok)).toEqual([true, false, true]);
  });

  it('are the error itself if there is one', () => {
    expect(unpacked[1]).toEqual(outcomes[1]);
  });
});
