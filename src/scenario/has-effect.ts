import { mapsToPhysical } from '../core/after-selection/eplb';
import { sameData } from '../core/arithmetic/same-data';
import { effectiveParams } from '../core/dispatch/effective';
import { hasNoPart } from '../core/facts/compare/rules';
import { hasGroupStages, type Plan, planOf } from '../core/plan';
import { validate } from '../core/validate';
import type { Difference } from './difference';
import { dispatchInputOf, dispatchOf, inputOf, refusalOf } from './dispatch-scenario';
import { scaleLedgerOf } from './scale';
import type { Scenario, Setup } from './scenario';

interface Side {
  readonly scenario: Scenario;
  readonly plan: Plan;
}

/**
 * Whether a difference changes how either side is routed: whether A with this one value of B, or B with this one value
 * of A, reaches the router as another configuration. A refusal counts as a change. A setting changes nothing if it
 * takes effect as the same value on both sides, for example because one side's code does not read it.
 */
export function hasEffect(difference: Difference, a: Side, b: Side): boolean {
  if (difference.kind === 'rule') return !hasNoPart(difference.field, a.plan, b.plan);
  if (takesSameEffect(difference, a, b)) return false;
  const differs = (own: Scenario, other: Scenario) => {
    const changed = withOne(own, other, difference);
    return changed === null || !sameData(essenceOf(changed), essenceOf(own));
  };
  return differs(a.scenario, b.scenario) || differs(b.scenario, a.scenario);
}

function takesSameEffect(difference: Difference, a: Side, b: Side): boolean {
  if (difference.kind !== 'param' && difference.kind !== 'hasBias') return false;
  const field = difference.kind === 'param' ? difference.field : 'eScoreCorrectionBias';
  const effective = ({ scenario, plan }: Side) =>
    effectiveParams(plan.rules, dispatchInputOf(scenario)).find((row) => row.field === field)?.effective;
  return effective(a) === effective(b);
}

/** A configuration with one thing of another; null if it does not fit there. */
function withOne(own: Scenario, other: Scenario, difference: Exclude<Difference, { kind: 'rule' }>) {
  switch (difference.kind) {
    case 'param': {
      const { field } = difference;
      // Another number of experts is another pair of rows.
      if (field === 'globalNumExperts') return null;
      return { ...own, params: { ...own.params, [field]: other.params[field] } };
    }
    case 'setup':
      return { ...own, setup: setupWith(own.setup, other.setup, difference.field) };
    case 'hasBias':
    case 'row':
      if (own.logits.length !== other.logits.length) return null;
      return difference.kind === 'row' && difference.row === 'logits'
        ? { ...own, logits: other.logits }
        : { ...own, eScoreCorrectionBias: other.eScoreCorrectionBias };
  }
}

function setupWith(own: Setup, other: Setup, field: Extract<Difference, { kind: 'setup' }>['field']): Setup {
  if (field in own) return { ...own, [field]: other[field as keyof Setup] };
  const name = field as keyof Setup['environment'];
  // The kernels come with the version.
  const kernels = name === 'version' ? { kernels: other.environment.kernels } : {};
  return { ...own, environment: { ...own.environment, [name]: other.environment[name], ...kernels } };
}

/** Everything that the routing of a configuration depends on; null if it is refused. */
function essenceOf(scenario: Scenario): unknown {
  const { params, setup } = scenario;
  const dispatch = dispatchOf(scenario);
  const isVllm = setup.implementation === 'vllm';
  const input = inputOf(scenario, dispatch);
  if (refusalOf(scenario, dispatch) || validate(input)) return null;
  const plan = planOf(input);
  const { model, shared, stream } = scaleLedgerOf(scenario, plan);
  return [
    { ...plan, keptGroups: hasGroupStages(plan) && plan.keptGroups, scale: plan.scales && plan.scale },
    params.topK,
    // What happens to the weights afterwards.
    [model, shared, stream],
    input.logits,
    plan.hasBias && input.eScoreCorrectionBias,
    isVllm && mapsToPhysical(setup.environment) && [setup.numRedundantExperts, setup.environment.version],
  ];
}
