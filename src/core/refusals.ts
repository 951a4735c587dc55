import type { Refusal, Semantics, UndefinedCondition } from './semantics/types';
import type { RouteError, RouterParams } from './types';

const TORCH_MESSAGE = 'selected index k out of range';

/** When a refusal applies, the field to blame, and the words the implementation raises with. */
const REFUSALS: Record<Refusal, (params: RouterParams, contributors: number) => RouteError | null> = {
  topKAboveExperts: ({ topK, globalNumExperts: E }) =>
    topK > E ? outside('topK', topK, 0, E, TORCH_MESSAGE) : null,
  topKAboveSurvivors: ({ topK, topkGroup, numExpertGroup: G, globalNumExperts: E }) =>
    topK > (topkGroup * E) / G
      ? {
          field: 'topK',
          code: 'topKAboveSurvivors',
          values: { value: topK, max: (topkGroup * E) / G },
          raised: 'topk must be <= topk_group * (num_experts / n_group)',
        }
      : null,
  topKAbove32: ({ topK }) =>
    topK > 32 ? outside('topK', topK, 1, 32, 'topk should be smaller than or equal to 32 for now') : null,
  topKZero: ({ topK, globalNumExperts: E }) =>
    topK < 1 ? outside('topK', topK, 1, E, 'topk must be positive') : null,
  topkGroupAboveGroups: ({ topkGroup, numExpertGroup: G }) =>
    topkGroup > G ? outside('topkGroup', topkGroup, 0, G, TORCH_MESSAGE) : null,
  topkGroupZero: ({ topkGroup, numExpertGroup: G }) =>
    topkGroup < 1 ? outside('topkGroup', topkGroup, 1, G, 'topk_group must be positive') : null,
  groupsAbove32: ({ numExpertGroup: G }) =>
    G > 32
      ? outside('numExpertGroup', G, 1, 32, 'n_group should be smaller than or equal to 32 for now')
      : null,
  groupTooSmall: ({ numExpertGroup: G, globalNumExperts: E }, contributors) =>
    E / G < contributors
      ? {
          field: 'numExpertGroup',
          code: 'groupTooSmall',
          values: { value: G, E, size: E / G },
          raised: TORCH_MESSAGE,
        }
      : null,
};

function outside(
  field: 'topK' | 'topkGroup' | 'numExpertGroup',
  value: number,
  min: number,
  max: number,
  raised: string,
): RouteError {
  return { field, code: 'outOfRange', values: { value, min, max }, raised };
}

/** Best experts of a group whose c are added to its score. */
export function contributorsOf(
  { groupScore }: Semantics,
  hasBias: boolean,
  { topK, topkGroup }: RouterParams,
): number {
  if (groupScore === 'topShare') return topkGroup > 0 ? Math.floor(topK / topkGroup) : 0;
  return groupScore === 'top2' || (groupScore === 'biasTop2' && hasBias) ? 2 : 1;
}

/** The first refusal of a record that applies to sizes which divide, or null. */
export function firstRefusal(rules: Semantics, params: RouterParams, hasBias: boolean): RouteError | null {
  const usesGroups = rules.groupScore !== 'none';
  const contributors = contributorsOf(rules, hasBias, params);
  for (const refusal of rules.refuses) {
    if (!usesGroups && refusal !== 'topKAboveExperts') continue;
    const error = REFUSALS[refusal](params, contributors);
    if (error) return error;
  }
  return null;
}

/** The condition under which the real kernel's answer means nothing, or null. Only one-token sizes decide it. */
export function undefinedCondition(
  { undefinedWhen }: Semantics,
  { globalNumExperts: E, numExpertGroup: G, topK }: RouterParams,
): UndefinedCondition | null {
  // Eight warps score groups; the scores of further groups are read but never written.
  if (undefinedWhen.includes('moreThan8Groups') && G > 8) return 'moreThan8Groups';
  // Local arrays hold 8 picks in every kernel but the one for 512 experts.
  if (undefinedWhen.includes('top22Of512Only') && topK === 22 && E !== 512) return 'top22Of512Only';
  return null;
}
