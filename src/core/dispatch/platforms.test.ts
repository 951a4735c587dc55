import { describe, expect, it } from 'vitest';
import { walkFrom } from '../../testing/walk';
import { SEMANTICS } from '../semantics';
import { aiterGroups } from './aiter-groups';
import { AS_INSTALLED } from './environment';

const walk = walkFrom(AS_INSTALLED);

const cpu = { platform: 'cpu' } as const;
const rocm = { platform: 'rocm', aiterFusedMoe: true } as const;
const newest = { version: '2026-09', kernels: '2026-09' } as const;
const ungrouped = { useGroupedTopk: false } as const;
const noBias = { hasBias: false } as const;
const softmax = { scoringFunc: 'softmax' } as const;

describe('the way on the CPU', () => {
  it.each([
    ['groups', {}, {}, {}, 'vllm_cpu_grouped'],
    ['groups in the newest version', {}, newest, {}, 'vllm_cpu_grouped'],
    [
      'no switch plays a part',
      {},
      { useFusedGroupedTopk: false, compiled: false, batchInvariant: true },
      {},
      'vllm_cpu_grouped',
    ],
    ['as many groups as experts without bias', { numExpertGroup: 256 }, {}, noBias, 'vllm_cpu_grouped'],
    ['33 groups', { globalNumExperts: 330, numExpertGroup: 33 }, {}, {}, 'vllm_cpu_grouped'],
    ['no groups', softmax, {}, ungrouped, 'vllm_cpu_plain'],
    ['no groups, no bias', softmax, {}, { ...ungrouped, ...noBias }, 'vllm_cpu_plain'],
  ] as const)('with %s', (_, params, environment, rest, semantics) => {
    const way = walk(params, { ...cpu, ...environment }, rest);
    expect(way).toMatchObject({ semantics, error: null, ties: 'unspecified', order: 'unspecified' });
    expect(way.steps.map(({ call }) => call)).not.toContain('GroupedTopKRouter');
  });

  it.each([
    [
      'a group of one with a bias',
      { numExpertGroup: 256 },
      {},
      {},
      'numExpertGroup',
      'selected index k out of range',
    ],
    [
      'groups that do not divide',
      { numExpertGroup: 7 },
      {},
      {},
      'numExpertGroup',
      "shape '[1, 7, -1]' is invalid for input of size 256",
    ],
    [
      'the same without bias',
      { numExpertGroup: 7 },
      {},
      noBias,
      'numExpertGroup',
      "shape '[1, 7, -1]' is invalid for input of size 256",
    ],
    [
      'no group',
      { numExpertGroup: 0 },
      {},
      {},
      'numExpertGroup',
      "shape '[1, 0, -1]' is invalid for input of size 256",
    ],
    ['another function than softmax without groups', {}, {}, ungrouped, 'scoringFunc', 'AssertionError'],
    [
      'a softplus the followed version does not know',
      { scoringFunc: 'sqrtsoftplus' },
      {},
      {},
      'scoringFunc',
      'Unsupported scoring function: sqrtsoftplus',
    ],
    ['other numbers of rows', {}, { sameTokens: false }, {}, 'setup', 'Number of tokens mismatch'],
    ['groups that are None', {}, { groupsNone: 'both' }, {}, 'numExpertGroup', 'must be provided'],
    [
      'groups that are None, newest',
      {},
      { groupsNone: 'topkGroup', ...newest },
      {},
      'topkGroup',
      'AssertionError',
    ],
  ] as const)('ends in an error for %s', (_, params, environment, rest, field, raised) => {
    const { path, error } = walk(params, { ...cpu, ...environment }, rest);
    expect({ path, field: error?.field }).toEqual({ path: 'error', field });
    expect(error?.raised).toContain(raised);
  });

  it('compares no numbers of rows in the newest version', () => {
    expect(walk({}, { ...cpu, ...newest, sameTokens: false }).error).toBeNull();
  });

  it('has kernels for the softplus that are not followed', () => {
    const { error, semantics } = walk({ scoringFunc: 'sqrtsoftplus' }, { ...cpu, ...newest }, ungrouped);
    expect({ semantics, code: error?.code, path: error?.values.path }).toEqual({
      semantics: null,
      code: 'notFollowed',
      path: 'cpuSoftplus',
    });
  });

  it('ignores bias and scale if there are no groups', () => {
    const { effective } = walk(softmax, cpu, ungrouped);
    const of = (field: string) => effective.find((row) => row.field === field);
    expect(of('eScoreCorrectionBias')).toMatchObject({ effective: false, reason: 'biasUnused' });
    expect(of('routedScalingFactor')).toMatchObject({ effective: 1, reason: 'neverScales' });
  });
});

