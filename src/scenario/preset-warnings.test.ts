import { expect, it } from 'vitest';
import { newestWarnings } from './preset-warnings';
import { PRESETS } from './presets';

it('warns of padded rows for every preset without groups whose experts 8 does not divide, and for no other', () => {
  const warned = PRESETS.filter(({ id }) => newestWarnings(id).includes('paddedRows'));
  expect(warned.map(({ id }) => id)).toContain('qwen1.5-moe-a2.7b');
  expect(warned.every(({ params }) => params.globalNumExperts % 8 !== 0)).toBe(true);
  expect(newestWarnings('qwen3-30b')).toEqual([]);
  expect(newestWarnings('dsv3')).toEqual([]);
});
