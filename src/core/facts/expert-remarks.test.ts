import { expect, it } from 'vitest';
import { madeToken } from '../../testing/made-token';
import { expertRemarks } from './expert-remarks';

const PLAIN = { globalNumExperts: 16, numExpertGroup: 1, topkGroup: 1, topK: 4 };

it('a missing bias is told apart from one that the path ignores', () => {
  const about = (hasBias: boolean) =>
    expertRemarks(madeToken(PLAIN, { hasBias, setup: { implementation: 'vllm_fused_topk' } }), 'bias', 3);
  expect(about(false)[1]).toEqual({ code: 'noBias' });
  expect(about(true)[1]).toEqual({ code: 'ignoresBias' });
});

it('a weight is called a share only if the weights are divided by their sum', () => {
  const about = (renormalize: boolean) => {
    const token = madeToken({ ...PLAIN, renormalize, routedScalingFactor: 2.5 });
    return expertRemarks(token, 'scale', token.result.ids[0]!)[1]?.code;
  };
  expect(about(true)).toBe('shareTimes');
  expect(about(false)).toBe('weightTimes');
});

it('an expert that is not scored yet keeps its logit, not a score', () => {
  const about = (implementation: 'hf_gpt_oss' | 'vllm_fused_topk') =>
    expertRemarks(madeToken(PLAIN, { hasBias: false, setup: { implementation } }), 'bias', 3)[0]?.code;
  expect(about('vllm_fused_topk')).toBe('keepsScore');
  expect(about('hf_gpt_oss')).toBe('keepsLogit');
});
