import { describe, expect, it } from 'vitest';
import { bitsBefore } from '../../core/facts/compare/bits';
import type { Tolerance } from '../../core/facts/compare/differs';
import { firstDivergence } from '../../core/facts/compare/divergence';
import { findingsOf } from '../../core/facts/compare/exchange';
import { differingRules } from '../../core/facts/compare/rules';
import { SEMANTICS, type SemanticsId } from '../../core/semantics';
import type { LogitsDtype, RouterParams } from '../../core/types';
import { sideOf } from '../../scenario/compare-side';
import { presetOf } from '../../scenario/presets';
import { routeScenario } from '../../scenario/route-scenario';
import type { RoutedToken } from '../../scenario/routed-token';
import { PLAIN_TOKEN, type Scenario } from '../../scenario/scenario';
import { setupOf } from '../../scenario/setup';
import { paramsOf } from '../../testing/example';
import { madeToken } from '../../testing/made-token';
import { en } from './index';

interface Case extends Partial<RouterParams> {
  L: number[];
  b?: number[];
  dtype?: LogitsDtype;
}

/** A worked example as the app routes it. */
function token(implementation: SemanticsId, { L, b, dtype = 'f32', ...change }: Case): RoutedToken {
  const logits = Float32Array.from(L);
  const scenario: Scenario = {
    preset: 'dsv3',
    params: paramsOf({ L, ...change }),
    source: presetOf('dsv3').source,
    logits,
    eScoreCorrectionBias: b ? Float32Array.from(b) : null,
    setup: { ...setupOf('dsv3'), implementation, dtype },
    token: PLAIN_TOKEN,
  };
  return routeScenario(scenario, { logits, bias: logits }, 1);
}

const tried = (a: RoutedToken, b: RoutedToken, tolerance: Tolerance = 0) =>
  findingsOf(sideOf(a.scenario), sideOf(b.scenario), tolerance);

const sentence = (a: RoutedToken, b: RoutedToken, tolerance: Tolerance = 0) =>
  en.compare
    .divergence(a, b, firstDivergence(a, b, tolerance), tolerance, tried(a, b, tolerance))
    .map(({ text }) => text)
    .join('');

