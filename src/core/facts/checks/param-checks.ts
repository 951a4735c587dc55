import { MAX_EXPERTS } from '../../validate';
import { type Rule, rule } from './check';
import type { ParamCheckCode } from './codes';

/** Rules about the parameters alone, the gravest of a subject first. */
export const PARAM_RULES: readonly Rule<ParamCheckCode>[] = [
  rule('noExperts', 'info', ['global_num_experts'], ({ global_num_experts: E }) => E === 0),
  rule('noRouterRuns', 'error', ['dense_layers'], ({ dense_layers: dense }, { layers, params }) =>
    layers !== null && params.global_num_experts !== 0 && dense >= layers ? { dense, layers } : null,
  ),
  rule('topKZero', 'error', ['top_k'], ({ top_k: k }) => k === 0),
  rule(
    'topKAboveExperts',
    'error',
    ['top_k', 'global_num_experts'],
    ({ top_k: k, global_num_experts: E }) => k > E,
  ),
  rule(
    'everyExpertPicked',
    'info',
    ['top_k', 'global_num_experts'],
    ({ top_k: k, global_num_experts: E }) => k === E,
  ),
  rule('groupsZero', 'error', ['num_expert_group'], ({ num_expert_group: G }) => G === 0),
  rule(
    'groupsDoNotDivide',
    'error',
    ['num_expert_group', 'global_num_experts'],
    ({ num_expert_group: G, global_num_experts: E }) => G > 0 && G <= E && E % G !== 0,
  ),
  rule(
    'moreGroupsThanExperts',
    'error',
    ['num_expert_group', 'global_num_experts'],
    ({ num_expert_group: G, global_num_experts: E }) => G > E,
  ),
  rule(
    'groupScoreNeedsTwo',
    'error',
    ['num_expert_group', 'global_num_experts', 'e_score_correction_bias'],
    ({ num_expert_group: G, global_num_experts: E, e_score_correction_bias: bias }) =>
      bias && G > 1 && E / G < 2,
  ),
  rule('topkGroupZero', 'error', ['topk_group'], ({ topk_group: Tg }) => Tg === 0),
  rule(
    'topkGroupAboveGroups',
    'error',
    ['topk_group', 'num_expert_group'],
    ({ topk_group: Tg, num_expert_group: G }) => Tg > G && G > 0,
  ),
  rule(
    'everyGroupKept',
    'info',
    ['topk_group', 'num_expert_group'],
    ({ topk_group: Tg, num_expert_group: G }) => G > 1 && Tg === G,
  ),
  rule(
    'topKAboveKept',
    'error',
    ['top_k', 'topk_group', 'num_expert_group', 'global_num_experts'],
    ({ top_k: k, topk_group: Tg, num_expert_group: G, global_num_experts: E }) =>
      G > 1 && Tg > 0 && Tg <= G && k <= E && k > (Tg * E) / G ? { k, kept: (Tg * E) / G } : null,
  ),
  rule(
    'fewerPicksThanGroups',
    'warning',
    ['top_k', 'topk_group', 'num_expert_group'],
    ({ top_k: k, topk_group: Tg, num_expert_group: G }) => G > 1 && k > 0 && k < Tg,
  ),
  rule(
    'megatronGroupScore',
    'info',
    ['top_k', 'topk_group', 'num_expert_group'],
    ({ top_k: k, topk_group: Tg, num_expert_group: G }) =>
      G > 1 && Tg > 0 && Math.floor(k / Tg) !== 2 ? { summed: Math.floor(k / Tg) } : null,
  ),
  rule(
    'topOneRenormalized',
    'warning',
    ['top_k', 'renormalize'],
    ({ top_k: k, renormalize }) => k === 1 && renormalize,
  ),
  rule(
    'softmaxOfPicked',
    'info',
    ['scoring_func', 'renormalize', 'e_score_correction_bias'],
    ({ scoring_func, renormalize, e_score_correction_bias: bias }) =>
      scoring_func === 'softmax' && renormalize && !bias,
  ),
  rule(
    'sharesNotDivided',
    'info',
    ['scoring_func', 'renormalize'],
    ({ scoring_func, renormalize }) => scoring_func === 'softmax' && !renormalize,
  ),
  rule(
    'sigmoidNotDivided',
    'warning',
    ['scoring_func', 'renormalize', 'top_k'],
    ({ scoring_func, renormalize, top_k: k }) => scoring_func !== 'softmax' && !renormalize && k > 1,
  ),
  rule(
    'softmaxWithBias',
    'info',
    ['scoring_func', 'e_score_correction_bias'],
    ({ scoring_func, e_score_correction_bias: bias }) => scoring_func === 'softmax' && bias,
  ),
  rule('scaleZero', 'error', ['routed_scaling_factor'], ({ routed_scaling_factor: scale }) => scale === 0),
  rule(
    'sumIsScale',
    'info',
    ['routed_scaling_factor', 'renormalize'],
    ({ routed_scaling_factor: scale, renormalize }) => renormalize && scale > 1,
  ),
  rule(
    'scaleWithoutDivision',
    'warning',
    ['routed_scaling_factor', 'renormalize'],
    ({ routed_scaling_factor: scale, renormalize }) => !renormalize && scale !== 1 && scale !== 0,
  ),
  rule(
    'scaleInModelToo',
    'info',
    ['routed_scaling_factor'],
    ({ routed_scaling_factor: scale }) => scale !== 1 && scale !== 0,
  ),
  rule(
    'noauxWithoutBias',
    'error',
    ['e_score_correction_bias'],
    ({ e_score_correction_bias: bias }, { topkMethod }) => !bias && topkMethod === 'noaux_tc',
  ),
  rule(
    'greedyWithBias',
    'warning',
    ['e_score_correction_bias'],
    ({ e_score_correction_bias: bias }, { topkMethod }) =>
      bias && isGreedy(topkMethod) ? { method: topkMethod! } : null,
  ),
  rule(
    'greedyWithGroups',
    'warning',
    ['num_expert_group'],
    ({ num_expert_group: G }, { topkMethod }) => topkMethod === 'greedy' && G > 1,
  ),
  rule(
    'limitedGreedyWithoutGroups',
    'info',
    ['num_expert_group'],
    ({ num_expert_group: G }, { topkMethod }) => topkMethod === 'group_limited_greedy' && G <= 1,
  ),
  rule(
    'sqrtsoftplusInGroups',
    'error',
    ['scoring_func', 'num_expert_group'],
    ({ scoring_func, num_expert_group: G }) => scoring_func === 'sqrtsoftplus' && G > 1,
  ),
  rule(
    'groupsWithoutBias',
    'info',
    ['num_expert_group', 'e_score_correction_bias'],
    ({ num_expert_group: G, e_score_correction_bias: bias }) => G > 1 && !bias,
  ),
  rule(
    'groupMaxOrTwo',
    'info',
    ['num_expert_group', 'e_score_correction_bias', 'topk_group'],
    ({ num_expert_group: G, e_score_correction_bias: bias, topk_group: Tg }) => G > 1 && Tg < G && !bias,
  ),
  rule(
    'maskZeroOrInfinity',
    'info',
    ['num_expert_group', 'e_score_correction_bias', 'topk_group'],
    ({ num_expert_group: G, e_score_correction_bias: bias, topk_group: Tg }) => G > 1 && Tg < G && bias,
  ),
  rule('biasStaysFloat32', 'info', ['e_score_correction_bias'], ({ e_score_correction_bias: bias }) => bias),
  rule(
    'tinySums',
    'info',
    ['scoring_func', 'e_score_correction_bias', 'renormalize'],
    ({ scoring_func, e_score_correction_bias: bias, renormalize }) =>
      scoring_func !== 'softmax' && bias && renormalize,
  ),
  rule(
    'noGroupsWithSigmoid',
    'info',
    ['scoring_func', 'num_expert_group', 'e_score_correction_bias'],
    ({ scoring_func, num_expert_group: G, e_score_correction_bias: bias }, { provenance }) =>
      scoring_func === 'sigmoid' && G <= 1 && bias && provenance.num_expert_group.confidence !== 'stated',
  ),
  rule('groupsAbove32', 'warning', ['num_expert_group'], ({ num_expert_group: G }) => G > 32),
  rule(
    'groupAbove32',
    'warning',
    ['num_expert_group', 'global_num_experts'],
    ({ num_expert_group: G, global_num_experts: E }) => (G > 1 && E / G > 32 ? { size: E / G } : null),
  ),
  rule(
    'keptAbove128',
    'warning',
    ['topk_group', 'num_expert_group', 'global_num_experts'],
    ({ topk_group: Tg, num_expert_group: G, global_num_experts: E }) =>
      G > 1 && (E / G) * Tg > 128 ? { kept: (E / G) * Tg } : null,
  ),
  rule('expertsAbove256', 'info', ['global_num_experts'], ({ global_num_experts: E }) => E > 256),
  rule('topKAbove8', 'info', ['top_k'], ({ top_k: k }) => k > 8),
  rule('topKAbove32', 'warning', ['top_k'], ({ top_k: k }) => k > 32),
  rule(
    'notPowerOfTwo',
    'info',
    ['global_num_experts'],
    ({ global_num_experts: E }) => E > 0 && !Number.isInteger(Math.log2(E)),
  ),
  rule('expertsAboveLimit', 'warning', ['global_num_experts'], ({ global_num_experts: E }) =>
    E > MAX_EXPERTS ? { E, max: MAX_EXPERTS } : null,
  ),
  rule(
    'expertsNotSplit',
    'warning',
    ['global_num_experts'],
    ({ global_num_experts: E }, { expertParallelSize: ranks }) =>
      ranks !== null && ranks > 1 && E % ranks !== 0 ? { E, ranks } : null,
  ),
  rule('picksFirst', 'info', [], (_, { picksFirst }) => (picksFirst ? {} : null)),
];

function isGreedy(method: string | null): boolean {
  return method === 'greedy' || method === 'group_limited_greedy';
}
