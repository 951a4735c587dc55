import { describe, expect, it } from 'vitest';
import { V0_15_ON_CUDA } from '../../core/dispatch/environment';
import { STAGES } from '../../core/stages';
import { madeToken } from '../../testing/made-token';
import { en } from '../../text/en';
import { expertFormula, groupFormula } from './expert-formula';
import { formulaPieces } from './formula-pieces';
import { generalFormula } from './general-formula';
import { type Formula, formulaText } from './terms';

const inPieces = (formula: Formula | undefined) =>
  formulaPieces(formula ?? [])
    .map((piece) => formulaText(piece, en.formula))
    .join(' | ');

describe('a formula breaks', () => {
  const fused = madeToken({ globalNumExperts: 64 });
  const id = fused.result.ids[0]!;

  it('before its result, and never inside brackets', () => {
    const [score] = expertFormula(fused, 'score', id, en.formula);
    expect(inPieces(score)).toMatch(/^s \d+ = ½ · tanh \( ½ · \S+ \) \| \+ ½ \| = \S+$/);
    const native = { environment: { ...V0_15_ON_CUDA, useFusedGroupedTopk: false } };
    const [, biased] = expertFormula(
      madeToken({ globalNumExperts: 64 }, { setup: native }),
      'bias',
      id,
      en.formula,
    );
    expect(inPieces(biased)).toMatch(/^c \d+ = \S+ \| [+−] \S+ \| = \S+$/);
  });

  it('before and behind several words', () => {
    expect(inPieces(generalFormula(fused, 'keep', en.formula)[0])).toBe(
      'kept groups | = the topk_group largest  g',
    );
    expect(inPieces(generalFormula(fused, 'mask', en.formula)[0])).toBe(
      'c i → −∞ |  outside of the kept groups',
    );
  });

  it('between the terms of a sum', () => {
    expect(inPieces(groupFormula(fused, 'group', 0)[0])).toMatch(/^g 0 = \S+ \| \+ \S+ \| = \S+$/);
  });

  it('into pieces that are the whole again', () => {
    for (const stage of STAGES)
      for (const formula of expertFormula(fused, stage, id, en.formula))
        expect(formulaPieces(formula).flat()).toEqual(formula);
  });
});
