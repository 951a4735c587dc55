import type { RouteInput, RouterParams } from '../../core/types';
import { base64 } from '../base64';
import { jsonNumber, jsonText } from '../json';
import { booleans, floats, integers, npz } from '../npy';
import { asciiLine } from '../python/literal';
import type { PackCase, PackCases } from './cases';
import template from './test_router.py?raw';

/** The parameters that a router of a test takes, by vLLM's names. */
function packParams(params: RouterParams) {
  return {
    top_k: params.topK,
    num_expert_group: params.numExpertGroup,
    topk_group: params.topkGroup,
    renormalize: params.renormalize,
    scoring_func: params.scoringFunc,
    routed_scaling_factor: params.routedScalingFactor,
  };
}

const TORCH_TYPE = { f32: 'float32', bf16: 'bfloat16', f16: 'float16' } as const;
const STEP = { f32: '2.0**-23', bf16: '2.0**-7', f16: '2.0**-10' } as const;

/** A pytest file with the rows of a pack in it. It tests the callable that the variable ROUTER names. */
export function packTest(
  { dtype }: RouteInput,
  { cases, leftOut }: PackCases,
  about: readonly string[],
): string {
  const rows = cases.map((each) =>
    [
      '    {',
      `        "name": ${JSON.stringify(each.name)},`,
      `        "params": dict(${pythonArguments(each.params)}),`,
      `        "logits": "${base64(each.logits)}",`,
      `        "bias": ${each.bias ? `"${base64(each.bias)}"` : 'None'},`,
      `        "ids": [${each.ids.join(', ')}],`,
      `        "weights": "${base64(each.weights)}",`,
      `        "free": [${each.free.join(', ')}],`,
      '    },',
    ].join('\n'),
  );
  const head = [...about, ...leftOutLines(leftOut)]
    .map((line) => `# ${asciiLine(line)}`.trimEnd())
    .join('\n');
  const body = template
    .replace('@CASES@', () => `[\n${rows.join('\n')}\n]`)
    .replace('@DTYPE@', TORCH_TYPE[dtype])
    .replace('@STEP@', STEP[dtype]);
  return `${head}\n\n${body}`;
}

function leftOutLines(leftOut: readonly string[]): string[] {
  if (leftOut.length === 0) return [];
  return [
    'Left out, because the implementation refuses these rows, or no order of equal or nearly equal values is promised:',
    ...leftOut.map((name) => `  ${name}`),
  ];
}

function pythonArguments(params: RouterParams): string {
  return Object.entries(packParams(params))
    .map(([name, value]) => `${name}=${pythonValue(value)}`)
    .join(', ');
}

function pythonValue(value: number | string | boolean): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return JSON.stringify(value);
  return Number.isFinite(value) ? String(value) : `float("${value}")`;
}

/** The rows of a pack as JSON, numbers by `jsonNumber`. */
export function packJson({ dtype, semantics }: RouteInput, { cases, leftOut }: PackCases): string {
  const list = (values: Iterable<number>) => Array.from(values, jsonNumber);
  return jsonText({
    format: 'moe-router-pack/1',
    record: semantics,
    dtype,
    left_out: leftOut,
    rows: cases.map((each) => ({
      name: each.name,
      params: {
        ...packParams(each.params),
        routed_scaling_factor: jsonNumber(each.params.routedScalingFactor),
      },
      logits: list(each.logits),
      e_score_correction_bias: each.bias && list(each.bias),
      ids: [...each.ids],
      weights: list(each.weights),
      any_of: each.free,
    })),
  });
}

/**
 * The rows of a pack for numpy: `logits`, `bias` [rows, E], `has_bias`, the parameters by row, and `ids` (ends filled
 * with -1), `weights` (with 0) and `any_of` [rows, E], true for equal experts of which any may be picked.
 */
export function packNpz(cases: readonly PackCase[]): Uint8Array<ArrayBufferLike> {
  const rows = cases.length;
  const E = cases[0]?.logits.length ?? 0;
  const width = Math.max(0, ...cases.map(({ ids }) => ids.length));
  const each = (of: (one: PackCase) => number) => integers(cases.map(of), [rows]);
  const padded = (values: ArrayLike<number>, fill: number) =>
    Array.from({ length: width }, (_, j) => values[j] ?? fill);
  return npz({
    logits: floats(
      cases.flatMap(({ logits }) => [...logits]),
      [rows, E],
    ),
    bias: floats(
      cases.flatMap(({ bias }) => [...(bias ?? new Float32Array(E))]),
      [rows, E],
    ),
    has_bias: booleans(
      cases.map(({ bias }) => bias !== null),
      [rows],
    ),
    top_k: each(({ params }) => params.topK),
    num_expert_group: each(({ params }) => params.numExpertGroup),
    topk_group: each(({ params }) => params.topkGroup),
    renormalize: booleans(
      cases.map(({ params }) => params.renormalize),
      [rows],
    ),
    is_sigmoid: booleans(
      cases.map(({ params }) => params.scoringFunc === 'sigmoid'),
      [rows],
    ),
    is_softmax: booleans(
      cases.map(({ params }) => params.scoringFunc === 'softmax'),
      [rows],
    ),
    routed_scaling_factor: floats(
      cases.map(({ params }) => params.routedScalingFactor),
      [rows],
    ),
    ids: integers(
      cases.flatMap(({ ids }) => padded(ids, -1)),
      [rows, width],
    ),
    weights: floats(
      cases.flatMap(({ weights }) => padded(weights, 0)),
      [rows, width],
    ),
    any_of: booleans(
      cases.flatMap(({ free }) => Array.from({ length: E }, (_, e) => free.includes(e))),
      [rows, E],
    ),
  });
}
