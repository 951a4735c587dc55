import type { RouteError, RouteField, RouteInput, RoutePath, RouterParams } from './types';

/** Most experts a row may have: one workgroup of the kernel ranks them all. */
export const MAX_EXPERTS = 1024;

/**
 * The branch an input takes, following `GroupedTopKRouter.valid_grouping`: grouping is valid when E > G and G divides E.
 * Otherwise the router falls back to plain top-k, which always scores by softmax and multiplies by
 * `routed_scaling_factor` only if there is a bias. `grouped_topk` called directly has no fallback.
 */
export function choosePath(input: Pick<RouteInput, 'params' | 'eScoreCorrectionBias' | 'entry'>): RoutePath {
  const { globalNumExperts, numExpertGroup } = input.params;
  const valid = globalNumExperts > numExpertGroup && globalNumExperts % numExpertGroup === 0;
  if (valid || input.entry === 'groupedTopk') return 'native';
  return input.eScoreCorrectionBias ? 'fallbackBias' : 'fallbackNoBias';
}

/** The first thing that stops an input from being routed, or null. Where vLLM raises, so does this, naming the field. */
export function validate(input: RouteInput): RouteError | null {
  const { params, tokens, logits, eScoreCorrectionBias: bias } = input;
  const { globalNumExperts: E, numExpertGroup: G, topkGroup, topK } = params;
  const integer = firstNonInteger(params);
  if (integer) return integer;
  if (E < 1 || E > MAX_EXPERTS) return outOfRange('globalNumExperts', E, 1, MAX_EXPERTS);
  if (params.scoringFunc !== 'softmax' && params.scoringFunc !== 'sigmoid')
    return { field: 'scoringFunc', code: 'unknownValue', values: { value: String(params.scoringFunc) } };
  if (!Number.isFinite(Math.fround(params.routedScalingFactor)))
    return { field: 'routedScalingFactor', code: 'notFinite', values: { value: params.routedScalingFactor } };
  if (G === 0) return { field: 'numExpertGroup', code: 'groupZero', values: { E } };
  if (G < 0) return outOfRange('numExpertGroup', G, 1, E);
  if (tokens < 1) return outOfRange('tokens', tokens, 1, Number.MAX_SAFE_INTEGER);
  if (logits.length !== tokens * E) return wrongLength('logits', logits.length, tokens * E);
  if (bias && bias.length !== E) return wrongLength('eScoreCorrectionBias', bias.length, E);
  if (choosePath(input) === 'native') {
    if (E % G !== 0) return { field: 'numExpertGroup', code: 'groupDivide', values: { value: G, E } };
    if (bias && E / G < 2)
      return { field: 'numExpertGroup', code: 'groupTooSmall', values: { value: G, E, size: E / G } };
    if (topkGroup < 0 || topkGroup > G) return outOfRange('topkGroup', topkGroup, 0, G);
  }
  if (topK < 0 || topK > E) return outOfRange('topK', topK, 0, E);
  if (params.numFusedSharedExperts < 0)
    return outOfRange('numFusedSharedExperts', params.numFusedSharedExperts, 0, MAX_EXPERTS);
  return null;
}

function firstNonInteger(params: RouterParams): RouteError | null {
  const fields = [
    'globalNumExperts',
    'numExpertGroup',
    'topkGroup',
    'topK',
    'numFusedSharedExperts',
  ] as const;
  const field = fields.find((name) => !Number.isInteger(params[name]));
  return field ? { field, code: 'notInteger', values: { value: params[field] } } : null;
}

function outOfRange(field: RouteField, value: number, min: number, max: number): RouteError {
  return { field, code: 'outOfRange', values: { value, min, max } };
}

function wrongLength(field: RouteField, value: number, expected: number): RouteError {
  return { field, code: 'wrongLength', values: { value, expected } };
}
