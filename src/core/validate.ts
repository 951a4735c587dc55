import { firstRefusal, groupsThatDoNotDivide, zeroGroups } from './refusals';
import { isVllm, SEMANTICS } from './semantics';
import type { Semantics } from './semantics/types';
import type { RouteError, RouteField, RouteInput, RouterParams } from './types';

/** Most experts a row may have: one workgroup of the kernel ranks them all. */
export const MAX_EXPERTS = 1024;

/**
 * The first reason why an input cannot be routed, or null. If the implementation raises, this refuses too, in the same
 * order, and names the field. Sizes beyond MAX_EXPERTS, and no rows at all, are refused for every implementation. The
 * scale may be anything: ∞ and NaN are multiplied like other numbers.
 */
export function validate(
  input: RouteInput,
  rules: Semantics = SEMANTICS[input.semantics],
): RouteError | null {
  const error = problemOf(input, rules);
  return error?.raised === undefined || isVllm(input.semantics) ? error : { ...error, by: input.semantics };
}

function problemOf(input: RouteInput, rules: Semantics): RouteError | null {
  const { params, tokens, logits, eScoreCorrectionBias: bias } = input;
  const { globalNumExperts: E, numExpertGroup: G, topkGroup, topK } = params;
  const hasBias = bias !== null && rules.bias === 'added';
  const hasGroups = rules.groupScore !== 'none' || rules.pick === 'eachGroup';
  const integer = firstNonInteger(params);
  if (integer) return integer;
  if (E < 1 || E > MAX_EXPERTS) return outOfRange('globalNumExperts', E, 1, MAX_EXPERTS);
  if (tokens < 1) return { field: 'tokens', code: 'noTokens', values: { value: tokens } };
  if (logits.length !== tokens * E) return wrongLength('logits', logits.length, tokens * E);
  if (hasBias && bias.length !== E && !(bias.length === 1 && broadcasts(rules)))
    return wrongLength('eScoreCorrectionBias', bias.length, E);
  if (topK < 0 || topK > MAX_EXPERTS) return outOfRange('topK', topK, 0, MAX_EXPERTS);
  if (hasGroups && G < 0) return outOfRange('numExpertGroup', G, 1, E);
  if (hasGroups && topkGroup < 0) return outOfRange('topkGroup', topkGroup, 0, G);
  const raised = unknownScoring(rules, params) ?? firstRefusal(rules, { ...input, hasBias });
  if (raised) return raised;
  if (hasGroups) {
    if (G === 0) return zeroGroups(E);
    if (E % G !== 0) return groupsThatDoNotDivide(G, E);
    if (topkGroup > G) return outOfRange('topkGroup', topkGroup, 0, G);
  }
  // Only rounds of arg-max go on, with repeated ids. What other choices return then was not read.
  if (topK > E && rules.pick !== 'rounds') return outOfRange('topK', topK, 0, E);
  if (rules.pick === 'eachGroup' && topK % G !== 0)
    return { field: 'topK', code: 'groupDivide', values: { value: topK, E: G } };
  if (params.numFusedSharedExperts < 0)
    return outOfRange('numFusedSharedExperts', params.numFusedSharedExperts, 0, MAX_EXPERTS);
  return rules.table === 'picks' ? badTable(input) : null;
}

/** A scoring function that a router which follows `scoring_func` does not know. */
function unknownScoring(rules: Semantics, { scoringFunc }: RouterParams): RouteError | null {
  const isKnown = rules.scoringFunc !== 'configured' || rules.scoringFuncs.includes(scoringFunc);
  if (isKnown || rules.otherScoring === 'sigmoid') return null;
  const values = { value: String(scoringFunc), known: rules.scoringFuncs.join(', ') };
  const error: RouteError = { field: 'scoringFunc', code: 'unknownValue', values };
  switch (rules.otherScoring) {
    case 'unsupported':
      return { ...error, raised: `Unsupported scoring function: ${scoringFunc}` };
    case 'unknown': {
      const list = rules.scoringFuncs.map((name) => `'${name}'`).join(', ');
      return { ...error, raised: `Unknown scoring_func '${scoringFunc}', must be one of [${list}]` };
    }
    case 'asserts':
      return { ...error, raised: 'AssertionError' };
    default:
      return error;
  }
}

/** Torch adds a bias of one value to every score. */
function broadcasts({ sumOrder }: Semantics): boolean {
  return sumOrder === 'torch';
}

/** A row of a table that names no k different experts; positions count from 1. */
function badTable({ tableIds, tokens, params }: RouteInput): RouteError | null {
  if (!tableIds) return null;
  const { globalNumExperts: E, topK: k } = params;
  if (tableIds.length !== tokens * k) return wrongLength('tableIds', tableIds.length / tokens, k);
  for (let i = 0; i < tableIds.length; i++) {
    const value = tableIds[i]!;
    const position = (i % k) + 1;
    if (value < 0 || value >= E)
      return { field: 'tableIds', code: 'tableId', values: { value, position, max: E - 1 } };
    const first = tableIds.indexOf(value, i - (i % k));
    if (first < i)
      return { field: 'tableIds', code: 'tableRepeat', values: { value, position, first: (first % k) + 1 } };
  }
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
