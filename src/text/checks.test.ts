import { expect, test } from 'vitest';
import type { Check } from '../core/facts/checks/check';
import { sayCheck, sayError } from './checks';
import { checks as en } from './en/debug/checks';
import { checks as zh } from './zh/debug/checks';

const CHECK: Check = {
  code: 'topKAboveExperts',
  severity: 'error',
  params: ['top_k'],
  values: { top_k: 9, global_num_experts: 8 },
};
const REMARK: Check = {
  code: 'negative',
  severity: 'error',
  params: [],
  values: {},
  remark: { code: 'negative', key: 'text_config.n_group', value: '-1', place: { line: 3, column: 7 } },
};

test('a check is said with its numbers, and with its place in the file', () => {
  expect(sayCheck(en, CHECK)).toBe('top_k 9 is more than the 8 experts.');
  expect(sayCheck(en, REMARK)).toBe(
    'line 3, column 7: text_config.n_group = -1 is negative, so it is not used.',
  );
  expect(sayCheck(zh, REMARK)).toBe('第 3 行第 7 列: text_config.n_group = -1 是负数，因此不采用。');
});

test('an error is said with its place, and what was expected', () => {
  const error = { code: 'syntax', place: { line: 1, column: 2 }, expected: [',', '}'], found: '' } as const;
  expect(sayError(en, error)).toBe('line 1, column 2: expected , or }, but found the end of the file');
  expect(sayError(zh, error)).toBe('第 1 行第 2 列：应为 , 或 }，实际是 文件结尾');
});
