import { expect, test } from 'vitest';
import { memorySource } from '../data-source';
import { readConfig } from './read-config';

const read = async (config: object) => (await readConfig(memorySource(JSON.stringify(config), 'x'))).reading!;
const codes = async (config: object) => (await read(config)).remarks.map(({ code }) => code);

test('a family that is not known takes the rules of one whose name resembles it, as a guess', async () => {
  const { params, provenance, family } = await read({
    model_type: 'qwen9_moe',
    num_experts: 64,
    num_experts_per_tok: 4,
  });
  expect(params.scoring_func).toBe('softmax');
  expect(provenance.scoring_func).toEqual({ rule: 'resembles:qwen3_5_moe', confidence: 'guess' });
  expect(family).toBeNull();
});

test('of a dense model’s type with experts only the sizes are known', async () => {
  const { params, provenance, remarks } = await read({
    model_type: 'llama',
    num_experts: 16,
    experts_per_token: 2,
  });
  expect(params).toMatchObject({ global_num_experts: 16, top_k: 2, scoring_func: null, renormalize: null });
  expect(provenance.num_expert_group.confidence).toBe('guess');
  expect(remarks.map(({ code }) => code)).toEqual(['unknownFamily']);
});

test('a class that contradicts the type is named, and what it implies is a guess', async () => {
  const { provenance, remarks } = await read({
    architectures: ['MixtralForCausalLM'],
    model_type: 'deepseek_v3',
    num_local_experts: 8,
  });
  expect(remarks.map(({ code }) => code)).toEqual(['architectureConflict']);
  expect(provenance.scoring_func).toEqual({ rule: 'family:mixtral', confidence: 'guess' });
});

test.each([
  [
    {
      model_type: 'qwen3_moe',
      num_experts: 8,
      decoder_sparse_step: 2,
      mlp_only_layers: [1],
      num_hidden_layers: 8,
    },
    5,
  ],
  [
    {
      model_type: 'jamba',
      num_experts: 16,
      expert_layer_period: 2,
      expert_layer_offset: 1,
      num_hidden_layers: 32,
    },
    16,
  ],
  [{ model_type: 'arctic', num_local_experts: 128, moe_layer_frequency: 2, num_hidden_layers: 35 }, 18],
  [{ model_type: 'llama4', num_local_experts: 128, interleave_moe_layer_step: 2, num_hidden_layers: 48 }, 24],
  [{ model_type: 'step3_text', moe_num_experts: 48, moe_layers_enum: '4,5,6,7', num_hidden_layers: 8 }, 4],
  [
    { model_type: 'mimo_v2_flash', n_routed_experts: 256, moe_layer_freq: [0, 1, 1], num_hidden_layers: 3 },
    1,
  ],
  [{ model_type: 'axk2', n_routed_experts: 128, mlp_layer_types: ['dense', 'sparse', 'sparse'] }, 1],
  [
    {
      model_type: 'ernie4_5_moe',
      moe_num_experts: 64,
      moe_layer_start_index: 3,
      moe_layer_end_index: 53,
      num_hidden_layers: 54,
    },
    3,
  ],
  [
    {
      model_type: 'ernie4_5_moe',
      moe_num_experts: [64, 64],
      moe_layer_start_index: [1, 2],
      moe_layer_end_index: [28, 27],
      num_hidden_layers: 28,
    },
    1,
  ],
  [
    {
      model_type: 'deepseek_v3',
      n_routed_experts: 64,
      first_k_dense_replace: 1,
      moe_layer_freq: 2,
      num_hidden_layers: 6,
    },
    4,
  ],
  [{ model_type: 'lfm2_moe', num_experts: 32, num_dense_layers: 2, num_hidden_layers: 24 }, 2],
])('the dense layers of %j are %i', async (config, dense) => {
  expect((await read(config)).params.dense_layers).toBe(dense);
});

test('values for each layer are read as the first, and differences are named', async () => {
  const { params, remarks } = await read({
    model_type: 'hunyuan',
    num_experts: 64,
    moe_topk: [8, 8, 4],
    num_shared_expert: [1, 1, 1],
  });
  expect(params).toMatchObject({ top_k: 8, n_shared_experts: 1 });
  expect(remarks).toEqual([expect.objectContaining({ code: 'perLayer', key: 'moe_topk', value: '8, 4' })]);
});

test('a model without experts has no router and no parameters of one', async () => {
  for (const config of [
    { model_type: 'llama', num_hidden_layers: 32, top_k: 50 },
    { model_type: 'gemma4', text_config: { num_experts: null, top_k_experts: null, num_hidden_layers: 32 } },
    { model_type: 'nemotron_h', hybrid_override_pattern: 'M-M*-', num_hidden_layers: 32 },
    { model_type: 'qwen3_moe', num_experts: 0, num_experts_per_tok: 8, num_hidden_layers: 32 },
  ]) {
    const { params } = await read(config);
    expect(params).toMatchObject({
      global_num_experts: 0,
      top_k: null,
      scoring_func: null,
      dense_layers: 32,
    });
  }
});

test('keys that look like the router’s are named and not read', async () => {
  const config = {
    model_type: 'nemotron_h',
    n_routed_experts: 8,
    n_groups: 8,
    index_topk: 4,
    num_beam_groups: 1,
    top_k: 50,
  };
  const { params, remarks } = await read(config);
  expect(params).toMatchObject({ num_expert_group: 1, top_k: null });
  expect(remarks.map(({ key }) => key)).toEqual(['top_k', 'num_beam_groups', 'n_groups', 'index_topk']);
});

test('two keys for one parameter that differ are named; the family’s own is used', async () => {
  const { params, provenance } = await read({
    model_type: 'aria_text',
    moe_num_experts: 3,
    moe_topk: 2,
    num_experts_per_tok: 3,
  });
  expect(params.top_k).toBe(2);
  expect(provenance.top_k).toEqual({ key: 'moe_topk', confidence: 'stated' });
  expect(await codes({ model_type: 'mixtral', num_local_experts: 8, num_experts: 4 })).toEqual([
    'keysDisagree',
  ]);
});

test('null says that there is none', async () => {
  const { params, provenance } = await read({
    model_type: 'mimo_v2_flash',
    n_routed_experts: 8,
    routed_scaling_factor: null,
    n_shared_experts: null,
  });
  expect(params).toMatchObject({ routed_scaling_factor: 1, n_shared_experts: 0 });
  expect(provenance.routed_scaling_factor.rule).toBe('null-means-none');
});

test('noaux_tc in place of a scoring function is named: a sigmoid with a bias', async () => {
  const { params, remarks } = await read({
    model_type: 'dots1',
    n_routed_experts: 128,
    scoring_func: 'noaux_tc',
  });
  expect(params).toMatchObject({ scoring_func: 'sigmoid', e_score_correction_bias: true });
  expect(remarks.map(({ code }) => code)).toEqual(['methodAsScoring']);
});