describe('the way through AITER without groups', () => {
  it.each([
    ['bias router', {}, {}, ungrouped, 'aiterTopKBias', 'vllm_aiter_topk_bias'],
    [
      'bias router that sorts',
      {},
      { batchInvariant: true },
      ungrouped,
      'aiterTopKBias',
      'vllm_aiter_topk_bias_sorted',
    ],
    ['bias router, newest', {}, newest, ungrouped, 'aiterTopKBiasKernel', 'vllm_aiter_topk_bias_newest'],
    [
      'softmax in the newest bias router',
      softmax,
      newest,
      ungrouped,
      'aiterTopKBias',
      'vllm_aiter_topk_bias',
    ],
    [
      'fewer picks than artificial groups',
      { topK: 7 },
      newest,
      ungrouped,
      'aiterTopKBias',
      'vllm_aiter_topk_bias',
    ],
    ['plain router', {}, {}, { ...ungrouped, ...noBias }, 'aiterTopK', 'vllm_aiter_topk'],
    ['fallback with bias', { numExpertGroup: 7 }, {}, {}, 'aiterFallbackBias', 'vllm_aiter_fallback_bias'],
    [
      'fallback with bias, newest',
      { numExpertGroup: 7 },
      newest,
      {},
      'aiterTopKBiasKernel',
      'vllm_aiter_topk_bias_newest',
    ],
    [
      'newest fallback with bias and softmax',
      { numExpertGroup: 7, ...softmax },
      newest,
      {},
      'aiterFallbackBias',
      'vllm_aiter_topk_bias',
    ],
    ['fallback', { numExpertGroup: 7 }, {}, noBias, 'aiterFallback', 'vllm_aiter_fallback'],
    [
      'plain router with shared experts',
      { numFusedSharedExperts: 1 },
      {},
      { ...ungrouped, ...noBias },
      'aiterTopK',
      'vllm_aiter_topk',
    ],
    [
      'router for shared experts, newest',
      { numFusedSharedExperts: 1 },
      newest,
      { ...ungrouped, ...noBias },
      'aiterSharedRouter',
      'vllm_aiter_fallback',
    ],
  ] as const)('of the %s', (_, params, environment, rest, path, semantics) => {
    expect(walk(params, { ...rocm, ...environment }, rest)).toMatchObject({ path, semantics, error: null });
    expect(walk(params, { ...rocm, ...environment, aiterFusedMoe: false }, rest).path).not.toBe(path);
  });

  it('takes the softmax because the followed fallback does not pass the function on', () => {
    expect(SEMANTICS.vllm_aiter_fallback_bias.scoringFunc).toBe('softmax');
    expect(SEMANTICS.vllm_aiter_topk_bias.scoringFunc).toBe('configured');
  });

  it('compares the numbers of rows in fused_topk alone', () => {
    const other = { ...rocm, sameTokens: false };
    expect(walk({}, other, ungrouped).error).toBeNull();
    expect(walk({}, other, { ...ungrouped, ...noBias }).error?.code).toBe('tokenMismatch');
    expect(walk({}, other).error).toBeNull();
    expect(walk({}, { sameTokens: false }, ungrouped).error?.code).toBe('tokenMismatch');
  });

  it('cuts experts into equal groups of at most 32', () => {
    expect([8, 32, 33, 60, 61, 64, 96, 256, 384].map(aiterGroups)).toEqual([1, 1, 3, 2, 61, 2, 3, 8, 12]);
  });

  it('warns of 64-bit ids that the followed version leaves half written', () => {
    const wide = { ...rocm, indicesType: 'int64' } as const;
    const plain = { ...ungrouped, ...noBias };
    expect(walk({}, wide, plain).warnings).toEqual(['aiterIds']);
    expect(walk({}, { ...wide, ...newest }, plain).warnings).toEqual([]);
    expect(walk({}, { ...wide, indicesType: 'int32' }, plain).warnings).toEqual([]);
  });
});
