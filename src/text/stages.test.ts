import { describe, expect, it } from 'vitest';
import { STAGES } from '../core/stages';
import { madeToken } from '../testing/made-token';
import { en } from './en';
import { zh } from './zh';

const base = { globalNumExperts: 64, numExpertGroup: 8, topkGroup: 4, topK: 4 };
const of = (implementation: 'vllm' | 'hf_deepseek_v3', hasBias = true) =>
  madeToken(base, { hasBias, setup: { implementation } });

describe('what a stage does', () => {
  it('says whether the bias is part of the weight in this router', () => {
    expect(en.stages.about(of('vllm'), 'bias')).toContain('never enters their weight');
    expect(en.stages.about(of('vllm'), 'gather')).toContain('scores without bias');
    const biased = { plan: { ...of('vllm').plan, gather: 'biased' as const } };
    expect(en.stages.about(biased, 'bias')).toContain('also enters their weight');
    expect(en.stages.about(biased, 'gather')).toContain('scores with bias');
    expect(zh.stages.about(biased, 'bias')).toContain('也进入权重');
  });

  it('has a caption that says what the bias is for, in both languages', () => {
    const token = of('vllm');
    const captions = (plan: Partial<typeof token.plan>) =>
      [en, zh].map(({ stages }) => stages.caption({ ...token, plan: { ...token.plan, ...plan } }, 'bias'));
    expect(captions({})).toEqual(['added for the choice only', '只为选择而加']);
    expect(captions({ gather: 'biased' })).toEqual([
      'added for the choice and the weight',
      '为选择和权重而加',
    ]);
    expect(captions({ biasesLogits: true })).toEqual([
      'added to the logits, before softmax',
      '加到 logit 上，然后做 softmax',
    ]);
  });

  it('names how groups are judged', () => {
    expect(en.stages.about(of('vllm'), 'group')).toContain('the sum of its 2 best experts, bias included.');
    expect(en.stages.about(of('vllm', false), 'group')).toContain('judged by its best expert.');
  });

  it('says if a router chooses before it scores', () => {
    const plain = madeToken(
      { ...base, numExpertGroup: 1, topkGroup: 1 },
      { hasBias: false, setup: { implementation: 'hf_gpt_oss' } },
    );
    expect(en.stages.about(plain, 'score')).toContain('on the logits themselves');
  });

  it('has a whole sentence at every stage, in both languages', () => {
    for (const token of [of('vllm'), of('vllm', false), of('hf_deepseek_v3')])
      for (const id of STAGES) {
        expect(en.stages.about(token, id)).toMatch(/^[A-Z].*\.$/);
        expect(zh.stages.about(token, id)).toMatch(/。$/);
      }
  });
});
