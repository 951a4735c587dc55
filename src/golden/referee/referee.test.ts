import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { route } from '../../core/route';
import { anyInput } from '../../testing/any-input';
import { faultsOf } from './referee';

describe('the referee', () => {
  it('finds no fault in the reference, by any record', () => {
    let rows = 0;
    fc.assert(
      fc.property(anyInput(), (input) => {
        const outcome = route(input);
        if (!outcome.ok) return true;
        rows += input.tokens;
        return Array.from({ length: input.tokens }, (_, token) =>
          faultsOf(input, outcome.result, token),
        ).every(({ length }) => length === 0);
      }),
      { numRuns: 3000, seed: 11 },
    );
    expect(rows).toBeGreaterThan(2500);
  });
});
