import type {
  ConfigParams,
  ConfigReading,
  ParamName,
  Provenance,
} from '../../core/facts/checks/config-reading';
import { PARAM_NAMES } from '../../core/facts/checks/config-reading';
import { ALIASES, FALSE_FRIENDS, type KeyedParam, SHARED_WIDTHS } from './aliases';
import { denseLayersOf } from './dense-layers';
import type { Dialected } from './dialects';
import { impliedValues } from './implied';
import { about, countOf, factorOf, flagOf, type Remarker } from './numbers';
import { readFamily } from './read-family';
import { readScoring } from './read-scoring';
import { type Found, find, findAll, isSaid, type Scope, scopesOf } from './scopes';
import { shown } from './values';

type Param = { value: ConfigParams[ParamName] | null; provenance: Provenance };
type Params = Partial<Record<ParamName, Param>>;

/** What is not in the file, when the file was cut or is no whole configuration. */
const NOT_READ: Param = { value: null, provenance: { rule: 'not-read', confidence: 'unknown' } };
const NOT_SAID: Param = { value: null, provenance: { rule: 'not-said', confidence: 'unknown' } };

const NONE: { readonly [Name in KeyedParam]?: ConfigParams[Name] } = {
  global_num_experts: 0,
  num_expert_group: 1,
  topk_group: 1,
  routed_scaling_factor: 1,
  n_shared_experts: 0,
  e_score_correction_bias: false,
};

/** Reads the router's parameters; nothing is implied for keys that may stand behind the end of a cut file. */
export function readParams(
  config: Dialected,
  isCut: boolean,
  remark: Remarker,
): Omit<ConfigReading, 'remarks'> {
  const { dialect, root } = config;
  const scopes = scopesOf(root);
  const isCall = root.name !== '' || dialect === 'vllm' || dialect === 'sglang';
  const found = readFamily(config, scopes, remark);
  const { family, name, isGuess } = found;
  const params: Params = {};
  const aliases = isCall ? { ...ALIASES, top_k: ['top_k', ...ALIASES.top_k] } : ALIASES;
  for (const param of Object.keys(ALIASES) as KeyedParam[]) {
    const wanted = family?.keys?.[param];
    const stated = readKeys(param, findAll(scopes, aliases[param]), wanted, isCut, remark);
    const read = stated ?? nullMeansNone(param, scopes, aliases[param]);
    if (read) params[param] = read;
  }
  const layersKey = find(scopes, 'num_hidden_layers', 'num_layers', 'n_layers', 'n_layer', 'block_count');
  const layers = layersKey && countOf(layersKey, () => {});
  const method = readMethod(scopes, params, remark, family?.implied.scoring_func ?? null);
  readGroupingSwitch(scopes, params, isCall && !/Router$/.test(root.name));
  readSharedWidth(scopes, params, remark);
  const dense = denseLayersOf(scopes, layers, remark);
  // Several keys tell the dense layers together, and some may stand behind the cut.
  if (dense)
    params.dense_layers =
      isCut && dense.value !== null
        ? { ...dense, provenance: { ...dense.provenance, confidence: 'guess' } }
        : dense;
  const width = find(scopes, 'dim');
  const implied = impliedValues(config, found, {
    scoring: (params.scoring_func?.value ?? null) as ConfigParams['scoring_func'] | null,
    topK: (params.top_k?.value ?? null) as number | null,
    hasBias: params.e_score_correction_bias?.value === true,
    layers,
    width: width && countOf(width, () => {}),
    preSoftmax: isOn(find(scopes, 'moe_router_pre_softmax')),
  });
  if (!isCut)
    for (const [param, { value, rule, confidence }] of Object.entries(implied))
      params[param as ParamName] ??= { value, provenance: { rule, confidence } };
  const isDense = settleExperts(params, scopes, name, isCut, layers);
  if (!isDense) remarkOthers(scopes, dialect, remark);
  const all = PARAM_NAMES.map((param) => [param, params[param] ?? (isCut ? NOT_READ : NOT_SAID)] as const);
  const parallel = find(scopes, 'expert_model_parallel_size', 'expert_parallel_size', 'ep_size');
  return {
    params: Object.fromEntries(
      all.map(([param, { value }]) => [param, value]),
    ) as unknown as ConfigReading['params'],
    provenance: Object.fromEntries(
      all.map(([param, { provenance }]) => [param, provenance]),
    ) as unknown as ConfigReading['provenance'],
    layers,
    expertParallelSize: parallel && countOf(parallel, () => {}),
    topkMethod: method,
    picksFirst: family?.picksFirst ?? false,
    family: family && !isGuess ? family.id : null,
  };
}

function isOn(found: Found | null): boolean {
  return found?.value.kind === 'flag' && found.value.value;
}

