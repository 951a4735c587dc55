import type { Provenance } from '../../core/facts/checks/config-reading';
import { countOf, type Remarker, wholeNumbers } from './numbers';
import { type Found, find, type Scope } from './scopes';

/** How many layers have no router, and where that comes from; null if no key says it. */
export interface DenseLayers {
  readonly value: number | null;
  readonly provenance: Provenance;
}

type Reader = (scopes: readonly Scope[], layers: number | null, remark: Remarker) => DenseLayers | null;

/** Counts the layers without a router by the first key that tells them. */
export function denseLayersOf(
  scopes: readonly Scope[],
  layers: number | null,
  remark: Remarker,
): DenseLayers | null {
  for (const read of READERS) {
    const dense = read(scopes, layers, remark);
    if (dense) return dense;
  }
  return null;
}

const READERS: readonly Reader[] = [
  blockPattern,
  blockList,
  layerTypes,
  flagPerLayer,
  moeLayers,
  frequencyList,
  interleaved,
  period,
  ernie,
  everyNth,
  sparseStep,
  prefix,
  everyLayer,
];

function stated(found: Found, value: number | null, rule?: string): DenseLayers {
  const confidence = value === null ? 'unknown' : 'stated';
  return { value, provenance: rule ? { key: found.key, rule, confidence } : { key: found.key, confidence } };
}

/** Blocks of several kinds, each with one mixer: those without experts are not all feed-forward layers. */
function blockPattern(scopes: readonly Scope[], _: number | null, remark: Remarker): DenseLayers | null {
  const found = find(scopes, 'hybrid_override_pattern');
  if (found?.value.kind !== 'string') return null;
  remark(
    { code: 'hybridLayers', key: found.key, value: String(found.value.text.split('E').length - 1) },
    found.value.at,
  );
  return stated(found, null, 'blocks-of-several-kinds');
}

function blockList(scopes: readonly Scope[], _: number | null, remark: Remarker): DenseLayers | null {
  const found = find(scopes, 'layers_block_type');
  if (found?.value.kind !== 'list') return null;
  const names = found.value.items.map((item) => (item.kind === 'string' ? item.text : ''));
  const count = names.filter((name) => name === 'moe').length;
  if (count === 0) return null;
  remark({ code: 'hybridLayers', key: found.key, value: String(count) }, found.value.at);
  return stated(found, null, 'blocks-of-several-kinds');
}

function layerTypes(scopes: readonly Scope[]): DenseLayers | null {
  const found = find(scopes, 'mlp_layer_types', 'ffn_layer_types');
  if (found?.value.kind !== 'list') return null;
  const types = found.value.items.map((item) => (item.kind === 'string' ? item.text : ''));
  return types.every((type) => ['dense', 'sparse', 'moe'].includes(type))
    ? stated(found, types.filter((type) => type === 'dense').length)
    : null;
}

function flagPerLayer(scopes: readonly Scope[]): DenseLayers | null {
  const found = find(scopes, 'is_moe_layer');
  if (found?.value.kind !== 'list') return null;
  const dense = found.value.items.filter((item) => item.kind === 'flag' && !item.value);
  return stated(found, dense.length);
}

/** The layers with a router are listed. */
function moeLayers(scopes: readonly Scope[], layers: number | null): DenseLayers | null {
  const found = find(scopes, 'moe_layers_enum', 'moe_layers');
  const list = found && wholeNumbers(found.value);
  if (!found || !list || list.length === 0) return null;
  if (layers === null) return stated(found, null, 'layers-unknown');
  return stated(found, layers - new Set(list.filter((layer) => layer >= 0 && layer < layers)).size);
}

/** 0 or 1 for each layer. */
function frequencyList(scopes: readonly Scope[]): DenseLayers | null {
  const found = find(scopes, 'moe_layer_freq');
  const list = found && found.value.kind !== 'number' ? wholeNumbers(found.value) : null;
  return found && list && list.length > 0 ? stated(found, list.filter((flag) => flag === 0).length) : null;
}

/** Every n-th layer, counted from the n-th. */
function interleaved(scopes: readonly Scope[], layers: number | null, remark: Remarker): DenseLayers | null {
  const found = find(scopes, ...STEPS);
  const step = found && countOf(found, remark, 'dense_layers');
  if (!found || !step || step === 1) return null;
  if (layers === null) return stated(found, null, 'layers-unknown');
  const dense = prefix(scopes, layers, remark)?.value ?? 0;
  return stated(
    found,
    countWhere(layers, (i) => i < dense || (i + 1) % step !== 0),
  );
}

