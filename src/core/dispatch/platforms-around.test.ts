import { describe, expect, it } from 'vitest';
import { walkFrom } from '../../testing/walk';
import { AS_INSTALLED } from './environment';
import type { DispatchInput, Environment } from './types';

const walk = walkFrom(AS_INSTALLED);

const cpu = { platform: 'cpu' } as const;
const xpu = { platform: 'xpu' } as const;
const rocm = { platform: 'rocm', aiterFusedMoe: true } as const;
const newest = { version: '2026-09', kernels: '2026-09' } as const;
const ungrouped = { useGroupedTopk: false } as const;
const noBias = { hasBias: false } as const;
const softmax = { scoringFunc: 'softmax' } as const;

describe('the way on XPU', () => {
  it.each([
    ['followed version', {}, {}, {}, 'compiled', 'vllm_compiled'],
    ['newest version, fused kernel', {}, newest, {}, 'fused', 'vllm_xpu_fused'],
    [
      'newest version, sizes for CUDA’s few experts',
      { topK: 4, topkGroup: 2 },
      newest,
      {},
      'fused',
      'vllm_xpu_fused',
    ],
    ['newest version without bias', {}, newest, noBias, 'compiled', 'vllm_compiled'],
    ['eager', {}, { compiled: false }, {}, 'native', 'vllm_native'],
    ['bias router', {}, {}, ungrouped, 'biasRouter', 'vllm_xpu_topk_bias'],
    ['plain router', {}, {}, { ...ungrouped, ...noBias }, 'topKRouter', 'vllm_xpu_topk'],
    ['fallback', { numExpertGroup: 7 }, {}, noBias, 'fallback', 'vllm_xpu_fallback'],
    ['fallback with bias', { numExpertGroup: 7 }, {}, {}, 'fallbackBias', 'vllm_xpu_fallback_bias'],
    ['softplus', { scoringFunc: 'sqrtsoftplus' }, newest, ungrouped, 'biasRouter', 'vllm_sqrtsoftplus'],
    ['AITER changes nothing', {}, { aiterFusedMoe: true }, {}, 'compiled', 'vllm_compiled'],
  ] as const)('%s', (_, params, environment, rest, path, semantics) => {
    expect(walk(params, { ...xpu, ...environment }, rest)).toMatchObject({
      path,
      semantics,
      ties: 'unspecified',
    });
  });
});

describe('the set-up around the router', () => {
  it.each([
    ['simulated routing', {}, { simulation: 'uniform_random' }, {}, 'simulator', 'notFollowed'],
    ['the model’s own function', {}, { customRouting: true }, ungrouped, 'customRouter', 'notFollowed'],
    [
      'the same on the CPU',
      softmax,
      { customRouting: true, ...cpu },
      ungrouped,
      'customRouter',
      'notFollowed',
    ],
    ['such a function with groups', {}, { customRouting: true }, {}, 'error', 'customWithGroups'],
    ['zero experts without bias', {}, { zeroExperts: 4, ...newest }, noBias, 'error', 'zeroNeedsBias'],
    ['num_expert_group None', {}, { groupsNone: 'numExpertGroup' }, {}, 'error', 'groupsNone'],
    ['a missing load view', {}, { eplb: true, eplbMissing: 'expert_load_view' }, {}, 'error', 'eplbState'],
    [
      'a missing record flag, newest',
      {},
      { eplb: true, eplbMissing: 'should_record_tensor', ...newest },
      {},
      'error',
      'eplbState',
    ],
  ] as const)('%s', (_, params, environment, rest, path, code) => {
    const way = walk(params, environment, rest);
    expect({ path: way.path, code: way.error?.code, semantics: way.semantics }).toEqual({
      path,
      code,
      semantics: null,
    });
  });

  it('matters only if it is used', () => {
    expect(walk({}, { groupsNone: 'both' }, ungrouped).error).toBeNull();
    expect(walk({}, { eplbMissing: 'expert_load_view' }).error).toBeNull();
    expect(walk({}, { eplb: true, eplbMissing: 'should_record_tensor' }).error).toBeNull();
    expect(walk({}, { zeroExperts: 4 }).path).toBe('fused');
    expect(walk({}, { zeroExperts: 4, ...newest }).semantics).toBe('vllm_zero_experts');
    expect(walk({}, { eplb: true, eplbMissing: 'logical_replica_count', ...cpu }).error).toBeNull();
  });

  it('raises in the words of its version', () => {
    const missing = { eplb: true, eplbMissing: 'logical_to_physical_map' } as const;
    expect(walk({}, missing).error?.raised).toBe('enable_eplb=True requires logical_to_physical_map != None');
    expect(walk({}, { ...missing, ...newest }).error?.raised).toBe(
      'EPLB requires logical_to_physical_map != None',
    );
  });

  it('names VLLM_BATCH_INVARIANT if no kernel reads it', () => {
    const row = (environment: Partial<Environment>, rest: Partial<DispatchInput> = {}) =>
      walk({}, { batchInvariant: true, ...environment }, rest).effective.find(
        ({ field }) => field === 'batchInvariant',
      );
    expect(row({})).toMatchObject({ configured: true, effective: false, reason: 'notReadByKernels' });
    expect(row({}, noBias)).toMatchObject({ effective: true, reason: null });
    expect(row(cpu)).toMatchObject({ effective: false, reason: 'notReadOnCpu' });
    expect(row(rocm, ungrouped)).toMatchObject({ effective: true });
    expect(row({ batchInvariant: false })).toMatchObject({ effective: false, reason: null });
  });

  it('warns of padded rows on the newest compiled plain kernel, for numbers of experts that are not round', () => {
    const plain = { ...ungrouped, ...noBias };
    const at = (globalNumExperts: number, environment: Partial<Environment> = newest) =>
      walk({ globalNumExperts, topK: 4 }, environment, plain).warnings;
    expect(at(60)).toEqual(['paddedRows']);
    expect(at(64)).toEqual([]);
    expect(at(60, {})).toEqual([]);
    expect(at(60, { ...newest, compiled: false })).toEqual([]);
    expect(at(60, { ...newest, ...rocm })).toEqual([]);
    expect(walk({ globalNumExperts: 60, numExpertGroup: 4 }, newest).warnings).toEqual([]);
  });

  it('promises ties and order only on CUDA', () => {
    expect(walk({}, {})).toMatchObject({ ties: 'lowestIndex', order: 'descending' });
    expect(walk({}, {}, noBias)).toMatchObject({ ties: 'lowestIndex', order: 'torchUnsorted' });
    expect(walk({}, { platform: 'rocm' }, noBias)).toMatchObject({
      ties: 'unspecified',
      order: 'unspecified',
    });
    expect(walk({}, { platform: 'rocm' }, ungrouped)).toMatchObject({
      ties: 'unspecified',
      order: 'descending',
    });
    expect(walk({}, { platform: 'rocm', batchInvariant: true })).toMatchObject({ order: 'descending' });
  });
});
