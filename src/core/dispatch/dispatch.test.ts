import { describe, expect, it } from 'vitest';
import { walkFrom } from '../../testing/walk';
import type { RouterParams } from '../types';
import { CONDITIONS } from './conditions';
import { V0_15_ON_CUDA } from './environment';
import { ROOTS, TREE } from './tree';
import type { Environment } from './types';

/** As installed on CUDA. */
const INSTALLED: Environment = { ...V0_15_ON_CUDA, useFusedGroupedTopk: true, compiled: true };

const walk = walkFrom(INSTALLED);

const UNSORTED = 'torch.topk(sorted=False)';

const newest = { version: '2026-09', kernels: '2026-09' } as const;
const rocm = { platform: 'rocm', aiterFusedMoe: true } as const;

describe('the way a configuration takes', () => {
  it.each([
    ['as installed, with bias', {}, {}, {}, 'fused', 'vllm_fused'],
    ['the newer kernel has a path for few experts', {}, newest, {}, 'fusedSmall', 'vllm_fused_small'],
    ['more experts than that path takes', { globalNumExperts: 512 }, newest, {}, 'fused', 'vllm_fused'],
    ['without bias', {}, {}, { hasBias: false }, 'compiled', 'vllm_compiled'],
    ['fused path off', {}, { useFusedGroupedTopk: false }, {}, 'compiled', 'vllm_compiled'],
    ['eager', {}, { useFusedGroupedTopk: false, compiled: false }, {}, 'native', 'vllm_native'],
    [
      'batch-invariant',
      {},
      { useFusedGroupedTopk: false, compiled: false, batchInvariant: true },
      {},
      'native',
      'vllm_native_sorted',
    ],
    ['33 groups', { globalNumExperts: 330, numExpertGroup: 33 }, {}, {}, 'compiled', 'vllm_compiled'],
    ['33 picks', { topK: 33 }, {}, {}, 'compiled', 'vllm_compiled'],
    ['as many groups as experts', { numExpertGroup: 256 }, {}, {}, 'fallbackBias', 'vllm_fallback_bias'],
    ['groups that do not divide', { numExpertGroup: 7 }, {}, { hasBias: false }, 'fallback', 'vllm_fallback'],
    ['the same, newer', { numExpertGroup: 7 }, newest, {}, 'fallbackBias', 'vllm_bias_router_newest'],
    ['no grouped routing asked for', {}, {}, { useGroupedTopk: false }, 'biasRouter', 'vllm_bias_router'],
    [
      'neither groups nor bias',
      {},
      {},
      { useGroupedTopk: false, hasBias: false },
      'topKRouter',
      'vllm_fused_topk',
    ],
    ['ROCm with AITER', {}, rocm, {}, 'aiterBias', 'vllm_aiter_bias'],
    ['ROCm with AITER, no bias', {}, rocm, { hasBias: false }, 'aiter', 'vllm_aiter'],
    [
      'AITER with fused shared experts',
      { numFusedSharedExperts: 1 },
      { ...rocm, aiterSharedExperts: true },
      {},
      'aiterBias',
      'vllm_aiter_bias_shared',
    ],
    ['ROCm without AITER', {}, { platform: 'rocm' }, {}, 'compiled', 'vllm_compiled'],
    ['AITER on CUDA changes nothing', {}, { aiterFusedMoe: true }, {}, 'fused', 'vllm_fused'],
  ] as const)('%s', (_, params, environment, rest, path, semantics) => {
    expect(walk(params, environment, rest)).toMatchObject({ path, semantics, error: null });
  });

  it('hands one group to the plain routers in the newer version, unless that loses the scale', () => {
    const oneGroup = { numExpertGroup: 1, topkGroup: 1, scoringFunc: 'softmax' } as const;
    expect(walk(oneGroup, newest).path).toBe('biasRouter');
    expect(walk(oneGroup, newest, { hasBias: false }).path).toBe('compiled');
    expect(walk({ ...oneGroup, routedScalingFactor: 1 }, newest, { hasBias: false }).path).toBe('topKRouter');
    // Sigmoid with bias is advertised as DeepSeekV3 with groups and otherwise as something else.
    expect(walk({ ...oneGroup, scoringFunc: 'sigmoid' }, newest).path).toBe('fusedSmall');
    expect(walk(oneGroup).path).toBe('fused');
  });

  it.each([
    ['no groups', { numExpertGroup: 0 }, {}, 'numExpertGroup', 'integer modulo by zero'],
    [
      'an unknown scoring function',
      { scoringFunc: 'tanh' },
      {},
      'scoringFunc',
      'Unsupported scoring function: tanh',
    ],
    [
      'too few survivors',
      { topkGroup: 1, topK: 33 - 1, globalNumExperts: 64 },
      {},
      'topK',
      'topk must be <=',
    ],
    ['no kept group', { topkGroup: 0 }, {}, 'topkGroup', 'topk_group must be positive'],
    ['no pick', { topK: 0 }, {}, 'topK', 'topk must be positive'],
    [
      'shared experts AITER does not fuse',
      { numFusedSharedExperts: 1 },
      rocm,
      'numFusedSharedExperts',
      'Assertion',
    ],
  ])('ends in an error for %s', (_, params, environment, field, raised) => {
    const { path, error, semantics } = walk(params as Partial<RouterParams>, environment);
    expect({ path, semantics, field: error?.field }).toEqual({ path: 'error', semantics: null, field });
    expect(error?.raised).toContain(raised);
  });

  it('says when the real kernel’s answer means nothing', () => {
    expect(walk({ numExpertGroup: 16 }, newest).undefinedBecause).toBe('moreThan8Groups');
    expect(walk({ numExpertGroup: 16 }).undefinedBecause).toBeNull();
    const oneGroup = { numExpertGroup: 1, topkGroup: 1, topK: 22 };
    expect(walk(oneGroup, newest).undefinedBecause).toBe('top22Of512Only');
    expect(walk({ ...oneGroup, globalNumExperts: 512 }, newest).undefinedBecause).toBeNull();
  });
});

