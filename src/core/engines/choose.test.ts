import { describe, expect, it } from 'vitest';
import { PRESETS, presetOf } from '../../scenario/presets';
import { SEMANTICS } from '../semantics';
import type { RouterParams } from '../types';
import { engineOf, recordOfEngine } from './choose';
import { ENGINE_IDS, ENGINE_WAYS } from './engines';
import { RECORD_GROUPS } from './groups';
import type { EngineId, EngineQuery } from './types';

function queryOf(id: string, change: Partial<RouterParams> = {}): EngineQuery {
  const { modelType, params, hasBias, useGroupedTopk } = presetOf(id);
  return { modelType, params: { ...params, ...change }, hasBias, useGroupedTopk };
}

const record = (engine: EngineId, id: string) => recordOfEngine(engine, queryOf(id)).record;

describe('the record of an engine', () => {
  it.each<[string, EngineId, string | null]>([
    ['dsv3', 'sglang', 'flashinfer'],
    // 160 is no power of two; of 384 neither: FlashInfer is left out.
    ['dsv2', 'sglang', 'sglang'],
    ['a.x-k1', 'sglang', 'sglang_biased'],
    ['kimi-k2', 'sglang', 'sglang_triton'],
    ['glm-4.5', 'sglang', 'sglang_triton'],
    ['minimax-m2.5', 'sglang', 'sglang_triton'],
    ['qwen3-30b', 'sglang', 'sglang_triton'],
    ['dsv3', 'transformers', 'hf_deepseek_v3'],
    ['dsv2', 'transformers', 'hf_deepseek_v2'],
    ['glm-4.7-flash', 'transformers', 'hf_deepseek_v3'],
    ['qwen3-235b-a22b', 'transformers', 'hf_qwen3_moe'],
    ['qwen3.5-35b-a3b', 'transformers', 'hf_qwen3_5_moe'],
    ['mixtral-8x7b', 'transformers', 'hf_mixtral'],
    ['minimax-m2.5', 'transformers', 'hf_minimax_m2'],
    ['trinity-mini', 'transformers', 'hf_afmoe'],
    ['mistral-small-4', 'transformers', 'hf_mistral4'],
    ['step-3.5-flash', 'transformers', null],
    ['tiny', 'transformers', 'hf_deepseek_v3'],
    ['dsv3', 'tensorrt_llm', 'tensorrt_llm'],
    ['qwen3-30b', 'tensorrt_llm', null],
    ['mixtral-8x7b', 'llama_cpp', 'llama_cpp'],
    ['dsv3', 'mlx', 'mlx_deepseek_v3'],
    ['ling-1t', 'mlx', 'mlx_bailing'],
    ['dsv2', 'mlx', 'mlx_deepseek_v2'],
    ['minimax-m3', 'mlx', null],
    ['dsv3', 'megatron', 'megatron_sigmoid'],
    ['mixtral-8x7b', 'megatron', 'megatron_softmax'],
    ['dsv3', 'lmdeploy', 'lmdeploy_noaux_tc'],
    ['dsv2', 'lmdeploy', 'lmdeploy_group_limited_greedy'],
    ['qwen3-30b', 'lmdeploy', null],
    ['glm-4.5', 'ktransformers', 'ktransformers_glm4'],
    ['dsv2', 'ktransformers', 'deepseek_v2_remote'],
    ['kimi-k2', 'flashinfer', 'flashinfer'],
    ['dsv3', 'deepseek', 'deepseek_official'],
  ])('%s in %s is %s', (id, engine, expected) => {
    expect(record(engine, id)).toBe(expected);
  });

  it('follows the parameters: SGLang does not take FlashInfer beyond its limits', () => {
    const of = (change: Partial<RouterParams>) => recordOfEngine('sglang', queryOf('dsv3', change)).record;
    expect(of({ topK: 9 })).toBe('sglang_biased');
    expect(of({ globalNumExperts: 192 })).toBe('sglang_biased');
    expect(of({ numExpertGroup: 4, topkGroup: 2 })).toBe('sglang_biased');
    expect(of({ topkGroup: 1 })).toBe('flashinfer');
    expect(of({ numExpertGroup: 1, topkGroup: 1 })).toBe('sglang_triton');
    expect(of({ numExpertGroup: 1, topkGroup: 1, topK: 1 })).toBe('flashinfer');
  });

  it('says what decided: the conditions of the way taken, and the first that failed of each way before', () => {
    const { steps } = recordOfEngine('sglang', queryOf('kimi-k2'));
    expect(steps.map(({ condition, holds }) => `${condition} ${holds}`)).toEqual([
      'isSqrtSoftplus false',
      'isPowerOfTwo false',
      'hasGroups false',
      'asksForGroups true',
      'hasBias true',
    ]);
    expect(steps[1]!.values).toEqual({ globalNumExperts: 384 });
  });

  it('names a field if there is none', () => {
    expect(recordOfEngine('transformers', queryOf('step-3.5-flash')).field).toBe('setup');
    expect(recordOfEngine('tensorrt_llm', queryOf('qwen3-30b')).field).toBe('eScoreCorrectionBias');
  });

  it('answers for every preset with a known record, or with a reason for none', () => {
    for (const { id } of PRESETS)
      for (const engine of ENGINE_IDS) {
        const { record: found, steps } = recordOfEngine(engine, queryOf(id));
        if (found) expect(SEMANTICS[found], `${id} ${engine}`).toBeDefined();
        else expect(steps.length, `${id} ${engine}`).toBeGreaterThan(0);
      }
  });

  it('is reachable on every way: no way hides a later one', () => {
    for (const engine of ENGINE_IDS)
      for (const way of ENGINE_WAYS[engine].ways) {
        const families = way.families ?? [null];
        const queries = families.flatMap((modelType) =>
          (['sigmoid', 'softmax', 'sqrtsoftplus'] as const).flatMap((scoringFunc) =>
            [1, 2, 8].flatMap((G) =>
              [true, false].flatMap((hasBias) =>
                [true, false].map((useGroupedTopk) => ({
                  ...queryOf('dsv3', { scoringFunc, numExpertGroup: G, topkGroup: 1, topK: 8 }),
                  modelType,
                  hasBias,
                  useGroupedTopk,
                })),
              ),
            ),
          ),
        );
        expect(queries.map((query) => recordOfEngine(engine, query).record)).toContain(way.record);
      }
  });
});

describe('an implementation', () => {
  it('is an engine only under its own prefix', () => {
    expect(engineOf('engine:sglang')).toBe('sglang');
    expect(engineOf('sglang')).toBeNull();
    expect(engineOf('vllm')).toBeNull();
  });

  it('is in the groups once', () => {
    const listed = RECORD_GROUPS.flatMap(([, records]) => records);
    expect([...listed].sort()).toEqual(Object.keys(SEMANTICS).sort());
    for (const [group, records] of RECORD_GROUPS) expect(records.length, group).toBeGreaterThan(0);
  });
});
