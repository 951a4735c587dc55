import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromBase62, numberFromBase62, numberToBase62, toBase62 } from './base62';

it('gives back any bytes, as letters and digits, hardly longer than base64', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const text = toBase62(bytes);
      expect(text).toMatch(/^[0-9A-Za-z]*$/);
      expect(text.length).toBeLessThanOrEqual(Math.ceil((bytes.length * 4 * 1.01) / 3) + 1);
      expect(fromBase62(text)).toEqual(bytes);
    }),
  );
});

it('refuses what it never writes', () => {
  for (const text of ['A', '_0', 'zz', '0-', 'zzzz', 'z'.repeat(43), 'z'.repeat(44)])
    expect(fromBase62(text)).toBeNull();
});

it('writes numbers at a fixed length', () => {
  expect(numberToBase62(0, 3)).toBe('000');
  expect(numberToBase62(62 ** 3 - 1, 3)).toBe('zzz');
  expect(numberFromBase62('zzz')).toBe(62 ** 3 - 1);
  expect(numberFromBase62('z_z')).toBeNull();
});
