import { hasGroupStages } from '../plan';
import type { RoutedRow } from '../routed-row';
import type { ScaleLedger } from '../scale/scale-ledger';
import type { Semantics, UndefinedCondition } from '../semantics/types';
import { atOrAfter, type StageId } from '../stages';
import type { Remark } from './remark';
import { tiesOf } from './ties';
import { aboveOne, belowZero, type WeightRemark, zeroScale } from './weight-remarks';

/** Something readers of a router get wrong, with the facts of the token that shows it. */
export type Gotcha =
  | Remark<'undefinedKernel', { because: UndefinedCondition }>
  | Remark<'scoringDropped', { configured: string; effective: string }>
  | Remark<'tooFewSurvivors', { survivors: number; topK: number }>
  | Remark<'notFinite', { sum: number }>
  | Remark<'noEpsilon'>
  /** The last one in and the first one out are equal. */
  | Remark<'tiedPicks' | 'tiedGroups', { last: number; first: number; ties: Semantics['ties'] }>
  | Remark<'tinyScoresLost', { count: number }>
  | Remark<'biasInWeights' | 'biasNotInWeights' | 'scaleIgnored' | 'alwaysOne'>
  | WeightRemark
  | Remark<'scaleLedger', { ledger: ScaleLedger }>;

/** A fact and the stages at which it is worth saying. */
interface Candidate {
  readonly from: StageId;
  readonly to: StageId;
  readonly gotcha: Gotcha | null;
}

/** The gotchas that this token, on this path, shows at a stage, the gravest first. */
export function gotchasOf(token: RoutedRow, stage: StageId): Gotcha[] {
  const candidates: Candidate[] = [
    { from: 'logits', to: 'scale', gotcha: undefinedKernel(token) },
    { from: 'score', to: 'pick', gotcha: scoringDropped(token) },
    { from: 'score', to: 'bias', gotcha: tinyScoresLost(token) },
    { from: 'keep', to: 'mask', gotcha: tiedGroups(token) },
    { from: 'mask', to: 'gather', gotcha: tooFewSurvivors(token) },
    { from: 'pick', to: 'pick', gotcha: tiedPicks(token) },
    { from: 'norm', to: 'scale', gotcha: notFinite(token) },
    { from: 'scale', to: 'scale', gotcha: zeroScale(token) },
    { from: 'scale', to: 'scale', gotcha: belowZero(token) },
    { from: 'bias', to: 'gather', gotcha: biasAndWeights(token) },
    { from: 'norm', to: 'norm', gotcha: noEpsilon(token) },
    { from: 'norm', to: 'scale', gotcha: alwaysOne(token) },
    { from: 'scale', to: 'scale', gotcha: factor(token) },
    { from: 'scale', to: 'scale', gotcha: aboveOne(token) },
  ];
  return candidates.flatMap(({ from, to, gotcha }) =>
    gotcha && atOrAfter(stage, from) && atOrAfter(to, stage) ? [gotcha] : [],
  );
}

function undefinedKernel({ result: { undefinedBecause } }: RoutedRow): Gotcha | null {
  return undefinedBecause && { code: 'undefinedKernel', because: undefinedBecause };
}

function scoringDropped({ params, plan }: RoutedRow): Gotcha | null {
  const configured = params.scoringFunc;
  if (plan.scoring === configured) return null;
  return { code: 'scoringDropped', configured, effective: plan.scoring };
}

function tinyScoresLost({ plan, result, logits }: RoutedRow): Gotcha | null {
  if (plan.scoring !== 'sigmoid' || plan.rules.sigmoidForm !== 'tanh') return null;
  // Below −104 every form gives 0.
  const count = logits.reduce((sum, z, id) => sum + Number(z > -100 && result.scores[id] === 0), 0);
  return count > 0 ? { code: 'tinyScoresLost', count } : null;
}

function tiedGroups(token: RoutedRow): Gotcha | null {
  const {
    plan,
    result: { groupOrder, groupScores },
  } = token;
  if (!hasGroupStages(plan)) return null;
  const [last, first] = [groupOrder[plan.keptGroups - 1], groupOrder[plan.keptGroups]];
  if (last === undefined || first === undefined || groupScores[last] !== groupScores[first]) return null;
  return { code: 'tiedGroups', last, first, ties: tiesOf(token) };
}

function tooFewSurvivors({ params, plan }: RoutedRow): Gotcha | null {
  const survivors = plan.keptGroups * plan.groupSize;
  if (!hasGroupStages(plan) || survivors >= params.topK) return null;
  return { code: 'tooFewSurvivors', survivors, topK: params.topK };
}

function tiedPicks(token: RoutedRow): Gotcha | null {
  const { params, result } = token;
  const [last, first] = [result.expertOrder[params.topK - 1], result.expertOrder[params.topK]];
  if (last === undefined || first === undefined || result.masked[last] !== result.masked[first]) return null;
  // They are equal because both are masked. `tooFewSurvivors` reports that.
  if (!Number.isFinite(result.masked[last])) return null;
  return { code: 'tiedPicks', last, first, ties: tiesOf(token) };
}

function notFinite({ plan, result }: RoutedRow): Gotcha | null {
  const sum = result.weightSum[0]!;
  if (!plan.renormalizes || result.renormalized.every(Number.isFinite)) return null;
  return { code: 'notFinite', sum };
}

function noEpsilon({ plan }: RoutedRow): Gotcha | null {
  return plan.renormalizes && plan.rules.divisorGuard.kind === 'none' ? { code: 'noEpsilon' } : null;
}

function biasAndWeights({ plan }: RoutedRow): Gotcha | null {
  if (!plan.hasBias || plan.gather === 'masked') return null;
  const isApart = plan.gather === 'score' && !plan.biasesLogits;
  return { code: isApart ? 'biasNotInWeights' : 'biasInWeights' };
}

/** One weight divided by itself does not depend on the logits. */
function alwaysOne({ params, plan, result }: RoutedRow): Gotcha | null {
  return plan.renormalizes && params.topK === 1 && result.renormalized[0] === 1
    ? { code: 'alwaysOne' }
    : null;
}

/** The factor is applied outside the router, or not once. */
function factor({ ledger }: RoutedRow): Gotcha | null {
  const { outcome, given, router, model } = ledger;
  if (outcome === 'idle') return null;
  if (outcome === 'never' && given !== router) return { code: 'scaleIgnored' };
  return outcome === 'once' && model === 1 && ledger.stream === 1 ? null : { code: 'scaleLedger', ledger };
}
