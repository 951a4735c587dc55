import { expect, test } from 'vitest';
import { PARAM_NAMES } from '../../core/facts/checks/config-reading';
import samples from '../../testing/config-samples.json';
import { memorySource } from '../data-source';
import { type ReadConfig, readConfig } from './read-config';

const read = (text: string) => readConfig(memorySource(text, 'x'));
const NESTED = samples.find(({ name }) => name === 'kimi-k2.5')!.config;
const FLAT = samples.find(({ name }) => name === 'deepseek-v3')!.config;
const STEP = 7;

/** Every value that is read without a mark is the one of the whole file. */
function expectNoOtherValue(part: ReadConfig, whole: ReadConfig, place: string): void {
  const { reading } = part;
  if (!reading) return;
  for (const name of PARAM_NAMES) {
    const value = reading.params[name];
    const { confidence } = reading.provenance[name];
    if (value !== null && confidence === 'stated')
      expect(value, `${name} ${place}`).toBe(whole.reading!.params[name]);
    expect(confidence, `${name} ${place}`).not.toBe(value === null ? 'stated' : 'unknown');
  }
}

test.each([
  ['flat JSON', JSON.stringify(FLAT, null, 1)],
  ['nested JSON', JSON.stringify(NESTED)],
  [
    'a Python dict',
    JSON.stringify(FLAT).replaceAll('"', "'").replaceAll('true', 'True').replaceAll('false', 'False'),
  ],
])('%s, cut anywhere, gives no other value than the whole', async (_, text) => {
  const whole = await read(text);
  for (let end = 1; end < text.length; end += STEP) {
    const part = await read(text.slice(0, end));
    expect(part.error, `cut at ${end}`).not.toBeNull();
    expectNoOtherValue(part, whole, `cut at ${end}`);
  }
});

const WRONG: readonly unknown[] = [
  '8',
  '',
  true,
  -1,
  1e30,
  2.5,
  [],
  {},
  [[]],
  [null, 1],
  'config.n',
  { value: 8 },
];

test('a value of a wrong type, too large or negative is named and not used', async () => {
  const names = ['n_routed_experts', 'num_experts_per_tok', 'n_group', 'topk_group', 'first_k_dense_replace'];
  for (const name of names)
    for (const value of WRONG) {
      const { reading } = await read(JSON.stringify({ ...FLAT, [name]: value }));
      const remark = reading!.remarks.find(({ key }) => key === name);
      expect(remark?.place, `${name} ${JSON.stringify(value)}`).toBeDefined();
      const values = Object.values(reading!.params).filter((one) => typeof one === 'number' && one < 0);
      expect(values).toEqual([]);
    }
});

test.each([
  ['100 000 objects in each other', `{"num_experts": 8, "a": ${'{"a":'.repeat(100_000)}`],
  ['100 000 open brackets', '['.repeat(100_000)],
  ['100 000 brackets in a value', `{"num_experts": 8, "a": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
  ['a number of 100 000 digits', `{"num_experts": ${'9'.repeat(100_000)}, "num_experts_per_tok": 2}`],
  ['100 000 quotes', '"'.repeat(100_000)],
  ['100 000 dollar signs', `--num-experts ${'$((1'.repeat(25_000)}`],
  ['100 000 letters', 'a'.repeat(100_000)],
  ['100 000 dots', 'a.'.repeat(50_000)],
  ['100 000 commas', `{${','.repeat(100_000)}`],
  ['open calls', 'a('.repeat(50_000)],
  ['a call of sums', `FusedMoE(${'top_k=1+1,'.repeat(10_000)}`],
])('%s: no value is made up', async (_, text) => {
  const { reading } = await read(text);
  for (const value of Object.values(reading?.params ?? {}))
    if (typeof value === 'number') expect(value).toBeLessThanOrEqual(65_536);
});

test('bytes that are no text are refused, whatever they are', async () => {
  let seed = 7;
  for (let length = 1; length < 200; length++) {
    const bytes = Uint8Array.from({ length }, () => {
      seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
      return seed >> 16;
    });
    const { reading } = await readConfig(memorySource(bytes, 'x'));
    expect(reading?.params.global_num_experts ?? null).toBeNull();
  }
});
