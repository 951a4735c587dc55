import { effectiveParams } from '../core/dispatch/effective';
import type { EffectiveParam } from '../core/dispatch/types';
import type { Findings } from '../core/facts/compare/exchange';
import { rowsOf } from '../core/facts/compare/rows';
import { hasGroupStages } from '../core/plan';
import { type StageId, stageAt, stageEndingAt } from '../core/stages';
import { dispatchInputOf } from '../scenario/dispatch-scenario';
import type { RoutedToken } from '../scenario/routed-token';
import type { Scenario } from '../scenario/scenario';
import type { AppState } from './store';

/** The stage shown. */
export const stageOf = (state: AppState): StageId => stageAt(state.t);
/** Whether its picture is finished. */
export const hasStageEnded = (state: AppState): boolean => stageEndingAt(state.t) !== null;

/** The pin that the explanation is about. */
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
 * What the chosen overlay cannot show: sizes without a common picture, or the rows of the other side if the groups
 * differ.
 */
export function overlayLimit(
  state: Pick<AppState, 'routed' | 'routedA' | 'compareView'>,
): 'sizes' | 'groupsOfA' | 'groupsOfB' | 'otherGroups' | null {
  const { routed, routedA, compareView } = state;
  if (!routed || !routedA || compareView.mode !== 'overlay') return null;
  if (comparisonOf(state) === 'side') return 'sizes';
  const rows = rowsOf(routedA.plan, routed.plan);
  if (rows === 'b') return hasGroupStages(routedA.plan) ? 'otherGroups' : 'groupsOfB';
  return rows === 'a' ? 'groupsOfA' : null;
}

/** What makes the pictures of A and B differ; null until the search for this pair has ended. */
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

/** Whether the what-ifs belong to an earlier picture, for example during a drag. */
export function isWhatIfStale({ tokenWhatIf, routed }: Pick<AppState, 'tokenWhatIf' | 'routed'>): boolean {
  return tokenWhatIf !== null && tokenWhatIf.epoch !== routed?.epoch;
}

/**
 * The scenario that fields show. During a drag it is the one of the picture, so that both change in one frame. A
 * scenario that cannot be routed has no picture and shows at once.
 */
export function shownScenario({
  scenario,
  routed,
  routeError,
  history,
}: Pick<AppState, 'scenario' | 'routed' | 'routeError' | 'history'>): Scenario {
  return history.gesture !== null && routed && routeError === null ? routed.scenario : scenario;
}

/** The value of a parameter that takes effect, if it is another one; null while a value is refused. */
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
 * The value of each parameter that takes effect on the path of a token. The rows are the same object until something
 * that they depend on changes; a drag changes none of it.
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

const LECTURE = 1.4;

/** How many pixels of the page one of the picture takes: more in a lecture, but not where two pictures share the room. */
export function pictureScale(state: AppState): number {
  return state.isLecture && comparisonOf(state) !== 'side' ? LECTURE : 1;
}
