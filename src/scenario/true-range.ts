import type { RouteError, RouterParams } from '../core/types';
import { MAX_EXPERTS, validate } from '../core/validate';
import { dispatchOf, inputOf } from './dispatch-scenario';
import type { Scenario } from './scenario';

/** The parameters that are whole numbers. */
export type IntegerParam =
  | 'globalNumExperts'
  | 'numExpertGroup'
  | 'topkGroup'
  | 'topK'
  | 'numFusedSharedExperts';

/** Why a scenario is refused before an engine sees it, or null. */
function refusalOf(scenario: Scenario): RouteError | null {
  const dispatch = dispatchOf(scenario);
  const raised = scenario.setup.implementation === 'vllm' ? dispatch.error : null;
  return raised ?? validate(inputOf(scenario, dispatch));
}

/**
 * The smallest and the largest value of a parameter that the scenario's path does not refuse, with everything else
 * unchanged. Another value may lead to another path with other limits, so each value is tried. Null if every value is
 * refused.
 */
export function trueRange(scenario: Scenario, field: IntegerParam): { min: number; max: number } | null {
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const most = field === 'topK' || field === 'topkGroup' ? scenario.params.globalNumExperts : MAX_EXPERTS;
  for (let value = 0; value <= most; value++) {
    if (refusalOf(withParam(scenario, field, value))?.field === field) continue;
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  return min <= max ? { min, max } : null;
}

function withParam(scenario: Scenario, field: IntegerParam, value: number): Scenario {
  const params: RouterParams = { ...scenario.params, [field]: value };
  if (field !== 'globalNumExperts') return { ...scenario, params };
  const bias = scenario.eScoreCorrectionBias && new Float32Array(value);
  return { ...scenario, params, logits: new Float32Array(value), eScoreCorrectionBias: bias };
}

/** A refusal of a value out of range, with the range that holds for this scenario. */
export function withTrueRange(error: RouteError | null, scenario: Scenario): RouteError | null {
  if (error?.code !== 'outOfRange' || !isIntegerParam(error.field)) return error;
  const range = trueRange(scenario, error.field);
  return range ? { ...error, values: { ...error.values, ...range } } : error;
}

function isIntegerParam(field: RouteError['field']): field is IntegerParam {
  const fields: readonly string[] = [
    'globalNumExperts',
    'numExpertGroup',
    'topkGroup',
    'topK',
    'numFusedSharedExperts',
  ];
  return fields.includes(field);
}
