import { expect, it } from 'vitest';
import { logitBars } from './logit-bars';

it('draws each logit from the zero line, up or down, on a symmetric axis', () => {
  expect(logitBars(Float32Array.of(2, -1, 0, 0.5))).toEqual({
    path: 'M0.125 1v-1h0.75V1zM1.125 1v0.5h0.75V1zM3.125 1v-0.25h0.75V1z',
    least: -1,
    most: 2,
  });
});

it('leaves out what is not finite, and draws nothing of a row without numbers', () => {
  const bars = logitBars(Float32Array.of(Number.NaN, 4, Infinity, -Infinity));
  expect(bars).toEqual({ path: 'M1.125 1v-1h0.75V1z', least: 4, most: 4 });
  expect(logitBars(Float32Array.of(Number.NaN))).toBeNull();
  expect(logitBars(new Float32Array(0))).toBeNull();
  expect(logitBars(new Float32Array(2))?.path).toBe('');
});
