import { roundRow } from '../../arithmetic/half';
import { sameData } from '../../arithmetic/same-data';
import { planOf, scoringOf } from '../../plan';
import { routeBy } from '../../route';
import { SEMANTICS, type SemanticsId } from '../../semantics';
import type { Semantics } from '../../semantics/types';
import { SCORING_FUNCS } from '../../semantics/types';
import type { StageId } from '../../stages';
import type { LogitsDtype, RouteInput, RouterParams } from '../../types';
import type { RoutedSide } from './divergence';
import { differingRules, type RuleField, stageOfRule } from './rules';

/** One of two routings of a token: everything that decides it, so that any part can be replaced by the other's. */
export interface Side {
  readonly rules: Semantics;
  readonly params: RouterParams;
  readonly inputs: Inputs;
}

/** A record as a side has it: what it makes of a scoring function that it does not know stands as its own. */
export function rulesOf(semantics: SemanticsId, params: RouterParams): Semantics {
  const rules = SEMANTICS[semantics];
  const scoringFunc = scoringOf(rules, params);
  const isItsOwn = rules.scoringFunc !== 'configured' || scoringFunc === params.scoringFunc;
  return isItsOwn ? rules : { ...rules, scoringFunc };
}

/** The inputs of a router beside its parameters. Rows are as typed, before they are rounded to their types. */
interface Inputs extends Omit<RouteInput, 'params' | 'tokens' | 'logits' | 'eScoreCorrectionBias'> {
  readonly logits: Float32Array;
  readonly logitsDtype: LogitsDtype;
  readonly bias: Float32Array | null;
  readonly biasDtype: LogitsDtype;
}

/** An input that can be exchanged by itself. */
type InputField = Exclude<keyof Inputs, 'semantics'>;

/** One thing in which two sides differ: a choice of the record, a parameter, or an input. */
export type Factor =
  | { readonly kind: 'rule'; readonly field: RuleField }
  | { readonly kind: 'param'; readonly field: keyof RouterParams }
  | { readonly kind: 'input'; readonly field: InputField };

const STAGE_OF_PARAM: Readonly<Record<keyof RouterParams, StageId>> = {
  globalNumExperts: 'logits',
  scoringFunc: 'score',
  numExpertGroup: 'group',
  topkGroup: 'keep',
  topK: 'pick',
  renormalize: 'norm',
  routedScalingFactor: 'scale',
  numFusedSharedExperts: 'scale',
};

const STAGE_OF_INPUT: Readonly<Record<InputField, StageId | null>> = {
  logits: 'logits',
  logitsDtype: 'logits',
  bias: 'bias',
  biasDtype: 'bias',
  tableIds: 'pick',
  isPadding: 'pick',
  perExpertScale: 'scale',
  shared: 'scale',
  dtype: null,
};

const INPUTS = Object.keys(STAGE_OF_INPUT) as InputField[];

/** The stage at which a difference first shows, or null if that depends. */
export function stageOf(factor: Factor): StageId | null {
  switch (factor.kind) {
    case 'rule':
      return stageOfRule(factor.field);
    case 'param':
      return STAGE_OF_PARAM[factor.field];
    case 'input':
      return STAGE_OF_INPUT[factor.field];
  }
}

/** Everything in which two sides of the same number of experts differ. */
export function factorsOf(a: Side, b: Side): Factor[] {
  const fields = Object.keys(a.params) as (keyof RouterParams)[];
  return [
    ...INPUTS.filter((field) => !sameData(a.inputs[field] ?? null, b.inputs[field] ?? null)).map(
      (field) => ({ kind: 'input', field }) as const,
    ),
    ...fields
      .filter((field) => !Object.is(a.params[field], b.params[field]))
      .map((field) => ({ kind: 'param', field }) as const),
    ...differingRules(a.rules, b.rules).map((field) => ({ kind: 'rule', field }) as const),
  ];
}

/** A side with these things taken from the other. */
export function exchanged(own: Side, other: Side, factors: readonly Factor[]): Side {
  const of = (kind: Factor['kind'], from: object) =>
    Object.fromEntries(
      factors
        .filter((factor) => factor.kind === kind)
        .map(({ field }) => [field, from[field as keyof typeof from]]),
    );
  return {
    rules: { ...own.rules, ...of('rule', other.rules) },
    params: { ...own.params, ...of('param', other.params) },
    inputs: { ...own.inputs, ...of('input', other.inputs) },
  };
}

/**
 * Routes a side by the reference, also one that no implementation is: what an implementation refuses is not asked, so
 * that only sizes that no router could take give null.
 */
export function routeSide({ rules, params, inputs }: Side): RoutedSide | null {
  const { logits, logitsDtype, bias, biasDtype, ...rest } = inputs;
  const input: RouteInput = {
    ...rest,
    params,
    tokens: 1,
    logits: roundRow(logitsDtype, logits),
    eScoreCorrectionBias: bias && roundRow(biasDtype, bias),
  };
  if (params.topK > params.globalNumExperts) return null;
  const outcome = routeBy({ ...rules, refuses: [], scoringFuncs: SCORING_FUNCS }, input);
  if (!outcome.ok) return null;
  return {
    params,
    logits: input.logits,
    plan: planOf(input, rules),
    result: outcome.result,
  };
}
