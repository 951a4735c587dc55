import { describe, expect, it } from 'vitest';
import type { Flip } from '../../core/facts/what-if/flip';
import type { GroupFlip } from '../../core/facts/what-if/group-flip';
import type { Sentence } from '../spans';
import { whatIf } from './what-if';

const said = (sentence: Sentence) => sentence.map(({ text }) => text).join('');
const flip = (change: Partial<Flip>, isPicked = false, rival: { id: number; change: number } | null = null) =>
  said(
    whatIf.flip(236, 4, isPicked, {
      thresholds: [],
      rival,
      flip: { change: 0.07412, enters: true, others: [72], groupChange: null, ...change },
    }),
  );

describe('the flip sentence', () => {
  it('says which change is needed, rounded so that it is enough, and whose place is taken', () => {
    expect(flip({})).toBe('E236 needs +0.0742 logit to take E72’s place.');
  });

  it('names the group if the group keeps the expert out', () => {
    expect(flip({ groupChange: 0.0188 })).toBe(
      'E236 needs +0.0742 logit to take E72’s place. Its group G4 needs +0.0188 first.',
    );
    expect(flip({ groupChange: 0.07412, others: [1, 2, 3] })).toBe(
      'E236 needs +0.0742 logit to come in for E1, E2 and E3. That is what its group G4 needs to be kept.',
    );
  });

  it('says at which change a picked expert drops out, why, and which expert comes in', () => {
    const out = { change: -0.5, enters: false, others: [9] };
    expect(flip(out, true, { id: 9, change: 0.01 })).toBe(
      'E236 drops out at −0.500 logit; E9 takes its place. E9 needs +0.0100 logit to take that place.',
    );
    expect(flip({ ...out, groupChange: -0.5, others: [9, 10] }, true)).toBe(
      'E236 drops out at −0.500 logit, because its group G4 is dropped; E9 and E10 come in.',
    );
  });

  it('says if no change takes it in or out', () => {
    const none = { thresholds: [], flip: null, rival: null };
    expect(said(whatIf.flip(5, 0, true, none))).toMatch(/^No logit takes E5 out\./);
    expect(said(whatIf.flip(5, 0, false, none))).toMatch(/^No logit of its own takes E5 in\./);
  });
});

describe('what a group needs', () => {
  const needs = (isKept: boolean, ...flips: GroupFlip[]) => said(whatIf.groupFlip(3, { isKept, flips }));
  const best: GroupFlip = { expert: 101, change: 0.01881, others: [6] };

  it('names expert, change and the group whose place is taken', () => {
    expect(needs(false, best)).toBe('G3 needs +0.0189 logit of E101 to take G6’s place.');
    expect(needs(false, best, { expert: 97, change: 0.03, others: [6] })).toBe(
      'G3 needs +0.0189 logit of E101 to take G6’s place. Of E97 it takes +0.0300.',
    );
  });

  it('says at which change a kept group is dropped, and which expert cannot drop it', () => {
    expect(needs(true, { ...best, change: -0.5 }, { expert: 97, change: null, others: [] })).toBe(
      'G3 drops out at −0.500 logit of E101; G6 takes its place. No logit of E97 alone does it.',
    );
    expect(needs(true, { ...best, change: null })).toBe(
      'No single logit takes G3 out. Changes of up to 32 were tried for E101.',
    );
  });
});

describe('what another value would change, in words', () => {
  it('counts a pick and the one that replaces it once', () => {
    const said = (replaced: number, more: number) =>
      whatIf.value('topK', '9', { of: 8, replaced, more }, null);
    expect(said(4, 0)).toBe('top_k 9: 4 of 8 picks are replaced');
    expect(said(1, 0)).toBe('top_k 9: 1 of 8 picks is replaced');
    expect(said(0, 0)).toBe('top_k 9: picks unchanged');
    expect(said(0, 1)).toBe('top_k 9: 1 pick more');
    expect(said(0, -2)).toBe('top_k 9: 2 picks fewer');
    expect(said(3, 1)).toBe('top_k 9: 3 of 8 picks are replaced, 1 more');
  });

  it('says whether another value of a setting changes picks', () => {
    expect(whatIf.valueNote({ of: 8, replaced: 0, more: 0 })).toBe('does not change who is picked');
    expect(whatIf.valueNote({ of: 8, replaced: 2, more: 0 })).toBe(
      'with another value: 2 of 8 picks are replaced',
    );
    expect(whatIf.valueNote(null)).toBe('with another value: refused');
  });

  it('says why a value is refused', () => {
    const error = { field: 'topkGroup', code: 'outOfRange', values: { value: 4, min: 1, max: 2 } } as const;
    expect(whatIf.value('numExpertGroup', '2', null, error)).toBe(
      'num_expert_group 2: refused. topk_group is 4: use a number from 1 to 2.',
    );
  });
});

describe('the regret', () => {
  it('names the excluded experts and their part of the weight', () => {
    expect(said(whatIf.regret({ excluded: [5, 9], share: 0.2514 }, 8))).toBe(
      'The group mask keeps out 2 of the best 8: E5 and E9, which would carry 25.1 % of the weight.',
    );
    expect(said(whatIf.regret({ excluded: [], share: 0 }, 8))).toMatch(/costs this token nothing/);
  });
});
