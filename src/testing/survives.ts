import { roundTo } from '../core/arithmetic/half';
import type { Tolerance } from '../core/facts/compare/differs';
import { firstDivergence, type RoutedSide } from '../core/facts/compare/divergence';
import { type Factor, rulesOf, type Side } from '../core/facts/compare/side';
import { planOf } from '../core/plan';
import { routeBy } from '../core/route';
import { SCORING_FUNCS } from '../core/semantics/types';
import { isBefore, type StageId } from '../core/stages';
import type { RouteInput } from '../core/types';

/** A routed input as one side of a comparison. */
export function sideOfInput({
  params,
  logits,
  eScoreCorrectionBias: bias,
  tokens: _,
  ...rest
}: RouteInput): Side {
  return {
    rules: rulesOf(rest.semantics, params),
    params,
    inputs: { ...rest, logits, logitsDtype: 'f32', bias, biasDtype: 'f32' },
  };
}

/**
 * Whether two sides no longer differ at a stage, nor before, once these things are equal: first A takes B's, then B
 * takes A's. It works field by field and without the code that found the causes, so that it can check them.
 */
export function survives(
  a: Side,
  b: Side,
  factors: readonly Factor[],
  stage: StageId,
  tolerance: Tolerance = 1e-6,
): boolean {
  return exchangedBy(a, b, factors).every(([x, y]) => {
    const found = firstDivergence(x, y, tolerance);
    return found === null || isBefore(stage, found.stage);
  });
}

/** The pair once A has taken these things from B, and once B has taken them from A. */
export function exchangedBy(a: Side, b: Side, factors: readonly Factor[]): [RoutedSide, RoutedSide][] {
  return [
    [routed(madeEqual(a, b, factors)), routed(b)],
    [routed(a), routed(madeEqual(b, a, factors))],
  ];
}

function madeEqual(own: Side, other: Side, factors: readonly Factor[]): Side {
  const rules: Record<string, unknown> = { ...own.rules };
  const params: Record<string, unknown> = { ...own.params };
  const inputs: Record<string, unknown> = { ...own.inputs };
  for (const { kind, field } of factors) {
    if (kind === 'rule') rules[field] = other.rules[field];
    if (kind === 'param') params[field] = other.params[field];
    if (kind === 'input') inputs[field] = other.inputs[field];
  }
  return { rules, params, inputs } as unknown as Side;
}

function routed({ rules, params, inputs }: Side): RoutedSide {
  const { logits, logitsDtype, bias, biasDtype, ...rest } = inputs;
  const input: RouteInput = {
    ...rest,
    params,
    tokens: 1,
    logits: logits.map((z) => roundTo(logitsDtype, z)),
    eScoreCorrectionBias: bias?.map((value) => roundTo(biasDtype, value)) ?? null,
  };
  const outcome = routeBy({ ...rules, refuses: [], scoringFuncs: SCORING_FUNCS }, input);
  if (!outcome.ok) throw new Error(`${outcome.error.field} ${outcome.error.code}`);
  return {
    params,
    logits: input.logits,
    plan: planOf(input, rules),
    result: outcome.result,
  };
}