/** The value of the first key that has one; other keys that say something else are named. */
function readKeys(
  param: KeyedParam,
  found: readonly Found[],
  wanted: string | undefined,
  isCut: boolean,
  remark: Remarker,
): Param | null {
  const ordered = wanted
    ? [...found].sort((a, b) => Number(b.name === wanted) - Number(a.name === wanted))
    : found;
  const read = ordered.map((one) => ({ one, value: readOne(param, one, remark) }));
  const first = read.find(({ value }) => value !== null);
  if (!first) {
    const [refused] = read;
    return refused
      ? { value: null, provenance: { key: refused.one.key, rule: 'not-usable', confidence: 'unknown' } }
      : null;
  }
  const other = read.find(({ value }) => value !== null && value !== first.value);
  if (other)
    remark(
      {
        code: 'keysDisagree',
        ...about(other.one, param),
        other: `${first.one.key} = ${shown(first.one.value)}`,
      },
      other.one.value.at,
    );
  // Behind the cut may stand the key that counts.
  const isSettled = first.one.name === wanted || (!other && !(isCut && wanted !== undefined));
  return {
    value: first.value,
    provenance: { key: first.one.key, confidence: isSettled ? 'stated' : 'guess' },
  };
}

function readOne(param: KeyedParam, found: Found, remark: Remarker): ConfigParams[KeyedParam] | null {
  const one = firstLayer(param, found, remark);
  switch (param) {
    case 'scoring_func':
      return readScoring(one, remark);
    case 'renormalize':
      // The order of a norm: 1 is the sum.
      if (one.name === 'moe_normalize_expert_weights' && one.value.kind === 'number' && one.value.value === 1)
        return true;
      return flagOf(one, remark, param);
    case 'e_score_correction_bias':
      return readBias(one, remark);
    case 'routed_scaling_factor': {
      const factor = factorOf(one, remark, param);
      // llama.cpp takes 0 for no factor.
      return factor === 0 && one.name === 'expert_weights_scale' ? 1 : factor;
    }
    default:
      return countOf(one, remark, param);
  }
}

/** A list has a value for each layer, or for each kind of token: the first is taken, and a difference is named. */
function firstLayer(param: KeyedParam, found: Found, remark: Remarker): Found {
  const { value } = found;
  if (value.kind !== 'list' || param === 'e_score_correction_bias' || value.items.length === 0) return found;
  const texts = new Set(value.items.map(shown));
  // Layers without experts say 0.
  const first = value.items.find((item) => shown(item) !== '0') ?? value.items[0]!;
  if (texts.size > 1)
    remark({ code: 'perLayer', key: found.key, value: [...texts].slice(0, 8).join(', '), param }, value.at);
  return { ...found, value: first };
}

/** A flag; or in a call a tensor, or the name of one. */
function readBias(found: Found, remark: Remarker): boolean | null {
  const { kind } = found.value;
  if (kind === 'object' || kind === 'list') return true;
  if (kind === 'word' && ['e_score_correction_bias', 'correction_bias'].includes(found.name)) return true;
  return flagOf(found, remark, 'e_score_correction_bias');
}

/** A key with null says that the model has no such thing. */
function nullMeansNone(param: KeyedParam, scopes: readonly Scope[], names: readonly string[]): Param | null {
  const value = NONE[param];
  if (value === undefined) return null;
  for (const { path, object } of scopes) {
    const name = names.find((one) => object.entries.get(one)?.kind === 'null');
    if (name !== undefined)
      return {
        value,
        provenance: { key: path ? `${path}.${name}` : name, rule: 'null-means-none', confidence: 'implied' },
      };
  }
  return null;
}

/** `topk_method` tells whether there is a bias; some files have its value in place of a scoring function. */
function readMethod(
  scopes: readonly Scope[],
  params: Params,
  remark: Remarker,
  scoring: ConfigParams['scoring_func'] | null,
): string | null {
  const misplaced = find(scopes, 'scoring_func', 'score_function', 'score_func');
  if (misplaced?.value.kind === 'string' && misplaced.value.text === 'noaux_tc') {
    remark({ code: 'methodAsScoring', ...about(misplaced, 'scoring_func') }, misplaced.value.at);
    const rule = 'noaux_tc-in-place-of-scoring';
    const confidence = scoring === null ? 'guess' : 'implied';
    params.scoring_func = {
      value: scoring ?? 'sigmoid',
      provenance: { key: misplaced.key, rule, confidence },
    };
    params.e_score_correction_bias ??= {
      value: true,
      provenance: { key: misplaced.key, rule, confidence: 'implied' },
    };
  }
  const found = find(scopes, 'topk_method');
  if (found?.value.kind !== 'string') return null;
  const { text } = found.value;
  const hasBias = text === 'noaux_tc' ? true : /^(?:group_limited_)?greedy$/.test(text) ? false : null;
  if (hasBias !== null)
    params.e_score_correction_bias ??= {
      value: hasBias,
      provenance: {
        key: found.key,
        rule: hasBias ? 'noaux_tc-has-bias' : 'greedy-has-no-bias',
        confidence: 'implied',
      },
    };
  return text.slice(0, 100);
}

