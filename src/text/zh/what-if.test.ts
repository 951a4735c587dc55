import { expect, it } from 'vitest';
import type { Flip } from '../../core/facts/what-if/flip';
import type { Sentence } from '../spans';
import { irregular } from './irregular';
import { whatIf } from './what-if';

const said = (sentence: Sentence) => sentence.map(({ text }) => text).join('');
const flip = (change: Partial<Flip>, isPicked = false, rival: { id: number; change: number } | null = null) =>
  said(
    whatIf.flip(236, 4, isPicked, {
      thresholds: [],
      rival,
      flip: { change: 0.07412, enters: true, others: [72], groupChange: null, ...change },
    }),
  );

it('the flip sentence says which change is needed, why, and which expert gives or takes the place', () => {
  expect(flip({ groupChange: 0.0188 })).toBe(
    'E236 的 logit 需要 +0.0742，才能取代 E72。它的组 G4 先需要 +0.0188。',
  );
  expect(flip({ groupChange: 0.07412, others: [1, 2, 3] })).toBe(
    'E236 的 logit 需要 +0.0742，才能入选并换下 E1、E2 和 E3。这正是它的组 G4 得以保留所需的改动。',
  );
  const out = { change: -0.5, enters: false, others: [9] };
  expect(flip(out, true, { id: 9, change: 0.01 })).toBe(
    'E236 的 logit 改动达 −0.500 即落选；E9 取代它。E9 的 logit 需要 +0.0100，才能取得这个位置。',
  );
  expect(flip({ ...out, groupChange: -0.5, others: [9, 10] }, true)).toBe(
    'E236 的 logit 改动达 −0.500 即落选，因为它的组 G4 被淘汰；E9 和 E10 入选。',
  );
});

it('says how many picks another value would change, or why a value is refused', () => {
  expect(whatIf.value('topkGroup', '3', { of: 8, replaced: 2, more: 0 }, null)).toBe(
    'topk_group 3：8 个入选者中 2 个被替换',
  );
  const error = { field: 'topkGroup', code: 'outOfRange', values: { value: 4, min: 1, max: 2 } } as const;
  expect(whatIf.value('numExpertGroup', '2', null, error)).toBe(
    'num_expert_group 2：不被接受。topk_group 为 4：请用 1 到 2 之间的数。',
  );
});

it('the regret names the excluded experts and their part of the weight', () => {
  expect(said(whatIf.regret({ excluded: [5, 9], share: 0.2514 }, 8))).toBe(
    '最好的 8 个专家中，组掩码挡住了 2 个：E5 和 E9，否则会占权重的 25.1 %。',
  );
});

it('a special case names four experts and counts the rest', () => {
  expect(said(irregular.sentence([{ code: 'leftover', ids: [1, 2, 3, 4, 5, 6], ties: 'lowestIndex' }]))).toBe(
    '掩码后剩下的专家太少。被掩码的专家补足空位：E1、E2、E3、E4 和另外 2 个。',
  );
});