/** A step of 1 leaves no layer out. */
function everyLayer(scopes: readonly Scope[]): DenseLayers | null {
  const found = find(scopes, ...STEPS, 'moe_layer_freq');
  return found?.value.kind === 'number' && found.value.value === 1 ? stated(found, 0) : null;
}

const STEPS = ['interleave_moe_layer_step', 'moe_layer_frequency', 'moe_every_n_layers', 'route_every_n'];

/** Jamba's period and offset. */
function period(scopes: readonly Scope[], layers: number | null, remark: Remarker): DenseLayers | null {
  const found = find(scopes, 'expert_layer_period');
  const step = found && countOf(found, remark, 'dense_layers');
  if (!found || !step) return null;
  if (layers === null) return stated(found, null, 'layers-unknown');
  const shift = find(scopes, 'expert_layer_offset');
  const offset = (shift && countOf(shift, remark)) ?? 0;
  return stated(
    found,
    countWhere(layers, (i) => i % step !== offset),
  );
}

/** ERNIE's first and last layer with a router, and the interval between them. */
function ernie(scopes: readonly Scope[], layers: number | null, remark: Remarker): DenseLayers | null {
  const found = find(scopes, 'moe_layer_start_index');
  if (!found) return null;
  const start = edge(found, Math.min, remark);
  if (start === null) return null;
  if (layers === null) return stated(found, null, 'layers-unknown');
  const last = find(scopes, 'moe_layer_end_index');
  const end = last && last.value.kind !== 'null' ? readEnd(last, layers) : layers - 1;
  const each = find(scopes, 'moe_layer_interval');
  const interval = (each && countOf(each, remark)) || 1;
  return stated(
    found,
    countWhere(layers, (i) => i < start || i > end || (i + 1) % interval !== 0),
  );
}

/** The last layer; −1 and whatever lies beyond are the model's last. */
function readEnd({ value }: Found, layers: number): number {
  const numbers = value.kind === 'number' ? [value.value] : (wholeNumbers(value) ?? []);
  const end = numbers.length > 0 ? Math.max(...numbers) : -1;
  return end < 0 ? layers - 1 : end;
}

/** The value, or the outermost of a list with one for each kind of token. */
function edge(found: Found, outer: (...values: number[]) => number, remark: Remarker): number | null {
  const list = found.value.kind === 'list' ? wholeNumbers(found.value) : null;
  return list && list.length > 0 ? outer(...list) : countOf(found, remark, 'dense_layers');
}

/** After the dense prefix, every n-th layer has a router. */
function everyNth(scopes: readonly Scope[], layers: number | null, remark: Remarker): DenseLayers | null {
  const found = find(scopes, 'moe_layer_freq');
  if (found?.value.kind !== 'number') return null;
  const step = countOf(found, remark, 'dense_layers');
  if (!step || step === 1) return null;
  const first = find(scopes, 'first_k_dense_replace');
  const dense = (first && countOf(first, remark, 'dense_layers')) ?? 0;
  if (layers === null) return stated(found, null, 'layers-unknown');
  return stated(
    found,
    countWhere(layers, (i) => i < dense || i % step !== 0),
  );
}

/** Qwen's step, and the layers it leaves out. */
function sparseStep(scopes: readonly Scope[], layers: number | null, remark: Remarker): DenseLayers | null {
  const found = find(scopes, 'decoder_sparse_step', 'mlp_only_layers');
  if (!found) return null;
  const each = find(scopes, 'decoder_sparse_step');
  const step = (each && countOf(each, remark, 'dense_layers')) || 1;
  const only = find(scopes, 'mlp_only_layers');
  const listed = new Set((only && wholeNumbers(only.value)) ?? []);
  if (step === 1 && listed.size === 0) return stated(found, 0);
  if (layers === null) return stated(found, null, 'layers-unknown');
  return stated(
    found,
    countWhere(layers, (i) => listed.has(i) || (i + 1) % step !== 0),
  );
}

function prefix(scopes: readonly Scope[], _: number | null, remark: Remarker): DenseLayers | null {
  const names = [
    'first_k_dense_replace',
    'num_dense_layers',
    'n_dense_layers',
    'moe_layer_num_skipped',
    'leading_dense_block_count',
    'n_dense_first_layers',
    'first_k_dense_layers',
  ];
  const found = find(scopes, ...names);
  const value = found && countOf(found, remark, 'dense_layers');
  return found ? stated(found, value) : null;
}

function countWhere(layers: number, isSo: (layer: number) => boolean): number {
  let count = 0;
  for (let i = 0; i < layers; i++) if (isSo(i)) count++;
  return count;
}
