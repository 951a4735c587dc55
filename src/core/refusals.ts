import { fitsOneWarp } from './semantics/one-warp';
import type { Refusal, Semantics, UndefinedCondition } from './semantics/types';
import type { LogitsDtype, RouteError, RouteField, RouterParams } from './types';

/** The values that a refusal depends on. */
export interface Refusable {
  readonly params: RouterParams;
  readonly hasBias: boolean;
  readonly dtype: LogitsDtype;
  readonly tokens: number;
}

/** The same, with the number of a group's best experts whose c are added to its score. */
interface Case extends Refusable {
  readonly contributors: number;
}

const OUT_OF_RANGE = 'selected index k out of range';

/** Expert counts that the Triton kernel for DeepSeek-V4 takes. */
const TRITON_EXPERTS: readonly number[] = [256, 384];

/** When a refusal applies, the field to blame, and the words of the implementation's error. */
const REFUSALS: Record<Refusal, (input: Case) => RouteError | null> = {
  viewFails: ({ params: { numExpertGroup: G, globalNumExperts: E }, tokens }) => {
    if (G > 0 && E % G === 0) return null;
    const raised = `shape '[${tokens}, ${G}, -1]' is invalid for input of size ${tokens * E}`;
    return G === 0 ? zeroGroups(E, raised) : groupsThatDoNotDivide(G, E, raised);
  },
  viewBySizeFails: ({ params: { numExpertGroup: G, globalNumExperts: E }, tokens }) => {
    if (G === 0) return zeroGroups(E, 'integer division or modulo by zero');
    if (E % G === 0) return null;
    const raised = `shape '[-1, ${G}, ${Math.floor(E / G)}]' is invalid for input of size ${tokens * E}`;
    return groupsThatDoNotDivide(G, E, raised);
  },
  groupTooSmall: ({ params: { numExpertGroup: G, globalNumExperts: E }, contributors }) =>
    E / G < contributors
      ? refusal('numExpertGroup', 'groupTooSmall', { value: G, E, size: E / G }, OUT_OF_RANGE)
      : null,
  topkGroupAboveGroups: ({ params: { topkGroup, numExpertGroup: G } }) =>
    topkGroup > G ? outside('topkGroup', topkGroup, 0, G, OUT_OF_RANGE) : null,
  topKAboveExperts: ({ params: { topK, globalNumExperts: E } }) =>
    topK > E ? outside('topK', topK, 0, E, OUT_OF_RANGE) : null,

  groupsZero: ({ params: { numExpertGroup: G, globalNumExperts: E } }) =>
    G < 1 ? zeroGroups(E, 'n_group must be positive') : null,
  topKZero: ({ params: { topK, globalNumExperts: E } }) =>
    topK < 1 ? outside('topK', topK, 1, E, 'topk must be positive') : null,
  topkGroupZero: ({ params: { topkGroup, numExpertGroup: G } }) =>
    topkGroup < 1 ? outside('topkGroup', topkGroup, 1, G, 'topk_group must be positive') : null,
  topkGroupAboveCount: ({ params: { topkGroup, numExpertGroup: G } }) =>
    topkGroup > G ? outside('topkGroup', topkGroup, 1, G, 'topk_group must be <= n_group') : null,
  groupsDoNotDivide: ({ params: { numExpertGroup: G, globalNumExperts: E } }) =>
    E % G !== 0 ? groupsThatDoNotDivide(G, E, 'num_experts should be divisible by n_group') : null,
  groupsAbove32: ({ params: { numExpertGroup: G } }) =>
    G > 32
      ? outside('numExpertGroup', G, 1, 32, 'n_group should be smaller than or equal to 32 for now')
      : null,
  topKAbove32: ({ params: { topK } }) =>
    topK > 32 ? outside('topK', topK, 1, 32, 'topk should be smaller than or equal to 32 for now') : null,
  topKAboveSurvivors: ({ params: { topK, topkGroup, numExpertGroup: G, globalNumExperts: E } }) => {
    const max = (topkGroup * E) / G;
    const raised = 'topk must be <= topk_group * (num_experts / n_group)';
    return topK > max ? refusal('topK', 'topKAboveSurvivors', { value: topK, max }, raised) : null;
  },
  noSuchExpertCount: ({ params: { globalNumExperts: E } }) =>
    fitsOneWarp(E)
      ? null
      : refusal('globalNumExperts', 'expertCount', { value: E }, `Unsupported expert number: ${E}`),
  notForTriton: ({ params, dtype, hasBias }) => {
    const other = (field: RouteField, value: number | string) => refusal(field, 'otherKernel', { value });
    if (!TRITON_EXPERTS.includes(params.globalNumExperts))
      return other('globalNumExperts', params.globalNumExperts);
    if (params.topK !== 6) return other('topK', params.topK);
    if (!params.renormalize) return other('renormalize', 'off');
    if (!hasBias) return other('eScoreCorrectionBias', 'off');
    return dtype === 'f32' ? null : other('logits', dtype);
  },

  tooFewPairs: ({ params: { topK, topkGroup, numExpertGroup: G } }) => {
    if (topkGroup * G >= topK && topkGroup <= G) return null;
    const raised =
      `Invalid configuration: topk_group * n_group (${topkGroup * G}) must be >= topk (${topK}) ` +
      `and topk_group (${topkGroup}) must be <= n_group (${G})`;
    return topkGroup > G
      ? outside('topkGroup', topkGroup, 0, G, raised)
      : outside('topK', topK, 0, topkGroup * G, raised);
  },
  topKAbove8: ({ params: { topK, numExpertGroup: G } }) => {
    const raised = `Invalid configuration for n_group ${G > 1 ? '>' : '='} 1: topk (${topK}) must be <= 8`;
    return topK > 8 ? outside('topK', topK, 0, 8, raised) : null;
  },
  groupAbove32Experts: ({ params: { globalNumExperts: E, numExpertGroup: G } }) => {
    const raised = `Invalid configuration for n_group > 1: num_experts / n_group (${python(E / G)}) must be <= 32`;
    return G > 1 && E / G > 32 ? outside('numExpertGroup', G, Math.ceil(E / 32), E, raised) : null;
  },
  keptAbove128Experts: ({ params: { globalNumExperts: E, numExpertGroup: G, topkGroup } }) => {
    const kept = (E / G) * topkGroup;
    const raised =
      'Invalid configuration for n_group > 1: num_experts / n_group * topk_group ' +
      `(${python(kept)}) must be <= 128`;
    return G > 1 && kept > 128 ? outside('topkGroup', topkGroup, 0, Math.floor((128 * G) / E), raised) : null;
  },
  oneGroupAbove384: ({ params: { globalNumExperts: E, numExpertGroup: G } }) => {
    const raised = `Invalid configuration for n_group = 1: num_experts (${E}) must be <= 384`;
    return G === 1 && E > 384 ? outside('globalNumExperts', E, 1, 384, raised) : null;
  },
  groupsOfOver256: ({ params: { globalNumExperts: E, numExpertGroup: G, topkGroup } }) => {
    const raised =
      `invokeNoAuxTc: unsupported configuration (n_group=${G}, num_experts=${E}, topk_group=${topkGroup}). ` +
      'Please use original pytorch implementation.';
    return G > 1 && E > 256 ? outside('globalNumExperts', E, 1, 256, raised) : null;
  },
};