/** Without grouping all experts are one group, whatever the other keys say. */
function readGroupingSwitch(scopes: readonly Scope[], params: Params, isOffByDefault: boolean): void {
  const every = find(scopes, 'router_n_groups');
  if (every && params.num_expert_group && !find(scopes, ...ALIASES.topk_group))
    params.topk_group = {
      value: params.num_expert_group.value,
      provenance: { key: every.key, rule: 'every-group-is-kept', confidence: 'implied' },
    };
  const found = find(scopes, 'use_grouped_topk');
  const isOff = found ? found.value.kind === 'flag' && !found.value.value : isOffByDefault;
  const groups = params.num_expert_group?.value;
  if (isOff && groups !== undefined && groups !== 1) {
    const provenance: Provenance = found
      ? { key: found.key, rule: 'grouping-is-off', confidence: 'implied' }
      : { rule: 'grouping-is-off-by-default', confidence: 'implied' };
    params.num_expert_group = { value: 1, provenance };
    params.topk_group = { value: 1, provenance };
  } else if (groups === 1 && !params.topk_group)
    params.topk_group = { value: 1, provenance: { rule: 'one-group', confidence: 'implied' } };
}

function readSharedWidth(scopes: readonly Scope[], params: Params, remark: Remarker): void {
  if (params.n_shared_experts && params.n_shared_experts.provenance.rule !== 'null-means-none') return;
  const found = find(scopes, ...SHARED_WIDTHS);
  const width = found && countOf(found, remark, 'n_shared_experts');
  if (!found || width === null) return;
  const one = find(scopes, 'moe_ffn_hidden_size');
  const each = one && countOf(one, () => {});
  // Megatron gives the width of all of them together.
  const count = width === 0 ? 0 : each && width % each === 0 ? width / each : 1;
  params.n_shared_experts = {
    value: count,
    provenance: { key: found.key, rule: 'width-of-shared-experts', confidence: 'implied' },
  };
}

/** Whether the model is dense: then it has no router, and no parameter of one. */
function settleExperts(
  params: Params,
  scopes: readonly Scope[],
  family: string | null,
  isCut: boolean,
  layers: number | null,
): boolean {
  const hasOff = find(scopes, 'enable_moe_block');
  if (!params.global_num_experts && !params.top_k && !isCut && family === null && layers !== null)
    params.global_num_experts = { value: 0, provenance: { rule: 'no-expert-key', confidence: 'implied' } };
  const blocks = find(scopes, 'hybrid_override_pattern');
  if (
    !params.global_num_experts &&
    blocks?.value.kind === 'string' &&
    !blocks.value.text.includes('E') &&
    !isCut
  )
    params.global_num_experts = {
      value: 0,
      provenance: { key: blocks.key, rule: 'no-block-with-experts', confidence: 'implied' },
    };
  if (hasOff?.value.kind === 'flag' && !hasOff.value.value)
    params.global_num_experts = { value: 0, provenance: { key: hasOff.key, confidence: 'stated' } };
  if (params.global_num_experts?.value !== 0) return false;
  for (const param of PARAM_NAMES)
    if (param !== 'global_num_experts')
      params[param] = { value: null, provenance: { rule: 'no-router', confidence: 'unknown' } };
  if (layers !== null)
    params.dense_layers = { value: layers, provenance: { rule: 'no-router', confidence: 'implied' } };
  return true;
}

function remarkOthers(scopes: readonly Scope[], dialect: Dialected['dialect'], remark: Remarker): void {
  const inCall = dialect === 'vllm' || dialect === 'sglang';
  const [main] = scopes;
  const seen = new Set<string>();
  for (const { path, object } of main ? [main, ...scopes] : [])
    for (const name of FALSE_FRIENDS) {
      const value = object.entries.get(name);
      if (!isSaid(value) || seen.has(name) || (inCall && name === 'top_k')) continue;
      seen.add(name);
      const key = path ? `${path}.${name}` : name;
      remark({ code: 'falseFriend', ...about({ key, value }) }, value.at);
    }
  const hash = find(scopes, 'num_hash_layers', 'n_hash_layers');
  if (hash?.value.kind === 'number' && hash.value.value > 0)
    remark({ code: 'hashLayers', ...about(hash) }, hash.value.at);
  const zero = find(scopes, 'zero_expert_num');
  if (zero?.value.kind === 'number' && zero.value.value > 0)
    remark({ code: 'zeroExperts', ...about(zero) }, zero.value.at);
}
