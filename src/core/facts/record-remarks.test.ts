import { describe, expect, it } from 'vitest';
import type { EngineStep } from '../engines/types';
import { SEMANTICS } from '../semantics';
import { recordRemarks, stepRemark } from './record-remarks';

describe('a record in one line', () => {
  const codes = (id: keyof typeof SEMANTICS) => recordRemarks(SEMANTICS[id]).map(({ code }) => code);

  it('names its score, its bias, its groups and what guards its sum', () => {
    expect(recordRemarks(SEMANTICS.hf_deepseek_v3)).toEqual([
      { code: 'score', name: 'sigmoid' },
      { code: 'bias' },
      { code: 'groupsBy', by: 'top2' },
      { code: 'sumPlus', value: 1e-20 },
    ]);
  });

  it('names a mask of 0 only if there are groups', () => {
    expect(codes('hf_deepseek_v3_zero_mask')).toContain('masksWithZero');
    for (const rules of Object.values(SEMANTICS)) {
      const said = recordRemarks(rules).map(({ code }) => code);
      if (said.includes('noGroups')) expect(said).not.toContain('masksWithZero');
    }
  });

  it('names no guard of a sum by which nothing is divided', () => {
    for (const rules of Object.values(SEMANTICS)) {
      const said = recordRemarks(rules).map(({ code }) => code);
      if (!said.includes('neverDivides')) continue;
      expect(said).not.toContain('sumPlus');
      expect(said).not.toContain('sumAtLeast');
    }
  });
});

describe('what an engine found', () => {
  const found = (condition: EngineStep['condition'], holds: boolean, values: EngineStep['values'] = {}) =>
    stepRemark({ condition, holds, values });

  it('is the same whichever way it asked for a bias', () => {
    expect(found('hasBias', true)).toEqual(found('hasNoBias', false));
    expect(found('hasBias', false)).toEqual(found('hasNoBias', true));
  });

  it('tells groups by their size, and no groups by all experts', () => {
    const values = { globalNumExperts: 256, numExpertGroup: 8, topkGroup: 4 };
    expect(found('smallGroups', true, values)).toEqual({ code: 'smallGroups', size: 32, kept: 4 });
    expect(found('smallGroups', false, { ...values, numExpertGroup: 1 })).toEqual({
      code: 'largeGroup',
      size: 256,
    });
  });
});
