import { describe, expect, it } from 'vitest';
import type { StageId } from '../../core/stages';
import type { RoutedToken } from '../../scenario/routed-token';
import { madeToken } from '../../testing/made-token';
import { en } from '../../text/en';
import { generalFormula } from './general-formula';
import { formulaText } from './terms';

const lines = (token: RoutedToken, stage: StageId) =>
  generalFormula(token, stage, en.formula).map((line) => formulaText(line, en.formula).replace(/\s+/g, ' '));

describe('the rule of a stage', () => {
  const fused = madeToken();

  it('is the sigmoid as it is meant, then as the fused kernel computes it', () => {
    const [meant, says, computed, ...more] = lines(fused, 'score');
    expect(meant).toMatch(/^sᵢ? ?.*σ/);
    expect(meant).not.toContain('tanh');
    expect(says?.trim()).toBe(en.formula.inKernel);
    expect(computed).toMatch(/½ · tanh/);
    expect(more).toEqual([]);
  });

  it('is a share of the sum, then with what the kernel adds to the sum', () => {
    for (const stage of ['norm', 'scale'] as const) {
      const [meant, says, computed] = lines(fused, stage);
      expect(meant).not.toContain('1e');
      expect(says?.trim()).toBe(en.formula.inKernel);
      expect(computed).toMatch(/1e.20/);
    }
  });

  it('has one line if the code computes it as it is meant', () => {
    const native = madeToken({}, { hasBias: false });
    expect(native.plan.rules.divisorGuard.kind).toBe('none');
    for (const stage of ['score', 'norm', 'scale'] as const) expect(lines(native, stage)).toHaveLength(1);
    const soft = madeToken({ scoringFunc: 'softmax' }, { hasBias: false });
    expect(lines(soft, 'score')).toHaveLength(1);
  });

  it('speaks of code, not of a kernel, where none computes it', () => {
    const other = madeToken({}, { setup: { implementation: 'hf_deepseek_v3' } });
    expect(lines(other, 'norm')[1]?.trim()).toBe(en.formula.inCode);
  });
});
