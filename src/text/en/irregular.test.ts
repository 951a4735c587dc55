import { describe, expect, it } from 'vitest';
import { V0_15_ON_CUDA } from '../../core/dispatch/environment';
import { madeToken } from '../../testing/made-token';
import type { Sentence } from '../spans';
import { specialCases } from '../special-cases';
import { en } from './index';

const textOf = (sentence: Sentence) => sentence.map(({ text }) => text).join('');
const SMALL = { globalNumExperts: 16, numExpertGroup: 4, topkGroup: 2, topK: 4 };
const native = { environment: { ...V0_15_ON_CUDA, useFusedGroupedTopk: false } };
const said = (...args: Parameters<typeof madeToken>) =>
  specialCases(madeToken(...args), en).map(({ code, sign, stage, sentence }) => ({
    code,
    sign,
    stage,
    text: textOf(sentence),
  }));

describe('a special case', () => {
  it('has a sign, a stage and a sentence with its numbers', () => {
    const [odd] = said(SMALL, { logits: { 3: Number.NaN, 7: Infinity } });
    expect(odd).toMatchObject({ code: 'nonFinite', sign: '✕', stage: 'logits' });
    expect(odd!.text).toContain('2 experts have values that are not finite: E3 and E7.');
  });

  it('of a value that is not finite says what this implementation does with it', () => {
    const infinite = { 7: Number.POSITIVE_INFINITY };
    // NaN, and a logit whose sigmoid is 1.
    const [skipped] = said(SMALL, { logits: { 3: Number.NaN, ...infinite } });
    expect(skipped!.text).toMatch(
      /E7\. This implementation skips them: .* E7 counts for its group’s score, not for the pick\.$/,
    );
    const [ranked] = said(SMALL, { logits: { 3: Number.NaN, ...infinite }, setup: native });
    expect(ranked!.text).toContain('E3: This implementation ranks NaN above every number.');
    expect(ranked!.text).toContain('E7: The score that follows from it is finite');
    const [plain] = said(SMALL, { logits: infinite, setup: native });
    expect(plain!.text).toBe(
      'One expert has a value that is not finite: E7. The score that follows from it is finite and is treated like any other.',
    );
  });

  it('of too few experts names those that fill the free slots', () => {
    const cases = said({ ...SMALL, topkGroup: 1, topK: 6 }, { setup: native });
    const leftover = cases.find(({ code }) => code === 'leftover')!;
    expect(leftover.text).toMatch(/^Too few experts are unmasked\. .*E\d+ and E\d+\.$/);
  });

  it('of a tie gives the value and the rule that decides', () => {
    const logits = Object.fromEntries(Array.from({ length: 16 }, (_, id) => [id, 0]));
    const cases = said({ ...SMALL, numExpertGroup: 1, topkGroup: 1 }, { logits, hasBias: false });
    expect(cases.find(({ code }) => code === 'expertTie')!.text).toMatch(
      /^Tie at the cut: 16 experts at 0\.5000\. They are E0, E1, E2, E3 and 12 more; the lower index wins/,
    );
  });

  it('of groups counts those that tie', () => {
    const logits = Object.fromEntries(Array.from({ length: 16 }, (_, id) => [id, 0]));
    const [tie] = said(SMALL, { logits, hasBias: false });
    expect(tie).toMatchObject({ code: 'groupTie' });
    expect(tie!.text).toBe('4 groups tie at 0.5000. They are G0, G1, G2 and G3; the lower indices are kept.');
  });

  it('of groups that tie for one place names the one that is kept', () => {
    const logits = Object.fromEntries(Array.from({ length: 16 }, (_, id) => [id, id < 12 ? 0 : -1]));
    const [tie] = said({ ...SMALL, topkGroup: 1 }, { logits, hasBias: false });
    expect(tie!.text).toBe('3 groups tie at 0.5000. They are G0, G1 and G2; the lower index is kept.');
  });

  it('of weights says why they are no shares of a whole', () => {
    const cases = said({ ...SMALL, routedScalingFactor: -1 });
    expect(cases.find(({ code }) => code === 'weights')!.text).toMatch(/negative/);
  });

  it('of one shared expert uses the singular', () => {
    const environment = {
      ...V0_15_ON_CUDA,
      platform: 'rocm',
      aiterFusedMoe: true,
      aiterSharedExperts: true,
    } as const;
    const appended = (count: number) =>
      said({ ...SMALL, numFusedSharedExperts: count }, { setup: { environment } }).find(
        ({ code }) => code === 'appended',
      )!.text;
    expect(appended(1)).toBe(
      'A shared expert is appended: E16, with weight 1. The router did not choose it.',
    );
    expect(appended(2)).toMatch(/E16, E17, each with weight 1\. The router did not choose them\.$/);
  });

  it('does not occur for an ordinary token', () => {
    expect(said(SMALL)).toEqual([]);
  });
});
