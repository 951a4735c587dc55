import type { Confidence, ConfigParams, ParamName } from '../../core/facts/checks/config-reading';
import type { Dialected } from './dialects';
import type { Family } from './families';
import type { ReadFamily } from './read-family';

/** A value that a rule gives, and the rule. */
interface ImpliedValue {
  readonly value: ConfigParams[ParamName] | null;
  readonly rule: string;
  readonly confidence: Confidence;
}

export type ImpliedValues = { readonly [Name in ParamName]?: ImpliedValue };

/** What the keys before have given, on which some rules depend. */
export interface Known {
  readonly scoring: ConfigParams['scoring_func'] | null;
  readonly topK: number | null;
  readonly hasBias: boolean;
  readonly layers: number | null;
  readonly width: number | null;
  readonly preSoftmax: boolean;
}

/** llama.cpp divides the weights of these by their sum without asking the file. */
const GGUF_DIVIDES: ReadonlySet<string> = new Set([
  'llama',
  'qwen3moe',
  'qwen3vlmoe',
  'qwen3next',
  'dbrx',
  'grok',
  'gpt-oss',
]);

/** llama.cpp knows GLM-4.7-Flash, whose files may lack the function, by its number of blocks. */
const FLASH_BLOCKS: readonly number[] = [47, 48];

/** What applies where no key says it, in a file that was read to its end. */
export function impliedValues(
  { dialect, architecture }: Dialected,
  { family, isGuess, isLike }: ReadFamily,
  known: Known,
): ImpliedValues {
  switch (dialect) {
    case 'transformers':
      return family
        ? all(
            `${isLike ? 'resembles' : 'family'}:${family.id}`,
            isGuess ? 'guess' : 'implied',
            family.implied,
          )
        : NO_KEY;
    case 'mistral':
      return { ...NO_KEY, ...all('mistral-params', 'implied', MISTRAL) };
    case 'deepseek':
      return all('deepseek-native', 'implied', nativeOf(known));
    case 'megatron':
      return all('megatron-default', 'implied', megatronOf(known));
    case 'vllm':
      return all('vllm-default', 'implied', CALL);
    case 'sglang':
      return {
        ...all('sglang-default', 'implied', CALL),
        ...(known.hasBias && all('sglang-bias-means-sigmoid', 'implied', { scoring_func: 'sigmoid' })),
      };
    case 'gguf':
      return ofGguf(architecture, family, known);
  }
}

type Values = { readonly [Name in ParamName]?: ConfigParams[Name] | null };

function all(rule: string, confidence: Confidence, values: Values): ImpliedValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      value === null
        ? { value, rule: `${rule}-unknown`, confidence: 'unknown' }
        : { value, rule, confidence },
    ]),
  );
}

/** A class that is not known probably has no groups, no factor and no shared experts if no key names them. */
const NO_KEY: ImpliedValues = all('no-key', 'guess', {
  num_expert_group: 1,
  topk_group: 1,
  routed_scaling_factor: 1,
  n_shared_experts: 0,
  dense_layers: 0,
});

const MISTRAL: Values = { scoring_func: 'softmax', renormalize: true, e_score_correction_bias: false };

/** Defaults of `FusedMoE` and of SGLang's `TopK`. */
const CALL: Values = {
  num_expert_group: 1,
  topk_group: 1,
  scoring_func: 'softmax',
  renormalize: true,
  routed_scaling_factor: 1,
  e_score_correction_bias: false,
};

/** DeepSeek's own code has a bias only in the largest model, and divides by the sum unless the scores are shares. */
function nativeOf({ scoring, width }: Known): Values {
  const isV4 = scoring === 'sqrtsoftplus';
  return {
    num_expert_group: 1,
    topk_group: 1,
    scoring_func: 'softmax',
    renormalize: (scoring ?? 'softmax') !== 'softmax',
    routed_scaling_factor: 1,
    e_score_correction_bias: isV4 ? true : width === null ? null : width === 7168,
    n_shared_experts: isV4 ? 1 : 2,
    dense_layers: isV4 ? 0 : 1,
  };
}

/** Megatron divides sigmoid scores of more than one pick, and takes the softmax over the picks unless told otherwise. */
function megatronOf({ scoring, topK, preSoftmax }: Known): Values {
  const isShare = (scoring ?? 'softmax') === 'softmax';
  return {
    num_expert_group: 1,
    topk_group: 1,
    scoring_func: 'softmax',
    renormalize: isShare ? !preSoftmax : topK === null ? null : topK > 1,
    routed_scaling_factor: 1,
    e_score_correction_bias: false,
    // A list of arguments is often only the part about the router.
    n_shared_experts: null,
    dense_layers: null,
  };
}

function ofGguf(architecture: string | null, family: Family | null, { layers }: Known): ImpliedValues {
  const base = all('gguf-no-key', 'implied', {
    num_expert_group: 1,
    topk_group: 1,
    routed_scaling_factor: 1,
    n_shared_experts: 0,
    dense_layers: 0,
  });
  if (architecture === 'deepseek2') {
    const isFlash = layers !== null && FLASH_BLOCKS.includes(layers);
    const rule = isFlash ? 'gguf-deepseek2-47-or-48-blocks' : 'gguf-deepseek2-softmax';
    return {
      ...base,
      scoring_func: { value: isFlash ? 'sigmoid' : 'softmax', rule, confidence: 'guess' },
      renormalize: { value: false, rule: 'gguf-no-key', confidence: 'implied' },
    };
  }
  if (!family) return base;
  const { scoring_func, renormalize, e_score_correction_bias } = all(
    `family:${family.id}`,
    'implied',
    family.implied,
  );
  const divides = architecture !== null && GGUF_DIVIDES.has(architecture);
  return {
    ...base,
    ...(scoring_func && { scoring_func }),
    ...(e_score_correction_bias && { e_score_correction_bias }),
    ...(divides
      ? { renormalize: { value: true, rule: `llama.cpp:${architecture}`, confidence: 'implied' as const } }
      : renormalize && { renormalize }),
  };
}
