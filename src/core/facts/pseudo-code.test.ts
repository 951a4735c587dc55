import { describe, expect, it } from 'vitest';
import { madeToken } from '../../testing/made-token';
import { SEMANTICS, type SemanticsId } from '../semantics';
import { STAGES, type StageId, skipReason } from '../stages';
import type { RouterParams } from '../types';
import { pseudoCode } from './pseudo-code';

const IDS = Object.keys(SEMANTICS) as SemanticsId[];
/** Sizes of the records that refuse the usual ones. */
const OWN_PARAMS: Partial<Record<SemanticsId, Partial<RouterParams>>> = {
  vllm_dsv4_topk: { globalNumExperts: 256, numExpertGroup: 1, topkGroup: 1, topK: 6 },
  vllm_cpu_plain: { scoringFunc: 'softmax' },
};
const tokenOf = (implementation: SemanticsId) =>
  madeToken(
    { globalNumExperts: 64, topkGroup: 8, ...OWN_PARAMS[implementation] },
    { setup: { implementation } },
  );

describe.each(IDS)('the code of %s', (id) => {
  const token = tokenOf(id);
  const lines = pseudoCode(token.plan, token.scenario.params, token.ledger);

  it('has a line for each stage that runs, in their order', () => {
    const first = (stage: StageId) => lines.findIndex(({ stages }) => stages.includes(stage));
    let last = -1;
    for (const stage of STAGES) {
      if (skipReason(stage, token) !== null || (stage === 'score' && token.plan.rules.scored === 'after'))
        continue;
      expect([stage, first(stage)]).toEqual([stage, expect.any(Number)]);
      expect(first(stage)).toBeGreaterThanOrEqual(Math.max(0, last));
      last = first(stage);
    }
  });

  it('has no empty part', () => {
    for (const { text } of lines) expect(text).not.toMatch(/undefined|NaN|null|\[object/);
  });
});

describe('the lines of a token', () => {
  const token = madeToken();
  const lines = pseudoCode(token.plan, token.scenario.params, token.ledger);

  it('follow the record: the fused kernel divides and scales at once, with its guard', () => {
    expect(lines.at(-1)).toEqual({ stages: ['norm', 'scale'], text: 'w = w * (2.5 / (w.sum() + 1e-20))' });
    expect(lines.map(({ text }) => text)).toContain('s = 0.5 * tanh(0.5 * z) + 0.5');
  });

  it.each([
    ['f32', '.float()'],
    ['bf16', '.to(bfloat16)'],
  ] as const)(
    'follow the precision: FlashInfer weighs in doubles, and rounds the weight to %s',
    (dtype, cast) => {
      const wide = madeToken({}, { setup: { implementation: 'flashinfer', dtype } });
      expect(pseudoCode(wide.plan, wide.scenario.params, wide.ledger).slice(-2)).toEqual([
        { stages: ['norm', 'scale'], text: 'w = w.double() * 2.5 / (w.sum().double() + 1e-20)' },
        { stages: ['norm', 'scale'], text: `w = w${cast}` },
      ]);
    },
  );

  it('follow the precision: the newer fused kernel keeps the product as float32 before it divides', () => {
    const small = madeToken({}, { setup: { implementation: 'vllm_fused_small' } });
    const texts = pseudoCode(small.plan, small.scenario.params, small.ledger).map(({ text }) => text);
    expect(texts.slice(-3)).toEqual([
      'total = (w.sum().double() + 1e-20)',
      'w = (w.double() * 2.5).float()',
      'w = (w.double() / total).float()',
    ]);
  });

  it('follow the factor: the router gets 1, the model multiplies later', () => {
    const later = madeToken({}, { setup: { scaleHandling: 'asModel' } });
    expect(pseudoCode(later.plan, later.scenario.params, later.ledger).slice(-2)).toEqual([
      { stages: ['norm'], text: 'w = w * (1 / (w.sum() + 1e-20))' },
      { stages: ['scale'], text: '# later, in the model: output *= 2.5' },
    ]);
  });
});
