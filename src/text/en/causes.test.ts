import { describe, expect, it } from 'vitest';
import { firstDivergence } from '../../core/facts/compare/divergence';
import { findingsOf } from '../../core/facts/compare/exchange';
import { pickedByRank } from '../../core/facts/explain';
import type { RouterParams } from '../../core/types';
import { sideOf } from '../../scenario/compare-side';
import type { RoutedToken } from '../../scenario/routed-token';
import type { Setup } from '../../scenario/scenario';
import { tokenOfRows } from '../../testing/token-of-rows';
import { zh } from '../zh';
import { en } from './index';

const TOLERANCE = 1e-6;

/** Everything that the panel says about a pair, each in a line. */
function said(a: RoutedToken, b: RoutedToken, text: typeof en | typeof zh = en): string[] {
  const findings = findingsOf(sideOf(a.scenario), sideOf(b.scenario), TOLERANCE);
  if (!findings) throw new Error('refused');
  const { causes } = text.compare;
  const first = firstDivergence(a, b, TOLERANCE);
  return [
    causes.headline(a, b, findings, TOLERANCE),
    text.compare.divergence(a, b, first, TOLERANCE, findings),
    causes.outcome(a, b, findings),
  ].map((sentence) => (sentence ?? []).map((span) => span.text).join(''));
}

/** Weights by expert, to six digits. */
function weightsOf({ result }: RoutedToken): Record<number, number> {
  return Object.fromEntries(
    Array.from(result.ids, (id, slot) => [id, Number(result.weights[slot]!.toFixed(6))]),
  );
}

interface Case {
  readonly logits: readonly number[];
  readonly bias?: readonly number[];
  readonly params?: Partial<RouterParams>;
}

const made = (
  implementation: Setup['implementation'],
  { logits, bias, params }: Case,
  setup: Partial<Setup> = {},
) => tokenOfRows(logits, bias ?? null, params, { implementation, ...setup });

