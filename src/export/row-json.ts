import { type Cut, irregularOf } from '../core/facts/irregular';
import { isPadding } from '../core/routed-row';
import { type Json, jsonNumber, jsonText } from './json';
import { recordOf, type Taken } from './take';

const list = (values: Iterable<number>): Json => Array.from(values, jsonNumber);

function cutJson(cut: Cut | null): Json {
  if (!cut) return null;
  return {
    last_in: jsonNumber(cut.last),
    first_out: jsonNumber(cut.next),
    gap: jsonNumber(cut.gap),
    closeness: cut.closeness,
  };
}

/**
 * A routing as JSON in plain ASCII: parameters by vLLM's names, both rows, every intermediate, ids and weights.
 * Numbers as `jsonNumber` writes them. A value that the path does not have is null.
 */
export function rowJson(taken: Taken): string {
  const { token, link, message } = taken;
  const { scenario, dispatch, params, plan, result, logits, bias, ledger } = token;
  const { expertCut, groupCut } = irregularOf(token);
  const hasGroups = plan.isGrouped && plan.numGroups > 1;
  return jsonText({
    format: 'moe-router-row/1',
    numbers: 'NaN, Infinity, -Infinity and -0 are strings',
    link,
    title: message.title,
    note: message.note,
    preset: scenario.preset,
    implementation: scenario.setup.implementation,
    vllm_path: dispatch?.path ?? null,
    record: recordOf(token),
    record_sources: [...plan.rules.sources],
    dtypes: { router: scenario.setup.dtype, logits: token.dtypes.logits, bias: token.dtypes.bias },
    params: {
      global_num_experts: params.globalNumExperts,
      num_expert_group: params.numExpertGroup,
      topk_group: params.topkGroup,
      top_k: params.topK,
      renormalize: params.renormalize,
      scoring_func: params.scoringFunc,
      routed_scaling_factor: jsonNumber(params.routedScalingFactor),
      num_fused_shared_experts: params.numFusedSharedExperts,
    },
    effective: {
      scoring_func: plan.scoring,
      renormalize: plan.renormalizes,
      factor_given_to_router: jsonNumber(ledger.given),
      factor_in_router: jsonNumber(ledger.router),
      factor_in_model: jsonNumber(ledger.model),
    },
    is_padding: isPadding(token),
    logits: list(logits),
    e_score_correction_bias: bias && plan.hasBias ? list(bias) : null,
    table_ids: plan.picksByTable && scenario.token.tableIds ? [...scenario.token.tableIds] : null,
    scores: plan.rules.scored === 'after' ? null : list(result.scores),
    biased_scores: list(result.biased),
    group_scores: hasGroups ? list(result.groupScores) : null,
    kept_groups: hasGroups ? [...result.groupOrder.subarray(0, plan.keptGroups)] : null,
    masked_scores: list(result.masked),
    ids: [...result.ids],
    gathered: list(result.gathered),
    weight_sum: jsonNumber(result.weightSum[0] ?? 0),
    weights: list(result.weights),
    expert_cut: cutJson(expertCut),
    group_cut: cutJson(groupCut),
  });
}
