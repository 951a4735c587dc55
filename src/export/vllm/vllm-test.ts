import { irregularOf } from '../../core/facts/irregular';
import { tiesOf } from '../../core/facts/ties';
import type { LogitsDtype, RouterParams } from '../../core/types';
import { base64 } from '../base64';
import { asciiLine, pythonNumber } from '../python/literal';
import { inputOfToken, type Taken } from '../take';
import template from './test_vllm.py?raw';
import { type VllmFunction, vllmFunctionOf } from './vllm-function';

/** vLLM's public functions, newest place first. */
const LAYERS = 'vllm.model_executor.layers.fused_moe';
const PLACES = {
  grouped_topk: [`${LAYERS}.router.grouped_topk_router.grouped_topk`, `${LAYERS}.fused_moe.grouped_topk`],
  fused_topk: [`${LAYERS}.router.fused_topk_router.fused_topk`, `${LAYERS}.fused_moe.fused_topk`],
  fused_topk_bias: [
    `${LAYERS}.router.fused_topk_bias_router.fused_topk_bias`,
    `${LAYERS}.fused_moe.fused_topk_bias`,
  ],
} as const;

const TORCH_TYPE = { f32: 'float32', bf16: 'bfloat16', f16: 'float16' } as const;
const STEPS: Record<LogitsDtype, number> = { f32: 2 ** -23, bf16: 2 ** -7, f16: 2 ** -10 };

/**
 * A pytest file that gives the row to vLLM's own function. Null if the path ends in none that can be called with a row:
 * another implementation, another platform than CUDA, or a row that only pads.
 */
export function vllmTestText(taken: Taken, about: readonly string[]): string | null {
  const { token } = taken;
  const { plan, result, scenario, bias } = token;
  const input = inputOfToken(token);
  const name = vllmFunctionOf(token);
  if (!name) return null;
  const { environment } = scenario.setup;
  const tied = tiesOf(token) === 'unspecified' ? irregularOf(token).expertCut : null;
  const free = tied && tied.closeness === 'tie' ? [...tied.close].sort((a, b) => a - b) : [];
  const steps = (input.params.topK + 16) * STEPS[input.dtype];
  const values: Record<string, string> = {
    FUSED: String(Number(environment.useFusedGroupedTopk)),
    INVARIANT: String(Number(environment.batchInvariant)),
    LOGITS: base64(input.logits),
    BIAS: bias && plan.hasBias ? `"${base64(bias)}"` : 'None',
    IDS: `[${result.ids.join(', ')}]`,
    WEIGHTS: base64(result.weights),
    FREE: free.length > 0 ? `{${free.join(', ')}}` : 'set()',
    WITHIN: String(steps),
    DTYPE: TORCH_TYPE[input.dtype],
    BIAS_DTYPE: TORCH_TYPE[scenario.setup.biasDtype],
    CALL: call(name, input.params, plan.scoring, plan.scales),
  };
  const body = template.replace(/@(\w+)@/g, (whole, key: string) => values[key] ?? whole);
  return `${about.map((line) => `# ${asciiLine(line)}`.trimEnd()).join('\n')}\n\n${body}`;
}

/** The call as lines of Python, indented. The plain functions do not scale: the routers around them do. */
function call(name: VllmFunction, params: RouterParams, scoring: string, scales: boolean): string {
  const places = PLACES[name].map((place) => `"${place}"`).join(', ');
  const common = `gating_output=logits, topk=${params.topK}, renormalize=${params.renormalize ? 'True' : 'False'}`;
  const scale = pythonNumber(params.routedScalingFactor);
  const scaled = scales ? [`    weights = weights * float("${scale}")`] : [];
  switch (name) {
    case 'grouped_topk':
      return [
        `    route = find(${places})`,
        `    weights, ids = route(hidden_states=hidden, ${common}, num_expert_group=${params.numExpertGroup},`,
        `        topk_group=${params.topkGroup}, scoring_func="${params.scoringFunc}",`,
        `        routed_scaling_factor=float("${scale}"), e_score_correction_bias=bias)`,
      ].join('\n');
    case 'fused_topk_bias':
      return [
        `    route = find(${places})`,
        '    import inspect',
        '',
        `    named = {"scoring_func": "${scoring}"} if "scoring_func" in inspect.signature(route).parameters else {}`,
        `    weights, ids = route(hidden_states=hidden, ${common}, e_score_correction_bias=bias, **named)[:2]`,
        ...scaled,
      ].join('\n');
    case 'fused_topk':
      return [
        `    route = find(${places})`,
        `    weights, ids = route(hidden_states=hidden, ${common}, scoring_func="${scoring}")[:2]`,
        ...scaled,
      ].join('\n');
  }
}
