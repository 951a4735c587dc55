import { type SkipReason, type StageId, skipReason } from '../../core/stages';
import type { RouteError } from '../../core/types';
import type { RoutedToken } from '../../scenario/routed-token';
import { type EngineState, isWithoutEngine } from './engine';

/** How long an engine took from being asked to its answer, and how many inputs went in one batch. */
export interface RouteTiming {
  readonly ms: number;
  readonly inputs: number;
}

/** What was routed. */
export interface PictureState {
  /** The last routing that succeeded, with the scenario it belongs to; null before the first one. */
  readonly routed: RoutedToken | null;
  /** The same once edits have rested for a moment. The text twins of the picture show it. */
  readonly routedAtRest: RoutedToken | null;
  /** How long the routing of `routed` took; null for the first one of an engine. */
  readonly routeTiming: RouteTiming | null;
  /** Why the present scenario cannot be routed; the last picture stays meanwhile. */
  readonly routeError: RouteError | null;
  /** A's routing, delivered together with B's. */
  readonly routedA: RoutedToken | null;
  readonly routeErrorA: RouteError | null;
}

const initial: PictureState = {
  routed: null,
  routedAtRest: null,
  routeTiming: null,
  routeError: null,
  routedA: null,
  routeErrorA: null,
};

/** What the picture shows. Routing writes it (`routing.ts`). */
export const PICTURE = { initial, actions: () => ({}) };

/** The side of a comparison that one picture shows; `b` is also what is shown without a comparison. */
export type Side = 'a' | 'b';

/** The token of one side. */
export function tokenOf(
  { routed, routedA }: Pick<PictureState, 'routed' | 'routedA'>,
  side: Side,
): RoutedToken | null {
  return side === 'a' ? routedA : routed;
}

/** Why a stage does nothing in the picture shown, or null when it runs in it, for A or for B. */
export function skipOf(
  { routed, routedA }: Pick<PictureState, 'routed'> & Partial<Pick<PictureState, 'routedA'>>,
  id: StageId,
): SkipReason | null {
  if (!routed || (routedA && skipReason(id, routedA) === null)) return null;
  return skipReason(id, routed);
}

/** Whether the picture is that of an earlier state, because the present one is refused. */
export function isStale({ routed, routeError }: Pick<PictureState, 'routed' | 'routeError'>): boolean {
  return routed !== null && routeError !== null;
}

type Opening = Pick<PictureState, 'routed' | 'routeError'> & EngineState;

/** Whether the page has opened: there is a picture, or it is known why there is none. */
export function hasOpened(state: Opening): boolean {
  return state.routed !== null || state.routeError !== null || isWithoutEngine(state);
}

/** Why there is neither a picture to play nor one on its way, or null. */
export function playObstacle(state: Opening): 'refused' | 'noEngine' | null {
  if (state.routed !== null) return null;
  if (state.routeError !== null) return 'refused';
  return isWithoutEngine(state) ? 'noEngine' : null;
}