describe('the steps', () => {
  it('name each condition with its values, in order', () => {
    const { steps } = walk({ numExpertGroup: 7 }, {}, { hasBias: false });
    expect(steps.map(({ node, holds }) => [node, holds])).toEqual([
      ['layer', false],
      ['factory', null],
      ['isSimulated', false],
      ['hasZeroExperts', false],
      ['usesGroupedTopk', true],
      ['groupedCustom', false],
      ['groupsAreGiven', true],
      ['needsNoGroups', false],
      ['groupedRouter', null],
      ['groupedSelect', null],
      ['groupedEplb', true],
      ['moreExpertsThanGroups', true],
      ['groupsAreZero', false],
      ['groupsDivideExperts', false],
      ['fallbackHasBias', false],
      ['fusedTopk', null],
      ['fallbackTokens', true],
      ['fallbackAiter', false],
    ]);
    expect(steps.find(({ node }) => node === 'groupsDivideExperts')?.values).toEqual({
      globalNumExperts: 256,
      numExpertGroup: 7,
      remainder: 4,
    });
  });

  it.each([
    ['CUDA', {}, ['forward_cuda', 'forward_native', 'grouped_topk', 'fused_grouped_topk']],
    ['ROCm with AITER', rocm, ['forward_hip', 'rocm_aiter_grouped_topk']],
    ['CPU', { platform: 'cpu' }, ['forward_cpu', 'forward_native', 'grouped_topk', UNSORTED]],
    ['XPU', { platform: 'xpu' }, ['forward_xpu', 'forward_native', 'grouped_topk', UNSORTED]],
  ] as const)('pass the enabled operator’s own forwards on %s', (_, environment, calls) => {
    const { steps } = walk({}, { ...environment, customOp: true }, { entry: 'GroupedTopk' });
    expect(steps.flatMap(({ call }) => call ?? [])).toEqual(['GroupedTopk', ...calls]);
  });

  it('never reach AITER through the operator while that is disabled, as it is under inductor', () => {
    const { steps, path } = walk({}, rocm, { entry: 'GroupedTopk' });
    expect(steps.flatMap(({ call }) => call ?? [])).toEqual([
      'GroupedTopk',
      'forward_native',
      'grouped_topk',
      UNSORTED,
    ]);
    expect(path).toBe('compiled');
  });

  it('end in a leaf from every root, and reach every node', () => {
    const seen = new Set<string>();
    const visit = (node: string): void => {
      if (seen.has(node)) return;
      seen.add(node);
      const place = TREE[node];
      expect(place, node).toBeDefined();
      if (place?.kind === 'call') visit(place.next);
      if (place?.kind === 'question') {
        expect(CONDITIONS[place.condition]).toBeDefined();
        visit(place.yes);
        visit(place.no);
      }
    };
    for (const root of Object.values(ROOTS)) visit(root);
    expect([...seen].sort()).toEqual(Object.keys(TREE).sort());
  });
});

describe('configured and effective', () => {
  const changed = (d: ReturnType<typeof walk>) =>
    Object.fromEntries(
      d.effective.flatMap((p) => (p.reason ? [[p.field, [p.configured, p.effective, p.reason]]] : [])),
    );

  it('differ in values that the fallback does not pass on', () => {
    expect(changed(walk({ numExpertGroup: 7 }, {}, { hasBias: false }))).toEqual({
      numExpertGroup: [7, 1, 'groupsUnused'],
      topkGroup: [4, 1, 'groupsUnused'],
      scoringFunc: ['sigmoid', 'softmax', 'notPassedOn'],
      routedScalingFactor: [2.5, 1, 'neverScales'],
    });
    expect(changed(walk({ numExpertGroup: 7 }))).not.toHaveProperty('routedScalingFactor');
  });

  it('differ in shared experts everywhere except on AITER', () => {
    expect(changed(walk({ numFusedSharedExperts: 1 }))).toEqual({
      numFusedSharedExperts: [1, 0, 'noSharedExperts'],
    });
    const aiter = walk({ numFusedSharedExperts: 1 }, { ...rocm, aiterSharedExperts: true });
    expect(changed(aiter)).toEqual({});
  });

  it('differ in softmax with bias on AITER, and in the type of logits on the CPU', () => {
    expect(changed(walk({ scoringFunc: 'softmax' }, rocm))).toEqual({
      scoringFunc: ['softmax', 'sigmoid', 'notPassedOn'],
    });
    expect(changed(walk({}, { platform: 'cpu' }, { dtype: 'bf16' }))).toMatchObject({
      dtype: ['bf16', 'f32', 'upcastOnCpu'],
    });
  });

  it('agree on the path as installed', () => {
    expect(changed(walk())).toEqual({});
  });
});
