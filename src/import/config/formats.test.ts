import { expect, test } from 'vitest';
import { memorySource } from '../data-source';
import { readConfig } from './read-config';

const read = async (text: string) => {
  const { reading, error } = await readConfig(memorySource(text, 'no name tells the format'));
  return { ...reading!, error };
};
const ROUTER = {
  global_num_experts: 256,
  num_expert_group: 8,
  topk_group: 4,
  top_k: 8,
  scoring_func: 'sigmoid',
};

test('a command line of Megatron is read', async () => {
  const { params, expertParallelSize } = await read(
    'python train.py --num-experts 256 --moe-router-topk=8 --moe-router-num-groups 8 \\\n --moe-router-group-topk 4 ' +
      '--moe-router-score-function sigmoid --moe-router-enable-expert-bias --expert-model-parallel-size 16',
  );
  expect(params).toMatchObject({
    ...ROUTER,
    renormalize: true,
    e_score_correction_bias: true,
    routed_scaling_factor: 1,
  });
  expect(expertParallelSize).toBe(16);
});

test('shell variables, their products and lists of layers in arguments are worked out', async () => {
  const { params } = await read(`
E=64; SHARED=2; WIDTH=1536
N=\${N:-47}
ARGS=(
  --num-layers $N
  --num-experts \${E:-8}   # routed
  --moe-layer-freq "'([0]*1+[1]*46)'"
  --moe-ffn-hidden-size $WIDTH
  --moe-shared-expert-intermediate-size $(($WIDTH * SHARED))
  --moe-router-topk 4
)`);
  expect(params).toMatchObject({ global_num_experts: 64, dense_layers: 1, n_shared_experts: 2, top_k: 4 });
});

test.each([
  [
    'Namespace(num_experts=64, moe_router_topk=6, moe_layer_freq=([0]*1+[1]*26), num_layers=27, f=<function g at 0x7f>)',
    1,
  ],
  [
    '  num_layers ........ 27\n  moe_layer_freq ........ [0]*1+[1]*26\n  num_experts ........ 64\n  moe_router_topk ... 6',
    1,
  ],
  ['num_experts: 64\nmoe_router_topk: 6 # picks\nmoe_layer_freq: 1\n', 0],
])('arguments printed or written as YAML are read: %s', async (text, dense) => {
  const { params } = await read(text);
  expect(params).toMatchObject({
    global_num_experts: 64,
    top_k: 6,
    dense_layers: dense,
    scoring_func: 'softmax',
  });
});

test.each([
  'self.experts = FusedMoE(num_experts=256, top_k=8, use_grouped_topk=True, num_expert_group=8, topk_group=4, scoring_func="sigmoid", e_score_correction_bias=self.gate.e_score_correction_bias)',
  "GroupedTopKRouter(top_k=8, global_num_experts=256, num_expert_group=8, topk_group=4, scoring_func='sigmoid', e_score_correction_bias=tensor([0.1, 0.2], device='cuda:0'))",
])('arguments of vLLM are read: %s', async (text) => {
  const { params } = await read(text);
  expect(params).toMatchObject({
    ...ROUTER,
    renormalize: true,
    routed_scaling_factor: 1,
    e_score_correction_bias: true,
  });
});

test('a layer that does not ask for groups has none, whatever else it is given', async () => {
  const { params, provenance } = await read(
    'FusedMoE(num_experts=256, top_k=8, num_expert_group=8, topk_group=4)',
  );
  expect(params).toMatchObject({ num_expert_group: 1, topk_group: 1 });
  expect(provenance.num_expert_group.rule).toBe('grouping-is-off-by-default');
});

test('an argument that is an expression is unknown, and named', async () => {
  const { params, remarks } = await read('FusedMoE(num_experts=config.n_routed_experts, top_k=2 * k)');
  expect(params).toMatchObject({ global_num_experts: null, top_k: null });
  expect(remarks.filter(({ code }) => code === 'expression').map(({ value }) => value)).toEqual([
    'config.n_routed_experts',
    '2 * k',
  ]);
});

test('SGLang’s TopKConfig is read: with a bias its router takes sigmoid', async () => {
  const { params } = await read(
    'TopKConfig(top_k=8, use_grouped_topk=True, topk_group=4, num_expert_group=8, renormalize=True, num_fused_shared_experts=1, correction_bias=Parameter containing: tensor([1.]), routed_scaling_factor=2.5)',
  );
  expect(params).toMatchObject({
    ...ROUTER,
    global_num_experts: null,
    routed_scaling_factor: 2.5,
    n_shared_experts: 1,
  });
});