describe('the sentence names what makes two routers differ', () => {
  const sevens: Case = {
    logits: [0.36, -0.25, 0.19, -0.38, 0.13, 0.09, -0.12, -0.1],
    bias: [7.022, 6.89, 6.891, 6.834, 6.921, 6.872, 6.926, 6.93],
    params: { routedScalingFactor: 2.5 },
  };

  it('a bias near 7 that is stored as bfloat16', () => {
    const [a, b] = [made('hf_deepseek_v3', sevens), made('hf_deepseek_v3', sevens, { biasDtype: 'bf16' })];
    expect(weightsOf(a)).toEqual({ 0: 1.31307, 4: 1.18693 });
    expect(weightsOf(b)).toEqual({ 0: 1.29585, 2: 1.20415 });
    const [headline, divergence, outcome] = said(a, b);
    expect(headline).toBe('');
    expect(divergence).toMatch(/^A stores the bias as f32, B as bf16: the score with bias of E\d is /);
    expect(outcome).toBe('');
  });

  it('a record that rounds the bias to the type in which it computes', () => {
    const [a, b] = [
      made('vllm_aiter_bias', sevens),
      made('vllm_aiter_bias', sevens, { dtype: 'bf16', logitsDtype: 'f32' }),
    ];
    expect(pickedByRank(b)).toEqual([0, 2]);
    expect(said(a, b)[1]).toMatch(/^A works in f32, B in bf16: the score with bias of E\d is /);
  });

  it('logits that are rounded before a float32 router', () => {
    const close: Case = { logits: [2, 1.001953, 1, -1], bias: [0, 0, 0.0001220703, 0] };
    for (const router of ['vllm_bias_router_newest', 'hf_minimax_m2'] as const) {
      const [a, b] = [made(router, close), made(router, close, { logitsDtype: 'bf16' })];
      expect(weightsOf(a)).toEqual({ 0: 0.546319, 1: 0.453681 });
      expect(weightsOf(b)).toEqual({ 0: 0.546449, 2: 0.453551 });
      expect(said(a, b)[1]).toMatch(/^A takes the logits as f32, B as bf16: the logit of E1 is /);
    }
  });

  it('a factor that one router never applies', () => {
    const step: Case = {
      logits: [1, 0.4, -0.2, 0.8, 0.1, -1, 0.6, -0.5],
      bias: [0.1, 0.3, 0, -0.2, 0.4, 0, 0, 0.1],
      params: { routedScalingFactor: 3 },
    };
    const [a, b] = [made('vllm_bias_router_newest', step), made('hf_minimax_m2', step)];
    expect(weightsOf(a)).toEqual({ 4: 1.401605, 1: 1.598395 });
    expect(weightsOf(b)).toEqual({ 4: 0.467202, 1: 0.532798 });
    expect(said(a, b)[1]).toMatch(/^A multiplies by 3\.000, B by 1: the weight of E/);
  });

  it('several faults of a port: another score first, and what else makes the weights wrong', () => {
    const lfm: Case = { logits: [2, 1.5, 1, 0.5, 0, -0.5, -1, -1.5], bias: [0, 0, 0.2, 0, 0.5, 0, 0, 0] };
    const a = made('hf_lfm2_moe', lfm);
    expect(weightsOf(a)).toEqual({ 4: 0.406154, 2: 0.593845 });
    const left = made('kimi_linear_remote', lfm);
    expect(said(a, left)[1]).toMatch(/^A weighs by scores without bias, B by scores with bias: the gathered/);
    const b = made('vllm_native', { ...lfm, params: { scoringFunc: 'softmax', routedScalingFactor: 2.5 } });
    const [, divergence, outcome] = said(a, b);
    expect(divergence).toMatch(/^A scores with sigmoid, B with softmax: the score of E/);
    expect(outcome).toMatch(
      /^The results: Only the combination of .*routed_scaling_factor.* makes the difference\.$/,
    );
  });

  it('groups and bias that a loss function leaves out', () => {
    const logits = [0.2, 1.5, -0.3, 2, 1, 0.9, -1, 3];
    const params = { topK: 4, routedScalingFactor: 2.5 };
    const a = made('megatron_sigmoid', {
      logits,
      bias: [0.1, -0.2, 0.3, 0, 0.05, 0, 0.4, -0.5],
      params: { ...params, numExpertGroup: 4, topkGroup: 2 },
    });
    const b = made('megatron_sigmoid', { logits, params });
    expect(pickedByRank(a)).toEqual([3, 4, 2, 5]);
    expect(pickedByRank(b)).toEqual([7, 3, 1, 4]);
    const [, divergence, outcome] = said(a, b);
    expect(divergence).toMatch(/^A alone adds a bias: the score with bias of E/);
    expect(outcome).toMatch(/^The results: .*e_score_correction_bias/);
  });

  it('one weight that is divided by itself', () => {
    const one: Case = { logits: [1, 0.2, -0.3, 0.1], params: { topK: 1, scoringFunc: 'softmax' } };
    const a = made('hf_qwen3_moe', { ...one, params: { ...one.params, renormalize: false } });
    const b = made('hf_qwen3_moe', one);
    expect(weightsOf(a)).toEqual({ 0: 0.46983 });
    expect(weightsOf(b)).toEqual({ 0: 1 });
    expect(said(a, b)[1]).toMatch(
      /^B alone divides by the sum: the normalised weight of E0 is 0\.4698 in A and 1\.000/,
    );
  });

  it('a bias of the gate that is part of the logits', () => {
    const softmax = { scoringFunc: 'softmax' } as const;
    const a = made('hf_gpt_oss', { logits: [2, 1, 1.7, -1], params: softmax });
    const b = made('hf_qwen3_moe', { logits: [2, 1, 0.5, -1], params: { ...softmax, renormalize: false } });
    expect(weightsOf(a)).toEqual({ 0: 0.574443, 2: 0.425557 });
    expect(weightsOf(b)).toEqual({ 0: 0.60946, 1: 0.224208 });
    expect(said(a, b)[1]).toMatch(/^The logits differ: the logit of E2 is 1\.700 in A and 0\.5000 in B\./);
  });

  it('only the order of two steps, which makes no difference', () => {
    const params = { scoringFunc: 'softmax' } as const;
    const [a, b] = (['hf_gpt_oss', 'hf_mixtral'] as const).map((id) =>
      made(id, { logits: [2, 1, 0, -1], params }),
    );
    expect(weightsOf(a!)).toEqual(weightsOf(b!));
    expect(said(a!, b!)[0]).toBe(
      'The results agree: the same experts with the same weights, to within 1e-6. The order of two steps differs.',
    );
    expect(said(a!, b!)[1]).toMatch(/^A picks by logits, B by scores: the score of E/);
    // Softmax has underflowed: two experts score 0 and tie, although their logits differ.
    const [c, d] = (['hf_gpt_oss', 'hf_mixtral'] as const).map((id) =>
      made(id, { logits: [0, -120, -130, -110], params }),
    );
    expect(said(c!, d!)[0]).toBe(
      'The results agree but for experts that weigh nothing: E3 in A only, E1 in B only.',
    );
  });

  it('a flag that is not passed on', () => {
    const row: Case = { logits: [1, 0, -1, 0.5] };
    const a = made('vllm_fused_topk', row);
    const b = made('vllm_fused_topk', { ...row, params: { renormalize: false } });
    expect(weightsOf(a)).toEqual({ 0: 0.540117, 3: 0.459883 });
    expect(weightsOf(b)).toEqual({ 0: 0.731059, 3: 0.622459 });
    expect(said(a, b)[1]).toMatch(/^A alone divides by the sum: the normalised weight of E/);
  });

  it('the form of the sigmoid, if tiny scores are divided by their sum', () => {
    const tiny: Case = { logits: [-16, -17] };
    const [a, b] = [made('hf_deepseek_v3', tiny), made('vllm_fused', tiny)];
    expect(said(a, b)[1]).toMatch(/^A and B differ in the form of the sigmoid \(/);
  });

  it('nothing, if every bit is equal', () => {
    const row: Case = { logits: [1, 0, -1, 0.5] };
    expect(said(made('vllm_native', row), made('vllm_native', row))[1]).toBe(
      'A and B are identical: the same bits at every stage.',
    );
  });
});

describe('the result of each exchange', () => {
  it('is told in one line, with the share of the difference that it removes', () => {
    const row: Case = { logits: [2, 1, 0, -1], bias: [0, 0, 0.5, 0] };
    const a = made('hf_deepseek_v3', row);
    const b = made('hf_deepseek_v3', { ...row, logits: [2, 1, 0.5, -1], params: { routedScalingFactor: 2 } });
    const findings = findingsOf(sideOf(a.scenario), sideOf(b.scenario), TOLERANCE)!;
    const lines = (text: typeof en | typeof zh) =>
      findings.trials
        .filter(({ isIdle }) => !isIdle)
        .map(
          (trial) =>
            `${text.compare.causes.factor(trial.factor, findings)}: ${text.compare.causes.verdict(trial, findings)}`,
        );
    expect(lines(en)).toEqual([
      expect.stringMatching(/^logits: removes the first divergence only$/),
      expect.stringMatching(
        /^routed_scaling_factor \(1 \/ 2\): does not remove it; the weights differ \d+ % less$/,
      ),
    ]);
    expect(lines(zh).join()).toMatch(
      /^logits: 只消除最先的分歧,routed_scaling_factor.*不能消除；权重差异减少 \d+ %/,
    );
  });
});
