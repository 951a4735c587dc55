import { describe, expect, it } from 'vitest';
import { V0_15_ON_CUDA } from '../../../core/dispatch/environment';
import { pseudoCode } from '../../../core/facts/pseudo-code';
import { madeToken } from '../../../testing/made-token';
import { textsOf } from '../../../testing/marks-of';
import { picture } from '../../../testing/picture-of';

function tokenOf(sharedRow: 'own' | 'other') {
  const environment = {
    ...V0_15_ON_CUDA,
    platform: 'rocm',
    aiterFusedMoe: true,
    aiterSharedExperts: true,
    sharedExpertsScore: 0.4,
    sharedRow,
  } as const;
  return madeToken({ globalNumExperts: 64, numFusedSharedExperts: 1 }, { setup: { environment } });
}

const texts = (sharedRow: 'own' | 'other') => textsOf(picture(tokenOf(sharedRow), 10), 'shared');

describe('a shared expert that a path appends', () => {
  it('is always on if the row is the rank’s own, else it is on another rank', () => {
    expect(texts('own')).toContain('shared expert: always on');
    expect(texts('other')).toContain('shared expert: on another rank');
    expect(texts('other')).not.toContain('shared expert: always on');
  });

  it('has its weight in the code as it was typed', () => {
    const { plan, scenario, ledger } = tokenOf('other');
    const code = pseudoCode(plan, scenario.params, ledger).map((line) => line.text);
    expect(code.join('\n')).toMatch(/append\(ids, w, .*, weight 0\.4\)/);
  });
});
