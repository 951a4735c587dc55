import { effectiveParams } from '../core/dispatch/effective';
import type { EffectiveParam } from '../core/dispatch/types';
import type { Findings } from '../core/facts/compare/exchange';
import { rowsOf } from '../core/facts/compare/rows';
import { type StageId, stageAt, stageEndingAt } from '../core/stages';
import { dispatchInputOf } from '../scenario/dispatch-scenario';
import type { RoutedToken } from '../scenario/routed-token';
import type { Scenario } from '../scenario/scenario';
import type { AppState } from './store';

/** The stage shown. */
export const stageOf = (state: AppState): StageId => stageAt(state.t);
/** Whether its picture is finished. */
export const hasStageEnded = (state: AppState): boolean => stageEndingAt(state.t) !== null;

/** The pin whose story the explanation tells. */
export const mainPinOf = (state: AppState) => state.pins.at(-1) ?? null;

/** How A and B are shown: in one picture, in two, or not at all. Two sizes of router have no common picture. */
export function comparisonOf({
  routed,
  routedA,
  compareView,
}: Pick<AppState, 'routed' | 'routedA' | 'compareView'>): 'none' | 'overlay' | 'side' {
  if (!routed || !routedA) return 'none';
  return compareView.mode === 'overlay' && routed.result.scores.length === routedA.result.scores.length
    ? 'overlay'
    : 'side';
}

/**
 * What the overlay that was asked for cannot show: sizes without a common picture, or the rows of the other side, where
 * the groups differ.
 */
export function overlayLimit(
  state: Pick<AppState, 'routed' | 'routedA' | 'compareView'>,
): 'sizes' | 'rowsOfA' | 'rowsOfB' | null {
  const { routed, routedA, compareView } = state;
  if (!routed || !routedA || compareView.mode !== 'overlay') return null;
  if (comparisonOf(state) === 'side') return 'sizes';
  const rows = rowsOf(routedA.plan, routed.plan);
  return rows === 'a' ? 'rowsOfA' : rows === 'b' ? 'rowsOfB' : null;
}

/** What makes the pictures of A and B differ; null while it is not yet tried for this pair. */
export function findingsOf({
  causes,
  routedA,
  routedAtRest,
  compareView,
}: Pick<AppState, 'causes' | 'routedA' | 'routedAtRest' | 'compareView'>): Findings | null {
  const isPresent =
    causes?.a === routedA && causes?.b === routedAtRest && causes?.tolerance === compareView.tolerance;
  return isPresent ? (causes?.findings ?? null) : null;
}

/** Whether what is said of other values belongs to an earlier picture, as while something is dragged. */
export function isWhatIfStale({ tokenWhatIf, routed }: Pick<AppState, 'tokenWhatIf' | 'routed'>): boolean {
  return tokenWhatIf !== null && tokenWhatIf.epoch !== routed?.epoch;
}

/**
 * The scenario that fields show. While something is dragged it is the one of the picture, so that both change in one
 * frame; what cannot be routed has no picture and shows at once.
 */
export function shownScenario({
  scenario,
  routed,
  routeError,
  history,
}: Pick<AppState, 'scenario' | 'routed' | 'routeError' | 'history'>): Scenario {
  return history.gesture !== null && routed && routeError === null ? routed.scenario : scenario;
}

/** What the path makes of a parameter, where that is another value; nothing is in effect while a value is refused. */
export function effectiveRow(
  { routed, routeError }: Pick<AppState, 'routed' | 'routeError'>,
  field: EffectiveParam['field'],
): EffectiveParam | null {
  if (routeError !== null) return null;
  const row = effectiveOf(routed)?.find((each) => each.field === field);
  return row?.reason ? row : null;
}

let effective: { readonly of: RoutedToken; readonly rows: readonly EffectiveParam[] } | null = null;

/**
 * What the path of a token makes of each parameter. The rows are the same object for as long as none of what they hang on
 * changes, as in a drag.
 */
function effectiveOf(token: RoutedToken | null): readonly EffectiveParam[] | null {
  if (!token) return null;
  if (!effective || !hasSamePath(effective.of, token)) {
    effective = { of: token, rows: effectiveParams(token.plan.rules, dispatchInputOf(token.scenario)) };
  }
  return effective.rows;
}

function hasSamePath({ plan, scenario: a }: RoutedToken, { plan: other, scenario: b }: RoutedToken): boolean {
  const hasBias = (scenario: Scenario) => scenario.eScoreCorrectionBias !== null;
  return (
    plan.rules === other.rules &&
    a.params === b.params &&
    a.setup === b.setup &&
    a.token === b.token &&
    hasBias(a) === hasBias(b)
  );
}
