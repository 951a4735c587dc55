import { firstRefusal } from './refusals';
import { SEMANTICS } from './semantics';
import type { Semantics } from './semantics/types';
import type { RouteError, RouteField, RouteInput, RouterParams } from './types';

/** Most experts a row may have: one workgroup of the kernel ranks them all. */
export const MAX_EXPERTS = 1024;

/**
 * The first thing that stops an input from being routed, or null. Where the implementation raises, so does this, naming
 * the field. Sizes beyond MAX_EXPERTS, and no rows at all, are refused for every implementation.
 */
export function validate(
  input: RouteInput,
  rules: Semantics = SEMANTICS[input.semantics],
): RouteError | null {
  const { params, tokens, logits, eScoreCorrectionBias: bias } = input;
  const { globalNumExperts: E, numExpertGroup: G, topkGroup, topK } = params;
  const hasBias = bias !== null && rules.bias === 'added';
  const integer = firstNonInteger(params);
  if (integer) return integer;
  if (E < 1 || E > MAX_EXPERTS) return outOfRange('globalNumExperts', E, 1, MAX_EXPERTS);
  if (params.scoringFunc !== 'softmax' && params.scoringFunc !== 'sigmoid') {
    const value = String(params.scoringFunc);
    const raised = `Unsupported scoring function: ${value}`;
    return { field: 'scoringFunc', code: 'unknownValue', values: { value }, raised };
  }
  if (!Number.isFinite(Math.fround(params.routedScalingFactor)))
    return { field: 'routedScalingFactor', code: 'notFinite', values: { value: params.routedScalingFactor } };
  if (rules.groupScore !== 'none' || rules.pick === 'eachGroup') {
    if (G === 0) return { field: 'numExpertGroup', code: 'groupZero', values: { E } };
    if (G < 0) return outOfRange('numExpertGroup', G, 1, E);
  }
  if (tokens < 1) return outOfRange('tokens', tokens, 1, Number.MAX_SAFE_INTEGER);
  if (logits.length !== tokens * E) return wrongLength('logits', logits.length, tokens * E);
  if (hasBias && bias.length !== E) return wrongLength('eScoreCorrectionBias', bias.length, E);
  if (rules.groupScore !== 'none' || rules.pick === 'eachGroup') {
    if (E % G !== 0) return { field: 'numExpertGroup', code: 'groupDivide', values: { value: G, E } };
    if (topkGroup < 0) return outOfRange('topkGroup', topkGroup, 0, G);
  }
  if (topK < 0 || topK > MAX_EXPERTS) return outOfRange('topK', topK, 0, MAX_EXPERTS);
  if (rules.pick === 'eachGroup' && topK % G !== 0)
    return { field: 'topK', code: 'groupDivide', values: { value: topK, E: G } };
  const refusal = firstRefusal(rules, params, hasBias);
  if (refusal) return refusal;
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
