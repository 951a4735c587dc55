import type { Plan } from '../../plan';
import type { ScoringFunc, Semantics } from '../../semantics/types';
import type { LogitsDtype } from '../../types';
import type { Remark } from '../remark';
import type { RoutedSide } from './divergence';
import type { Findings } from './exchange';
import type { Factor } from './side';

type Both<Value> = { a: Value; b: Value };

export type SideName = 'A' | 'B';

/** What makes A and B differ. */
export type CauseRemark =
  | Remark<'otherLogits' | 'otherBiases' | 'otherTable' | 'otherExpertFactors'>
  | Remark<'takesLogitsAs' | 'storesBiasAs' | 'worksIn', Both<LogitsDtype>>
  | Remark<'addsBias' | 'readsTable' | 'skipsPadding' | 'divides', { side: SideName }>
  | Remark<'appends' | 'judgesGroupsBy' | 'keepsGroups' | 'picks', Both<number>>
  | Remark<'scoresWith', Both<ScoringFunc>>
  | Remark<'weighsBy', Both<Plan['gather']>>
  | Remark<'picksBy', Both<Semantics>>
  /** Null: it does not multiply. */
  | Remark<'multipliesBy', Both<number | null>>
  /** All that can be said is in which thing they differ. */
  | Remark<'differIn', { factor: Factor }>;

/** One cause of a difference, as the beginning of a sentence. */
export function causeRemark(a: RoutedSide, b: RoutedSide, factor: Factor, findings: Findings): CauseRemark {
  const special = factor.kind === 'input' ? inputRemark(a, b, factor.field, findings) : null;
  return special ?? choiceRemark(a, b, factor, findings) ?? { code: 'differIn', factor };
}

function both<Code extends string, Value>(code: Code, a: Value, b: Value): Remark<Code, Both<Value>> | null {
  return Object.is(a, b) ? null : { code, a, b };
}

function alone<Code extends string>(
  code: Code,
  inA: boolean,
  inB: boolean,
): Remark<Code, { side: SideName }> | null {
  return inA === inB ? null : { code, side: inA ? 'A' : 'B' };
}

type InputField = Extract<Factor, { kind: 'input' }>['field'];

function inputRemark(
  { plan: p }: RoutedSide,
  { plan: q }: RoutedSide,
  field: InputField,
  findings: Findings,
): CauseRemark | null {
  const [x, y] = [findings.a.inputs, findings.b.inputs];
  switch (field) {
    case 'logits':
      return { code: 'otherLogits' };
    case 'logitsDtype':
      return both('takesLogitsAs', x.logitsDtype, y.logitsDtype);
    case 'bias':
      return alone('addsBias', p.hasBias, q.hasBias) ?? { code: 'otherBiases' };
    case 'biasDtype':
      return both('storesBiasAs', x.biasDtype, y.biasDtype);
    case 'dtype':
      return both('worksIn', x.dtype, y.dtype);
    case 'tableIds':
      return alone('readsTable', !!x.tableIds, !!y.tableIds) ?? { code: 'otherTable' };
    case 'isPadding':
      return alone('skipsPadding', !!x.isPadding, !!y.isPadding);
    case 'shared':
      return both('appends', x.shared?.weight ?? 1, y.shared?.weight ?? 1);
    case 'perExpertScale':
      return { code: 'otherExpertFactors' };
  }
}

function choiceRemark(
  { plan: p }: RoutedSide,
  { plan: q }: RoutedSide,
  { kind, field }: Factor,
  { a, b }: Findings,
): CauseRemark | null {
  if (kind === 'input') return null;
  switch (field) {
    case 'scoringFunc':
      return both('scoresWith', p.scoring, q.scoring);
    case 'bias':
      return alone('addsBias', p.hasBias, q.hasBias);
    case 'groupScore':
      return p.isGrouped && q.isGrouped ? both('judgesGroupsBy', p.contributors, q.contributors) : null;
    case 'topkGroup':
      return both('keepsGroups', p.keptGroups, q.keptGroups);
    case 'topK':
      return both('picks', a.params.topK, b.params.topK);
    case 'gather':
      return both('weighsBy', p.gather, q.gather);
    case 'renormalize':
    case 'renormalizeOnlyIf':
      return alone('divides', p.renormalizes, q.renormalizes);
    case 'scale':
    case 'routedScalingFactor':
      return both('multipliesBy', p.scales ? p.scale : null, q.scales ? q.scale : null);
    case 'scored':
      return p.rules.scored === q.rules.scored ? null : { code: 'picksBy', a: p.rules, b: q.rules };
    default:
      return null;
  }
}
