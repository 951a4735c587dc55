import { expect, test } from 'vitest';
import { anEmptyReading } from '../../../testing/made-reading';
import { checksOf } from './checks';
import type { ConfigReading, ReadParams } from './config-reading';

const V3: ReadParams = {
  global_num_experts: 256,
  num_expert_group: 8,
  topk_group: 4,
  top_k: 8,
  scoring_func: 'sigmoid',
  renormalize: true,
  routed_scaling_factor: 1,
  e_score_correction_bias: true,
  n_shared_experts: 1,
  dense_layers: 3,
};
const reading = (params: Partial<ReadParams>, more: Partial<ConfigReading> = {}) =>
  anEmptyReading({ layers: 61, params: { ...V3, ...params }, ...more });
const codes = (...args: Parameters<typeof reading>) =>
  checksOf(reading(...args)).found.map(({ code }) => code);

test('DeepSeek-V3 has neither errors nor warnings, and what was checked is said', () => {
  const { found, checked } = checksOf(reading({}));
  expect(found.filter(({ severity }) => severity !== 'info')).toEqual([]);
  expect(checked.length).toBeGreaterThan(40);
});

test.each<[string, Partial<ReadParams>, Partial<ConfigReading>?]>([
  ['noExperts', { global_num_experts: 0 }],
  ['noRouterRuns', { dense_layers: 61 }],
  ['topKZero', { top_k: 0 }],
  ['topKAboveExperts', { top_k: 257 }],
  ['everyExpertPicked', { global_num_experts: 8, num_expert_group: 1, topk_group: 1 }],
  ['groupsZero', { num_expert_group: 0 }],
  ['groupsDoNotDivide', { global_num_experts: 255 }],
  ['moreGroupsThanExperts', { global_num_experts: 4 }],
  ['groupScoreNeedsTwo', { num_expert_group: 256 }],
  ['topkGroupZero', { topk_group: 0 }],
  ['topkGroupAboveGroups', { topk_group: 9 }],
  ['everyGroupKept', { topk_group: 8 }],
  ['topKAboveKept', { top_k: 33, topk_group: 1 }],
  ['fewerPicksThanGroups', { top_k: 3 }],
  ['megatronGroupScore', { top_k: 6 }],
  ['topOneRenormalized', { top_k: 1 }],
  ['softmaxOfPicked', { scoring_func: 'softmax', e_score_correction_bias: false }],
  ['sharesNotDivided', { scoring_func: 'softmax', renormalize: false }],
  ['sigmoidNotDivided', { renormalize: false }],
  ['softmaxWithBias', { scoring_func: 'softmax' }],
  ['scaleZero', { routed_scaling_factor: 0 }],
  ['sumIsScale', { routed_scaling_factor: 2.5 }],
  ['scaleInModelToo', { routed_scaling_factor: 2.5 }],
  ['scaleWithoutDivision', { routed_scaling_factor: 16, renormalize: false }],
  ['noauxWithoutBias', { e_score_correction_bias: false }, { topkMethod: 'noaux_tc' }],
  ['greedyWithBias', {}, { topkMethod: 'greedy' }],
  ['greedyWithGroups', {}, { topkMethod: 'greedy' }],
  ['limitedGreedyWithoutGroups', { num_expert_group: 1 }, { topkMethod: 'group_limited_greedy' }],
  ['sqrtsoftplusInGroups', { scoring_func: 'sqrtsoftplus' }],
  ['groupsWithoutBias', { e_score_correction_bias: false }],
  ['groupMaxOrTwo', { e_score_correction_bias: false }],
  ['maskZeroOrInfinity', {}],
  ['biasStaysFloat32', {}],
  ['tinySums', {}],
  ['noGroupsWithSigmoid', { num_expert_group: 1, topk_group: 1 }],
  ['groupsAbove32', { num_expert_group: 64 }],
  ['groupAbove32', { global_num_experts: 288 }],
  ['keptAbove128', { global_num_experts: 288 }],
  ['expertsAbove256', { global_num_experts: 512 }],
  ['topKAbove8', { top_k: 9 }],
  ['topKAbove32', { top_k: 33 }],
  ['notPowerOfTwo', { global_num_experts: 160 }],
  ['expertsAboveLimit', { global_num_experts: 2048 }],
  ['expertsNotSplit', {}, { expertParallelSize: 7 }],
  ['picksFirst', {}, { picksFirst: true }],
  ['vllmRaises', { topk_group: 9 }],
  ['groupingFallsBack', { global_num_experts: 255 }],
  ['scoringDropped', { global_num_experts: 255 }],
  [
    'scaleDropped',
    { num_expert_group: 1, topk_group: 1, e_score_correction_bias: false, routed_scaling_factor: 2 },
  ],
  [
    'paddedRows',
    { global_num_experts: 60, num_expert_group: 1, topk_group: 1, e_score_correction_bias: false },
  ],
  ['kernelRefuses', { global_num_experts: 288 }],
])('%s is found in %j', (code, params, more) => {
  expect(codes(params, more)).toContain(code);
  expect(codes({}).filter((one) => one === code)).toHaveLength(
    ['maskZeroOrInfinity', 'biasStaysFloat32', 'tinySums'].includes(code) ? 1 : 0,
  );
});

test('what needs an unknown parameter is neither found nor said to be checked', () => {
  const { checked } = checksOf(reading({ top_k: null }));
  expect(checked).not.toContain('topKAboveExperts');
  expect(checked).not.toContain('vllmRaises');
  expect(checked).toContain('groupsDoNotDivide');
});

test('the gravest come first', () => {
  const severities = checksOf(reading({ routed_scaling_factor: 0, top_k: 3 })).found.map(
    ({ severity }) => severity,
  );
  const rank = { error: 0, warning: 1, info: 2 };
  expect(severities).toEqual([...severities].sort((a, b) => rank[a] - rank[b]));
  expect(severities[0]).toBe('error');
});
