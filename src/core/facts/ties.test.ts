import { describe, expect, it } from 'vitest';
import { madeToken } from '../../testing/made-token';
import { en } from '../../text/en';
import { specialCases } from '../../text/special-cases';
import { V0_15_ON_CUDA } from '../dispatch/environment';
import type { Environment } from '../dispatch/types';
import { irregularOf } from './irregular';
import { equalAnswers, slotOrderOf, tiesOf } from './ties';

const SMALL = { globalNumExperts: 16, numExpertGroup: 4, topkGroup: 4, topK: 4 };

/** Logits of which those of E1 … E3 are the best and those of `tied` share the last place. */
function token(tied: readonly number[], environment: Partial<Environment>, params = SMALL) {
  const logits = Object.fromEntries(
    Array.from({ length: 16 }, (_, id) => [
      id,
      id >= 1 && id <= 3 ? 3 + id / 8 : tied.includes(id) ? 1 : -id / 8,
    ]),
  );
  return madeToken(params, {
    logits,
    hasBias: false,
    setup: { environment: { ...V0_15_ON_CUDA, ...environment } },
  });
}

const rocm = { platform: 'rocm' } as const;
const cutOf = (made: ReturnType<typeof token>) => irregularOf(made).expertCut!;
const said = (made: ReturnType<typeof token>, code: string) =>
  specialCases(made, en)
    .find((found) => found.code === code)
    ?.sentence.map(({ text }) => text)
    .join('');

describe('equal values at a cut', () => {
  it('are all answers that are equally right, if these are few', () => {
    expect(equalAnswers(cutOf(token([5, 9, 12], rocm)))).toMatchObject({
      tied: [5, 9, 12],
      taken: 1,
      answers: [[5], [9], [12]],
    });
  });

  it('are counted if there are many', () => {
    const many = equalAnswers(cutOf(token([5, 6, 7, 8, 9, 10, 11], rocm)));
    expect(many).toMatchObject({ taken: 1, answers: null });
    expect(many?.tied).toHaveLength(7);
  });

  it('have no answers if nothing ties', () => {
    expect(equalAnswers(cutOf(token([5], rocm)))).toBeNull();
  });

  it('are promised in an order on CUDA alone', () => {
    expect(tiesOf(token([5, 9], {}))).toBe('lowestIndex');
    for (const platform of ['rocm', 'xpu', 'cpu'] as const) {
      const made = token([5, 9], { platform });
      expect([tiesOf(made), slotOrderOf(made)], platform).toEqual(['unspecified', 'unspecified']);
    }
  });

  it('are told with every right answer off CUDA, and with the rule on it', () => {
    expect(said(token([5, 9], {}), 'expertTie')).toContain('the lower index wins here');
    const open = said(token([5, 9], rocm), 'expertTie');
    expect(open).toContain('1 of 2 tied experts are picked');
    expect(open).toContain('These answers are equally right: {E5} or {E9}; the first is shown.');
    expect(open).not.toContain('lower index wins');
  });

  it('are told of groups alike', () => {
    const params = { ...SMALL, topkGroup: 1, topK: 2 };
    const logits = { 0: 1, 1: 1, 4: 1, 5: 1 };
    const made = (environment: Partial<Environment>) =>
      madeToken(params, {
        logits: { ...Object.fromEntries(Array.from({ length: 16 }, (_, id) => [id, -1])), ...logits },
        hasBias: false,
        setup: { environment: { ...V0_15_ON_CUDA, ...environment } },
      });
    expect(said(made({}), 'groupTie')).toContain('the lower index is kept');
    expect(said(made(rocm), 'groupTie')).toContain('These answers are equally right: {G0} or {G1}');
  });
});
