import { expect, test } from 'vitest';
import { blobSource, type DataSource } from '../data-source';
import { readConfig } from './read-config';

const number = (value: number, bytes: number) =>
  Uint8Array.from({ length: bytes }, (_, i) => (i < 6 ? Math.floor(value / 256 ** i) % 256 : 0));
const text = (value: string) => [number(value.length, 8), new TextEncoder().encode(value)];
const float = (value: number) => new Uint8Array(Float32Array.of(value).buffer);
const entry = (key: string, type: number, ...value: Uint8Array[]) => [
  ...text(key),
  number(type, 4),
  ...value,
];
const tensor = (name: string) => [...text(name), number(1, 4), number(256, 8), number(0, 4), number(0, 8)];

/** A file with arrays of a tokenizer before the keys of the router. */
const PARTS: BlobPart[] = [
  new TextEncoder().encode('GGUF'),
  number(3, 4),
  number(2, 8),
  number(7, 8),
  ...entry('general.architecture', 8, ...text('deepseek2')),
  ...entry('tokenizer.ggml.tokens', 9, number(8, 4), number(2, 8), ...text('a'), ...text('bc')),
  ...entry('tokenizer.ggml.scores', 9, number(6, 4), number(1_000_000, 8), new Uint8Array(4_000_000)),
  ...entry('deepseek2.expert_count', 4, number(256, 4)),
  ...entry('deepseek2.expert_used_count', 4, number(8, 4)),
  ...entry('deepseek2.expert_gating_func', 4, number(2, 4)),
  ...entry('deepseek2.expert_weights_scale', 6, float(2.827)),
  ...tensor('token_embd.weight'),
  ...tensor('blk.3.exp_probs_b.bias'),
] as Uint8Array<ArrayBuffer>[];
const FILE = new Blob([...PARTS, new Uint8Array(3_000_000)]);

test('the header of a GGUF file is read in slices, without its arrays and tensors', async () => {
  const source = blobSource(FILE, 'model');
  let bytes = 0;
  const counted: DataSource = {
    ...source,
    slice: (start, end) => {
      bytes += end - start;
      return source.slice(start, end);
    },
  };
  const { dialect, reading, error } = await readConfig(counted);
  expect(error).toBeNull();
  expect(dialect).toBe('gguf');
  expect(reading!.params).toMatchObject({
    global_num_experts: 256,
    top_k: 8,
    scoring_func: 'sigmoid',
    routed_scaling_factor: 2.827,
    e_score_correction_bias: true,
  });
  expect(bytes).toBeLessThan(1_000_000);
});

test('a GGUF file that ends within its header gives what it has, and nothing is implied', async () => {
  const whole = new Blob(PARTS);
  const { reading, error } = await readConfig(blobSource(whole.slice(0, whole.size - 140), 'model'));
  expect(error?.code).toBe('brokenHeader');
  expect(reading!.params).toMatchObject({
    global_num_experts: 256,
    num_expert_group: null,
    e_score_correction_bias: null,
  });
});
