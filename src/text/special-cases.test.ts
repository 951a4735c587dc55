import { describe, expect, it } from 'vitest';
import { STAGES } from '../core/stages';
import { madeToken } from '../testing/made-token';
import { en } from './en';
import { worstCase } from './special-cases';
import { zh } from './zh';

const shape = { globalNumExperts: 64 };
const plain = madeToken(shape);
const odd = madeToken(shape, { logits: { 5: Number.NaN } });

describe('what the live region adds', () => {
  it('is empty for a token without special cases', () => {
    for (const stage of STAGES) expect(worstCase(plain, stage, en)).toBe('');
  });

  it('is the worst case that has appeared by the present stage, in both languages', () => {
    expect(worstCase(odd, 'logits', en)).toMatch(/^One expert has a value that is not finite: E5\./);
    expect(worstCase(odd, 'scale', zh)).toMatch(/^1 个专家有不是有限数的值：E5/);
  });

  it('does not come before its stage', () => {
    const equal = Object.fromEntries(Array.from({ length: 64 }, (_, id) => [id, 1]));
    const tied = madeToken({ ...shape, numExpertGroup: 1, topkGroup: 1 }, { logits: equal, hasBias: false });
    expect(worstCase(tied, 'mask', en)).toBe('');
    expect(worstCase(tied, 'pick', en)).toMatch(/^Tie at the cut/);
  });
});
