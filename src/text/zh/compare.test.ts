import { describe, expect, it } from 'vitest';
import { bitsBefore } from '../../core/facts/compare/bits';
import { firstDivergence } from '../../core/facts/compare/divergence';
import { findingsOf } from '../../core/facts/compare/exchange';
import { differingRules } from '../../core/facts/compare/rules';
import { SEMANTICS, type SemanticsId } from '../../core/semantics';
import type { RouterParams } from '../../core/types';
import { sideOf } from '../../scenario/compare-side';
import { presetOf } from '../../scenario/presets';
import { routeScenario } from '../../scenario/route-scenario';
import type { RoutedToken } from '../../scenario/routed-token';
import { PLAIN_TOKEN, type Scenario } from '../../scenario/scenario';
import { setupOf } from '../../scenario/setup';
import { paramsOf } from '../../testing/example';
import { madeToken } from '../../testing/made-token';
import { en } from '../en';
import { zh } from './index';

interface Case extends Partial<RouterParams> {
  L: number[];
  b?: number[];
}

/** A worked example as the app routes it. */
function token(implementation: SemanticsId, { L, b, ...change }: Case): RoutedToken {
  const logits = Float32Array.from(L);
  const scenario: Scenario = {
    preset: 'dsv3',
    params: paramsOf({ L, ...change }),
    source: presetOf('dsv3').source,
    logits,
    eScoreCorrectionBias: b ? Float32Array.from(b) : null,
    setup: { ...setupOf('dsv3'), implementation, dtype: 'f32' },
    token: PLAIN_TOKEN,
  };
  return routeScenario(scenario, { logits, bias: logits }, 1);
}

const found = (text: typeof zh | typeof en, a: RoutedToken, b: RoutedToken) =>
  text.compare.divergence(
    a,
    b,
    firstDivergence(a, b, 0),
    0,
    findingsOf(sideOf(a.scenario), sideOf(b.scenario), 0),
  );
const sentence = (a: RoutedToken, b: RoutedToken) =>
  found(zh, a, b)
    .map(({ text }) => text)
    .join('');

describe('the sentence of the first divergence', () => {
  const example = { L: [2, 1, 0, -1, 1.5, 0.5, -0.5, -1.5], b: Array(8).fill(0.1), numExpertGroup: 2 };
  const a = token('vllm_native', example);
  const other = (change: Partial<Case>) => token('vllm_native', { ...example, ...change });

  it('names both fills and what each lets win', () => {
    const negative = { ...example, b: Array(8).fill(-1) };
    expect(sentence(token('hf_deepseek_v3', negative), token('hf_deepseek_v3_zero_mask', negative))).toBe(
      'A 掩码为 −∞，B 掩码为 0：E4（已掩码）在 B 中得 0.000，胜过 E0 的 −0.1192；在 A 中它为 −∞，E0 仍然入选。',
    );
  });

  it('names how a group is judged, both scores and both choices', () => {
    const judged = { L: [3, -3, -3, -3, 1.2, 1.1, -3, -3], b: Array(8).fill(0), numExpertGroup: 2, topK: 1 };
    expect(sentence(token('megatron_sigmoid', judged), token('vllm_native', judged))).toBe(
      'A 按组内最好的得分评比各组，B 按组内最好的 2 个之和评比各组：G1 的组得分在 A 中为 0.7685，在 B 中为 1.519（另有 1 个不同）。只有 A 保留 G0（0.9526），只有 B 保留 G1（1.519）。只有 A 选中 E0（0.9526），只有 B 选中 E4（0.7685）。',
    );
  });

  it.each<[Partial<Case>, RegExp]>([
    [{ topkGroup: 2 }, /^A 保留 1 个组，B 保留 2 个组。只有 B 保留 G1（/],
    [{ topK: 3 }, /^A 选出 2 个，B 选出 3 个。只有 B 选中 E2（0\.6000）。$/],
    [{ scoringFunc: 'softmax' }, /^A 用 sigmoid 打分，B 用 softmax 打分：E\d 的得分在 A 中为 /],
    [{ renormalize: false }, /^只有 A 除以总和：E\d 的归一化后的权重在/],
    [{ routedScalingFactor: 2.5 }, /^A 乘以 1，B 乘以 2\.500：E\d 的权重在/],
    [{ b: Array(8).fill(0.2) }, /^偏置不同：E\d 的加偏置得分在/],
    [{ numExpertGroup: 1 }, /^A 评比 2 个组，B 让所有专家一起竞争。/],
    [{ L: [...example.L.slice(0, 7), 5] }, /^logits 不同：E7 的 logit 在 A 中为 −1\.500，/],
  ])('names the cause, with the links of the English one: %o', (change, words) => {
    const b = other(change);
    expect(sentence(a, b)).toMatch(words);
    expect(sentence(a, b)).not.toMatch(
      / {2}|undefined|\p{Script=Han}[A-Za-z0-9−]|[A-Za-z0-9]\p{Script=Han}/u,
    );
    const links = (text: typeof zh | typeof en) => found(text, a, b).flatMap(({ link }) => link ?? []);
    expect(links(zh)).toEqual(links(en));
  });

  it('says, besides the divergence, that bits differ before it', () => {
    const scores = { L: example.L.map((z) => 1.37 * z), numExpertGroup: 2 };
    const pair = [
      token('vllm_native', { ...scores, b: Array(8).fill(0) }),
      token('vllm_fused', { ...scores, b: example.b }),
    ] as const;
    const quiet = (text: typeof zh | typeof en) =>
      text.compare.bits(bitsBefore(...pair, firstDivergence(...pair, 1e-6))!);
    const said = quiet(zh)
      .map(({ text }) => text)
      .join('');
    expect(said).toMatch(/^从阶段 1 起有位不同：E\d 0\.\d+ \/ 0\.\d+(（另有 \d 个）)?。$/);
    expect(quiet(zh).flatMap(({ link }) => link ?? [])).toEqual(quiet(en).flatMap(({ link }) => link ?? []));
  });

  it('says that everything agrees', () => {
    expect(sentence(a, a)).toBe('A 与 B 完全相同：每个阶段的每一位都相同。');
  });
});

it('every choice of every record has words', () => {
  for (const record of Object.values(SEMANTICS))
    for (const field of differingRules(record, SEMANTICS.vllm_native)) {
      expect(zh.rules.name[field]).toMatch(/\p{Script=Han}/u);
      expect(zh.rules.value(record, field)).not.toMatch(/undefined|\[object/);
    }
});

it('the name of a cell says what is different in A', () => {
  const sizes = { globalNumExperts: 64, numExpertGroup: 8, topkGroup: 4, topK: 8 };
  const [a, b] = [madeToken(sizes), madeToken({ ...sizes, topK: 7 })];
  const last = a.result.expertOrder[7]!;
  expect(zh.compare.cellName(a, b, 'pick', last)).toMatch(/；A 中：选中，第 8 名$/);
  expect(zh.compare.cellName(b, a, 'pick', last)).toMatch(/，选中，第 8 名；A 中：未选中$/);
  expect(zh.compare.cellName(a, b, 'pick', a.result.expertOrder[0]!)).toMatch(/；与 A 相同$/);
  expect(zh.compare.narrate(a, b, 0, null)).toContain(`仅 A 选中：E${last}；仅 B 选中：无。`);
});
