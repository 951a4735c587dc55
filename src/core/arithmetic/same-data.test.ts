import { expect, it } from 'vitest';
import { sameData } from './same-data';

const record = { kind: 'add', value: 1e-20, list: [1, null], row: Float32Array.of(1, Number.NaN) };

it('data made twice is the same, whatever order its fields are in', () => {
  const { kind, ...others } = structuredClone(record);
  expect(sameData(record, { ...others, kind })).toBe(true);
  expect(sameData([], [])).toBe(true);
});

it('data with one other value, field, length or type is not the same', () => {
  for (const change of [
    { value: -1e-20 },
    { value: '1e-20' },
    { list: [1] },
    { list: [1, 0] },
    { list: { 0: 1, 1: null } },
    { row: Float32Array.of(1, 2) },
    { row: Int32Array.of(1, 2) },
    { row: null },
    { more: undefined },
  ]) {
    expect(sameData(record, { ...record, ...change })).toBe(false);
    expect(sameData({ ...record, ...change }, record)).toBe(false);
  }
  expect(sameData({ a: undefined }, { b: undefined })).toBe(false);
  expect([sameData(0, -0), sameData(Number.NaN, Number.NaN), sameData(null, {})]).toEqual([
    false,
    true,
    false,
  ]);
});
