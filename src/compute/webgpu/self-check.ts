import { roundTo } from '../../core/arithmetic/half';
import { normal } from '../../core/arithmetic/rng';
import { type Difference, firstBitDifference } from '../../core/first-bit-difference';
import { route } from '../../core/route';
import type { SemanticsId } from '../../core/semantics';
import type { LogitsDtype, RouteInput, RouterParams } from '../../core/types';
import type { Engine } from '../engine';

const SIZES: RouterParams = {
  globalNumExperts: 64,
  numExpertGroup: 8,
  topkGroup: 4,
  topK: 8,
  renormalize: true,
  scoringFunc: 'sigmoid',
  routedScalingFactor: 2.5,
  numFusedSharedExperts: 1,
};

const SEED = 11;

const AS_THEY_ARE = (z: number) => z;
const COARSE = (z: number) => Math.round(z);
const TINY = (z: number) => z * 4 - 96;
const WIDE = (z: number) => z * 60;
const SPECIAL = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0, 1e-40];
const WITH_SPECIAL = (z: number, e: number) => SPECIAL[e - 3] ?? z;
const MOSTLY_MISSING = (z: number, e: number) => (e < 40 ? Number.NaN : z);

type CheckedRow = readonly [
  SemanticsId,
  LogitsDtype,
  (z: number, e: number) => number,
  (Partial<RouterParams> & {
    readonly hasBias?: false;
    readonly table?: true;
    readonly isPadding?: true;
  })?,
];

/**
 * One row for every path that vLLM can take, and for every rule that only another engine has; in every type, with ties,
 * subnormal scores and non-finite logits among them.
 */
const ROWS: readonly CheckedRow[] = [
  ['vllm_native', 'f32', AS_THEY_ARE, { globalNumExperts: 256 }],
  ['vllm_native', 'f32', WITH_SPECIAL],
  ['vllm_native', 'f32', TINY, { routedScalingFactor: -1.7 }],
  ['vllm_native', 'f32', AS_THEY_ARE, { hasBias: false }],
  ['vllm_native', 'bf16', COARSE, { globalNumExperts: 60, numExpertGroup: 4, topkGroup: 2 }],
  ['vllm_native', 'f16', WIDE, { scoringFunc: 'softmax' }],
  ['vllm_compiled_sorted', 'bf16', AS_THEY_ARE, { scoringFunc: 'softmax', renormalize: false }],
  ['vllm_fused', 'f32', AS_THEY_ARE],
  ['vllm_fused', 'bf16', MOSTLY_MISSING],
  ['vllm_fused', 'f16', WITH_SPECIAL, { scoringFunc: 'softmax' }],
  ['vllm_fused', 'bf16', AS_THEY_ARE, { scoringFunc: 'softmax', hasBias: false }],
  ['vllm_fused_small', 'bf16', TINY],
  ['vllm_fused_small', 'f32', AS_THEY_ARE, { routedScalingFactor: 2.446 }],
  ['flashinfer', 'f16', AS_THEY_ARE, { routedScalingFactor: 2.446 }],
  ['vllm_fallback_bias', 'f32', AS_THEY_ARE, { numExpertGroup: 7 }],
  ['vllm_fallback', 'f16', WITH_SPECIAL, { globalNumExperts: 60, numExpertGroup: 7 }],
  ['vllm_bias_router_newest', 'bf16', WITH_SPECIAL],
  ['vllm_aiter_bias_shared', 'bf16', AS_THEY_ARE],
  ['vllm_sqrtsoftplus', 'f32', WIDE],
  ['hf_gpt_oss', 'bf16', AS_THEY_ARE],
  ['hf_mistral4', 'f16', COARSE],
  ['megatron_sigmoid', 'f32', COARSE, { topkGroup: 2 }],
  ['tensorrt_llm', 'f32', AS_THEY_ARE],
  ['lmdeploy_group_limited_greedy', 'f32', AS_THEY_ARE],
  ['lmdeploy_router_n_groups', 'f32', AS_THEY_ARE],
  ['vllm_dsv4_topk', 'f32', WITH_SPECIAL, { globalNumExperts: 256, topK: 6 }],
  ['vllm_softplus_sqrt', 'f16', TINY],
  ['vllm_softplus_sqrt', 'f32', WIDE, { table: true }],
  ['hf_deepseek_v4', 'bf16', AS_THEY_ARE, { isPadding: true }],
  ['sglang_triton', 'f32', COARSE],
  ['sglang_triton', 'f32', WITH_SPECIAL, { scoringFunc: 'softmax' }],
  ['vllm_cpu_plain', 'bf16', AS_THEY_ARE, { scoringFunc: 'softmax', renormalize: false }],
];

function checkInputs(): RouteInput[] {
  return ROWS.map(([semantics, dtype, change, { hasBias = true, table, isPadding, ...sizes } = {}]) => {
    const params = { ...SIZES, ...sizes };
    const made = (stream: number, spread: number, of = (z: number, _e: number) => z) =>
      Float32Array.from({ length: params.globalNumExperts }, (_, e) =>
        of(normal(SEED, stream, e) * spread, e),
      );
    return {
      semantics,
      dtype,
      tokens: 1,
      params,
      logits: made(1, 1.5, change).map((z) => roundTo(dtype, z)),
      eScoreCorrectionBias: hasBias ? made(2, 0.02) : null,
      tableIds: table
        ? Int32Array.from({ length: params.topK }, (_, j) => (j * 7 + 3) % params.globalNumExperts)
        : null,
      isPadding: isPadding === true,
    };
  });
}

/** Routes the fixed batch on an engine and compares it with the reference; null when every bit agrees. */
export async function selfCheck(engine: Engine): Promise<Difference | null> {
  const inputs = checkInputs();
  const outcomes = await engine.route(inputs);
  for (const [i, input] of inputs.entries()) {
    const actual = outcomes[i];
    if (!actual) return { array: 'outcomes', index: i, expected: inputs.length, actual: outcomes.length };
    const difference = firstBitDifference(route(input), actual);
    if (difference) return difference;
  }
  return null;
}
