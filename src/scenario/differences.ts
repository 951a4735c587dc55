import { differingRules } from '../core/facts/compare/rules';
import type { Plan } from '../core/plan';
import type { RouterParams } from '../core/types';
import type { Difference } from './difference';
import { hasEffect } from './has-effect';
import type { Scenario } from './scenario';

/** A difference, and whether it changes how either side routes. */
export type FieldDifference = Difference & { readonly hasEffect: boolean };

interface Side {
  readonly scenario: Scenario;
  readonly plan: Plan;
}

const SETUP = [
  'implementation',
  'dtype',
  'logitsDtype',
  'biasDtype',
  'useGroupedTopk',
  'scaleHandling',
  'numRedundantExperts',
] as const;

/** Everything in which A and B differ, and nothing else: parameters, set-up, rows, then the choices of their records. */
export function differences(a: Side, b: Side): FieldDifference[] {
  return all(a, b).map((difference) => ({ ...difference, hasEffect: hasEffect(difference, a, b) }));
}

function all(a: Side, b: Side): Difference[] {
  const list: Difference[] = [];
  const [p, q] = [a.scenario.params, b.scenario.params];
  for (const field of Object.keys(p) as (keyof RouterParams)[])
    if (!Object.is(p[field], q[field]))
      list.push({ kind: 'param', field, a: String(p[field]), b: String(q[field]) });
  const [s, u] = [a.scenario.setup, b.scenario.setup];
  for (const field of SETUP)
    if (s[field] !== u[field]) list.push({ kind: 'setup', field, a: String(s[field]), b: String(u[field]) });
  for (const field of Object.keys(s.environment) as (keyof typeof s.environment)[]) {
    // The kernels come with the version.
    if (field === 'kernels' || s.environment[field] === u.environment[field]) continue;
    list.push({
      kind: 'setup',
      field,
      a: String(s.environment[field]),
      b: String(u.environment[field]),
    });
  }
  const logits = changed(a.scenario.logits, b.scenario.logits);
  if (logits !== 0) list.push({ kind: 'row', row: 'logits', count: logits });
  const [bias, other] = [a.scenario.eScoreCorrectionBias, b.scenario.eScoreCorrectionBias];
  if (bias && other) {
    const biases = changed(bias, other);
    if (biases !== 0) list.push({ kind: 'row', row: 'bias', count: biases });
  } else if (bias || other) list.push({ kind: 'hasBias', a: bias !== null, b: other !== null });
  for (const field of differingRules(a.plan.rules, b.plan.rules)) list.push({ kind: 'rule', field });
  return list;
}

/** Values of two rows that differ in any bit but those of a NaN; null for rows of different lengths. */
function changed(a: Float32Array, b: Float32Array): number | null {
  if (a === b) return 0;
  if (a.length !== b.length) return null;
  return a.reduce((count, value, i) => count + Number(!Object.is(value, b[i])), 0);
}