test.each([
  ['pairs', '{"general.architecture": "llama", "llama.expert_count": 8, "llama.expert_used_count": 2}'],
  [
    'gguf-dump',
    '{"metadata": {"general.architecture": {"type": "STRING", "value": "llama"}, "llama.expert_count": {"value": 8}, "llama.expert_used_count": {"value": 2}}, "tensors": {"a": {}}}',
  ],
  [
    'a log',
    'llama_model_loader: - kv 0: general.architecture str = llama\nload: - kv 1: llama.expert_count u32 = 8\nload: - kv 2: llama.expert_used_count u32 = 2',
  ],
])('metadata of a GGUF file as %s are read', async (_, text) => {
  const { params, provenance } = await read(text);
  expect(params).toMatchObject({
    global_num_experts: 8,
    top_k: 2,
    scoring_func: 'softmax',
    renormalize: true,
  });
  expect(provenance.scoring_func.confidence).toBe('implied');
});

test('a GGUF key without the architecture’s prefix is used and named', async () => {
  const { params, remarks } = await read('{"general.architecture": "llama", "expert_count": 8}');
  expect(params.global_num_experts).toBe(8);
  expect(remarks).toContainEqual(
    expect.objectContaining({ code: 'ggufKeyWithoutPrefix', key: 'expert_count' }),
  );
});

test.each([
  [47, 'sigmoid', 'gguf-deepseek2-47-or-48-blocks'],
  [60, 'softmax', 'gguf-deepseek2-softmax'],
])('without a gating function %i blocks of deepseek2 mean %s, as a guess', async (blocks, scoring, rule) => {
  const { params, provenance, remarks } = await read(
    `{"deepseek2.expert_count": 64, "deepseek2.expert_used_count": 4, "deepseek2.block_count": ${blocks}}`,
  );
  expect(params.scoring_func).toBe(scoring);
  expect(provenance.scoring_func).toEqual({ rule, confidence: 'guess' });
  expect(remarks.map(({ code }) => code)).toContain('impliedGating');
});

test('Mistral’s params.json is read from its object moe', async () => {
  const { params, provenance } = await read(
    '{"dim": 1, "n_layers": 61, "moe": {"num_experts": 128, "num_experts_per_tok": 4, "first_k_dense_replace": 3, "route_every_n": 1, "num_shared_experts": 1, "routed_scale": 1.5}}',
  );
  expect(params).toMatchObject({
    global_num_experts: 128,
    top_k: 4,
    dense_layers: 3,
    routed_scaling_factor: 1.5,
  });
  expect(provenance.global_num_experts).toEqual({ key: 'moe.num_experts', confidence: 'stated' });
});

test.each([
  ['{"quantization": {"quant_algo": "NVFP4"}, "producer": {}}', 'quantisation'],
  ['{"do_sample": true, "top_k": 20, "temperature": 0.6}', 'generation'],
  ['{"weight_map": {}}', 'weights'],
  ['{"a": 1}', 'other'],
])('%s is named for what it is', async (text, what) => {
  expect((await readConfig(memorySource(text, 'config.json'))).error).toEqual({ code: 'otherFile', what });
});

test('everything that JSON does not allow is noted, and what is meant is read', async () => {
  const { params, remarks } = await read(
    "// a copy\n{'model_type': 'deepseek_v3', n_routed_experts: 256, 'n_group': 8, 'n_group': 4, 'norm_topk_prob': True /* sic */,\n 'routed_scaling_factor': NaN 'topk_group': 2,}",
  );
  expect(params).toMatchObject({
    global_num_experts: 256,
    num_expert_group: 4,
    topk_group: 2,
    renormalize: true,
  });
  expect(params.routed_scaling_factor).toBeNull();
  expect(remarks.map(({ code }) => code).sort()).toEqual([
    'comment',
    'duplicateKey',
    'missingComma',
    'notFinite',
    'pythonLiteral',
    'trailingComma',
    'unquotedKey',
  ]);
  expect(remarks.find(({ code }) => code === 'missingComma')?.place).toEqual({ line: 3, column: 31 });
});

test('an error has line, column and what was expected; what comes before it is read', async () => {
  const { params, provenance, error } = await read(
    '{"model_type": "mixtral",\n "num_local_experts": 8,\n "num_experts_per_tok": }',
  );
  expect(error).toEqual({
    code: 'syntax',
    place: { line: 3, column: 25 },
    expected: ['a value'],
    found: '}',
  });
  expect(params).toMatchObject({ global_num_experts: 8, top_k: null, scoring_func: null });
  expect(provenance.scoring_func).toEqual({ rule: 'not-read', confidence: 'unknown' });
});

test('the byte order marks of UTF-8 and UTF-16 are understood', async () => {
  const text = '{"model_type": "mixtral", "num_local_experts": 8}';
  const utf16 = new Uint8Array([0xff, 0xfe, ...[...text].flatMap((char) => [char.charCodeAt(0), 0])]);
  for (const content of [`\ufeff${text}`, utf16]) {
    const { reading } = await readConfig(memorySource(content, 'x'));
    expect(reading?.params.global_num_experts).toBe(8);
  }
});