describe('the sentence of the first divergence', () => {
  it('names both fills and what each lets win', () => {
    const L = [2, 1, 0, -1, 1.5, 0.5, -0.5, -1.5];
    const example = { L, b: L.map(() => -1), numExpertGroup: 2 };
    const [a, b] = [token('hf_deepseek_v3', example), token('hf_deepseek_v3_zero_mask', example)];
    expect(sentence(a, b)).toBe(
      'A masks with −∞, B with 0: E4 (masked) scores 0.000 in B and beats E0 at −0.1192; in A it is at −∞, and E0 stays in.',
    );
    expect(sentence(b, a)).toBe(
      'A masks with 0, B with −∞: E4 (masked) scores 0.000 in A and beats E0 at −0.1192; in B it is at −∞, and E0 stays in.',
    );
  });

  it('names how a group is judged, both scores and both choices', () => {
    const example = { L: [3, -3, -3, -3, 1.2, 1.1, -3, -3], b: Array(8).fill(0), numExpertGroup: 2, topK: 1 };
    expect(sentence(token('megatron_sigmoid', example), token('vllm_native', example))).toBe(
      'A judges a group by its best score, B by the sum of its 2 best: the group score of G1 is 0.7685 in A and 1.519 in B (1 more differ). A alone keeps G0 (0.9526), B alone keeps G1 (1.519). A alone picks E0 (0.9526), B alone picks E4 (0.7685).',
    );
    const other = {
      L: [3, -2, -2, -2, 2.5, 2.4, -2, -2],
      numExpertGroup: 2,
      scoringFunc: 'softmax' as const,
      renormalize: false,
    };
    expect(sentence(token('vllm_native', other), token('llama_cpp', other))).toContain(
      'G1 is 0.2771 in A and 0.5278 in B',
    );
  });

  it('names what the weights start from, with the same picks', () => {
    const example = { L: [2, 1, 0, -1], b: [0, 0.1, 0.6, 0], routedScalingFactor: 2.446 };
    expect(sentence(token('vllm_native', example), token('kimi_linear_remote', example))).toBe(
      'A weighs by scores without bias, B by scores with bias: the gathered score of E2 is 0.5000 in A and 1.100 in B.',
    );
  });

  it('names parameters if they are the cause', () => {
    const example = { L: [2, 1, 0, -1, 1.5, 0.5, -0.5, -1.5], b: Array(8).fill(0.1), numExpertGroup: 2 };
    const a = token('vllm_native', example);
    const with_ = (change: Partial<Case>) => sentence(a, token('vllm_native', { ...example, ...change }));
    expect(with_({ topkGroup: 2 })).toMatch(/^A keeps 1 group, B 2 groups\. B alone keeps G1 \(/);
    expect(with_({ topK: 3 })).toBe('A picks 2, B 3. B alone picks E2 (0.6000).');
    expect(with_({ scoringFunc: 'softmax' })).toMatch(
      /^A scores with sigmoid, B with softmax: the score of E\d is /,
    );
    expect(with_({ renormalize: false })).toMatch(/^A alone divides by the sum: the normalised weight of E/);
    expect(with_({ routedScalingFactor: 2.5 })).toMatch(/^A multiplies by 1, B by 2\.500: the weight of E/);
    expect(with_({ b: Array(8).fill(0.2) })).toMatch(/^The biases differ: the score with bias of E/);
    expect(with_({ numExpertGroup: 1 })).toMatch(/^A judges 2 groups, B lets all experts compete\./);
    expect(with_({ L: [...example.L.slice(0, 7), 5] })).toMatch(
      /^The logits differ: the logit of E7 is −1\.500/,
    );
    expect(sentence(a, token('vllm_native', { L: [1, 2], b: [0, 0] }))).toContain('A has 8 experts, B has 2');
  });

  it('tells values apart that read the same at 4 digits', () => {
    const example = { L: [2, 1.37, 0.3, -1], b: [0, 0, 0, 0] };
    const [, x, y] = /is (\S+) in A and (\S+) in B/.exec(
      sentence(token('vllm_native', example), token('vllm_fused', example)),
    )!;
    expect(x).not.toBe(y);
  });

  it('says, besides the divergence, that bits differ before it', () => {
    const example = { L: [2, 1.37, 0.3, -1], b: [0, 0, 0, 0] };
    const [a, b] = [token('vllm_native', example), token('vllm_fused', { ...example, b: [0, 0, 0.5, 0] })];
    const found = firstDivergence(a, b, 1e-6);
    expect(sentence(a, b, 1e-6)).toMatch(/^The biases differ: the score with bias of E2 /);
    const quiet = en.compare.bits(bitsBefore(a, b, found)!);
    expect(quiet.map(({ text }) => text).join('')).toMatch(
      /^Bits differ from stage 1 on: E\d 0\.\d{5,9} \/ 0\.\d{5,9}( \(\d more\))?\.$/,
    );
  });

  it('says that everything agrees, and how exactly', () => {
    const example = { L: [2, 1.37, 0.3, -1], b: [0, 0, 0, 0] };
    const a = token('vllm_native', example);
    expect(sentence(a, a)).toBe('A and B are identical: the same bits at every stage.');
    expect(sentence(a, token('vllm_fused', example), 1e-3)).toMatch(
      /^A and B agree to within 1e-3, at every stage/,
    );
  });
});

it('every choice of every record has words', () => {
  for (const a of Object.values(SEMANTICS))
    for (const field of differingRules(a, SEMANTICS.vllm_native)) {
      expect(en.compare.difference({ kind: 'rule', field }, madeToken(), madeToken())).not.toMatch(
        /undefined/,
      );
      expect(`${field} ${en.rules.value(a, field)}`).not.toMatch(/undefined|\[object/);
    }
});

it('the name of a cell says what is different in A', () => {
  const sizes = { globalNumExperts: 64, numExpertGroup: 8, topkGroup: 4, topK: 8 };
  const [a, b] = [madeToken(sizes), madeToken({ ...sizes, topK: 7 })];
  const last = a.result.expertOrder[7]!;
  expect(en.compare.cellName(a, b, 'pick', last)).toMatch(/; in A picked, rank 8$/);
  expect(en.compare.cellName(b, a, 'pick', last)).toMatch(/, picked, rank 8; in A not picked$/);
  expect(en.compare.cellName(a, b, 'pick', a.result.expertOrder[0]!)).toMatch(/; the same in A$/);
  expect(en.compare.narrate(a, b, 0, null)).toContain(`Only A picks E${last}; only B picks none.`);
});
