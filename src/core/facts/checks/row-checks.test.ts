import { expect, test } from 'vitest';
import { tokenOfRows } from '../../../testing/token-of-rows';
import { rowChecks } from './row-checks';

const HF = { implementation: 'hf_deepseek_v3' } as const;
const Z = [0.4, 0.3, 0.2, 0.1];

test.each([
  ['biasAllZero', Z, [0, 0, 0, 0]],
  ['biasDecides', Z, [2, 4, 6, 8]],
  ['biasNotFinite', Z, [0, Number.NaN, 1, 0]],
  ['scoreLostInBias', [-50, -16, 2, -120], [12, 12, 12, 12]],
])('%s is found in a token', (code, logits, bias) => {
  expect(rowChecks(tokenOfRows(logits, bias, {}, HF)).map((check) => check.code)).toContain(code);
});

test('weights above 1 and below 0 are found', () => {
  const codes = (routedScalingFactor: number) =>
    rowChecks(tokenOfRows(Z, [0.1, 0, 0.2, 0], { routedScalingFactor }, HF)).map(({ code }) => code);
  expect(codes(1)).toEqual([]);
  expect(codes(9)).toContain('weightAboveOne');
  expect(codes(-1)).toContain('weightBelowZero');
});