/** A float as Python prints it. */
function python(value: number): string {
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

function refusal(
  field: RouteField,
  code: RouteError['code'],
  values: RouteError['values'],
  raised?: string,
): RouteError {
  return raised === undefined ? { field, code, values } : { field, code, values, raised };
}

function outside(field: RouteField, value: number, min: number, max: number, raised: string): RouteError {
  return refusal(field, 'outOfRange', { value, min, max }, raised);
}

/** No groups at all. */
export function zeroGroups(E: number, raised?: string): RouteError {
  return refusal('numExpertGroup', 'groupZero', { E }, raised);
}

/** Groups that are not all of one size. */
export function groupsThatDoNotDivide(G: number, E: number, raised?: string): RouteError {
  return refusal('numExpertGroup', 'groupDivide', { value: G, E }, raised);
}

/** How many of a group's best experts have their c added to its score. */
export function contributorsOf(
  { groupScore }: Semantics,
  hasBias: boolean,
  { topK, topkGroup }: RouterParams,
): number {
  if (groupScore === 'topShare') return topkGroup > 0 ? Math.floor(topK / topkGroup) : 0;
  const isTop2 = groupScore === 'top2' || groupScore === 'top2Distinct';
  return isTop2 || (groupScore === 'biasTop2' && hasBias) ? 2 : 1;
}

/** The refusals of a router without groups. */
const UNGROUPED: readonly Refusal[] = ['topKAboveExperts', 'noSuchExpertCount', 'notForTriton'];

/** The first refusal of a record that applies, in the order in which the implementation checks, or null. */
export function firstRefusal(rules: Semantics, input: Refusable): RouteError | null {
  const usesGroups = rules.groupScore !== 'none';
  const contributors = contributorsOf(rules, input.hasBias, input.params);
  for (const name of rules.refuses) {
    if (!usesGroups && !UNGROUPED.includes(name)) continue;
    const error = REFUSALS[name]({ ...input, contributors });
    if (error) return error;
  }
  return null;
}

/** Why the real kernel's answer means nothing, or null. Only the sizes of one token decide it. */
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
