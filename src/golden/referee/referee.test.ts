import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { routeBatch } from '../../compute/worker/route-batch';
import { route } from '../../core/route';
import { anyInput } from '../../testing/any-input';
import { faultsOf } from './referee';

describe('the referee', () => {
  it.each([
    ['the reference', route],
    ['the worker’s code', routeBatch],
  ] as const)('finds no fault in what %s makes of any record', (_, run) => {
    let rows = 0;
    fc.assert(
      fc.property(anyInput(), (input) => {
        const outcome = run(input);
        if (!outcome.ok) return;
        for (let token = 0; token < input.tokens; token++, rows++)
          expect(faultsOf(input, outcome.result, token)).toEqual([]);
      }),
      { numRuns: 3000, seed: 11 },
    );
    expect(rows).toBeGreaterThan(2500);
  });
});
