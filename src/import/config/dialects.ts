import { ALIASES } from './aliases';
import { isSaid } from './scopes';
import type { ObjectValue, Value } from './values';

/** Whose names and defaults a configuration has. */
export type Dialect = 'transformers' | 'mistral' | 'deepseek' | 'megatron' | 'vllm' | 'sglang' | 'gguf';

/** A configuration in the names of one dialect. */
export interface Dialected {
  readonly dialect: Dialect;
  readonly root: ObjectValue;
  /** Architecture of a GGUF file, or null. */
  readonly architecture: string | null;
  /** Keys of a GGUF file that lack the architecture's prefix. */
  readonly bare: readonly string[];
}

/** What a file is that has no router's configuration. */
export type OtherFile = 'quantisation' | 'tokenizer' | 'generation' | 'adapter' | 'weights' | 'other';

/** Recognises the dialect by the keys; never by a name of a file. */
export function dialectOf(root: ObjectValue): Dialected | OtherFile {
  const { entries } = root;
  const has = (...names: string[]) => names.some((name) => isSaid(entries.get(name)));
  const is = (dialect: Dialect, object = root): Dialected => ({
    dialect,
    root: object,
    architecture: null,
    bare: [],
  });
  const gguf = ggufOf(root);
  if (gguf) return gguf;
  if (root.name !== '') {
    if (/TopKConfig$|(?:^|\.)TopK$/.test(root.name)) return is('sglang');
    if (/FusedMoE|Router$|GroupedTopk/i.test(root.name)) return is('vllm');
  }
  if ([...entries.keys()].some((key) => key.startsWith('--'))) return is('megatron', withoutDashes(root));
  if (
    has('moe_router_topk', 'num_moe_experts', 'moe_router_score_function', 'moe_router_load_balancing_type')
  )
    return is('megatron');
  if (has('model_type', 'architectures')) return is('transformers');
  if (entries.get('moe')?.kind === 'object') return is('mistral');
  if (has('n_activated_experts') || (has('n_routed_experts') && has('dim', 'n_layers')))
    return is('deepseek');
  if (has('use_grouped_topk') && has('top_k')) return is('sglang');
  if (mentions(root, [...ALIASES.global_num_experts, ...ALIASES.top_k], 4)) return is('transformers');
  if (has('num_hidden_layers', 'n_layers', 'num_layers', 'n_layer')) return is('transformers');
  return otherOf(has);
}

function otherOf(has: (...names: string[]) => boolean): OtherFile {
  if (has('quantization', 'quant_method', 'quant_algo', 'quantization_config', 'config_groups'))
    return 'quantisation';
  if (has('tokenizer_class', 'added_tokens', 'added_tokens_decoder', 'vocab')) return 'tokenizer';
  if (has('peft_type', 'lora_alpha')) return 'adapter';
  if (has('weight_map')) return 'weights';
  if (has('temperature', 'top_p', 'do_sample', 'max_new_tokens', '_from_model_config')) return 'generation';
  return 'other';
}

/** Whether a key occurs in an object or in those within it. */
function mentions({ entries }: ObjectValue, names: readonly string[], depth: number): boolean {
  if (names.some((name) => entries.has(name))) return true;
  if (depth === 0) return false;
  for (const value of entries.values())
    if (value.kind === 'object' && mentions(value, names, depth - 1)) return true;
  return false;
}

function withoutDashes(root: ObjectValue): ObjectValue {
  const entries = [...root.entries].map(
    ([key, value]) => [key.replace(/^--/, '').replaceAll('-', '_'), value] as const,
  );
  return { ...root, entries: new Map(entries) };
}

const GGUF_NAME =
  /(?:^|\.)(expert_\w+|leading_dense_block_count|block_count|interleave_moe_layer_step|moe_every_n_layers)$/;

/** The metadata of a GGUF file, as gguf-dump's JSON has it, as pairs of key and value, or null. */
function ggufOf(root: ObjectValue): Dialected | null {
  const inner = root.entries.get('metadata') ?? root.entries.get('gguf');
  const source = inner?.kind === 'object' ? inner.entries : root.entries;
  const named = plainOf(source.get('general.architecture')) ?? plainOf(source.get('architecture'));
  const keys = [...source.keys()];
  const isGguf =
    (named?.kind === 'string' &&
      (source.has('general.architecture') || keys.some((key) => GGUF_NAME.test(key)))) ||
    keys.some((key) => /^[\w-]+\.expert_(?:used_)?count$/.test(key)) ||
    (!source.has('model_type') && source.has('expert_count'));
  if (!isGguf) return null;
  const architecture =
    named?.kind === 'string'
      ? named.text
      : (keys.find((key) => /\.expert_(?:used_)?count$/.test(key))?.split('.')[0] ?? null);
  const entries = new Map<string, Value>();
  const bare: string[] = [];
  for (const [key, value] of source) {
    const [, name] = GGUF_NAME.exec(key) ?? [];
    const plain = plainOf(value);
    if (name === undefined || !plain) continue;
    const isBare = !key.includes('.');
    if (isBare) bare.push(key);
    if (!isBare || !entries.has(name)) entries.set(name, plain);
  }
  const tensors = root.entries.get('tensors');
  const names = tensors?.kind === 'object' ? [...tensors.entries.keys()] : [];
  if (names.length > 0) {
    const hasBias = names.some((name) => name.includes('exp_probs_b'));
    entries.set('e_score_correction_bias', { kind: 'flag', at: tensors!.at, value: hasBias });
  }
  return { dialect: 'gguf', root: { kind: 'object', at: root.at, name: '', entries }, architecture, bare };
}

/** gguf-dump wraps each value in an object. */
function plainOf(value: Value | undefined): Value | undefined {
  return value?.kind === 'object' ? value.entries.get('value') : value;
}
