import { type SkipReason, type StageId, skipReason, stageAt } from '../core/stages';
import { pinQuantity, type Quantity } from '../view/numbers';
import type { RoutedToken } from '../view/routed-token';
import type { AppState, CardSubject } from './store';

/** Index of the stage shown. */
export const stageOf = (state: AppState): number => stageAt(state.t);

/** Why a stage does nothing in the picture shown, or null when it runs. */
export function skipOf(state: Pick<AppState, 'routed'>, id: StageId): SkipReason | null {
  return state.routed && skipReason(id, state.routed);
}

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

/** The side of a comparison that one picture shows; `b` is also what is shown without a comparison. */
export type Side = 'a' | 'b';

/** The token of one side. */
export function tokenOf(
  { routed, routedA }: Pick<AppState, 'routed' | 'routedA'>,
  side: Side,
): RoutedToken | null {
  return side === 'a' ? routedA : routed;
}

/** Whether what is said of other values belongs to an earlier picture, as while something is dragged. */
export function isProbeStale({ tokenProbe, routed }: Pick<AppState, 'tokenProbe' | 'routed'>): boolean {
  return tokenProbe !== null && tokenProbe.epoch !== routed?.epoch;
}

/** What a value card would be about: the number under the pointer, else the cell or row with the focus. */
export function cardSubject({
  pointed,
  keyboard,
}: Pick<AppState, 'pointed' | 'keyboard'>): CardSubject | null {
  return pointed ?? keyboard;
}

/** The number that a subject shows at the stage shown; null where it shows none. */
export function quantityOf(
  { routed, t }: Pick<AppState, 'routed' | 't'>,
  subject: CardSubject | null,
): Quantity | null {
  if (!subject) return null;
  if ('quantity' in subject) return subject.quantity;
  return routed && pinQuantity(routed, t, subject);
}
