import { expect, it } from 'vitest';
import { madeToken } from '../../testing/made-token';
import { expertRemarks } from './expert-remarks';

const PLAIN = { globalNumExperts: 16, numExpertGroup: 1, topkGroup: 1, topK: 4 };

it('a bias that there is not is told apart from one that the path ignores', () => {
  const about = (hasBias: boolean) =>
    expertRemarks(madeToken(PLAIN, { hasBias, setup: { implementation: 'vllm_fused_topk' } }), 'bias', 3);
  expect(about(false)[1]).toEqual({ code: 'noBias' });
  expect(about(true)[1]).toEqual({ code: 'ignoresBias' });
});
