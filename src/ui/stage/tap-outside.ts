import type { Pin } from '../../scenario/scenario';
import type { Actions } from '../../state/actions';
import { type Side, tokenOf } from '../../state/slices/picture';
import type { AppState, AppStore } from '../../state/store';
import type { MarkHit } from '../../view/hit-marks';
import type { Hit } from '../../view/layout/hit-test';
import type { StageLayout } from '../../view/layout/layout-stage';
import { numberAt } from '../../view/number-at';
import type { Painting } from './stage-painter';

/** A finger reaches so much further for a label than a pointer, because a line of text is lower than a finger. */
const FINGER_PX = 10;

interface Tap {
  readonly x: number;
  readonly y: number;
  readonly hit: Hit | null;
  readonly mark: MarkHit | null;
  readonly pin: Pin | null;
  readonly side: Side;
  readonly layout: StageLayout;
  readonly store: AppStore;
  readonly actions: Pick<Actions, 'pin' | 'clearPins' | 'tapNumber'>;
  readonly painting: Pick<Painting, 'wholeAt'>;
  /** The card that was open when the finger touched the screen, and is closed now. */
  readonly before: AppState['card'];
}

/**
 * What a finger's tap outside of the cells does. A finger cannot rest on a number, so the tap does what pointing and clicking
 * do: it opens the number's card and pins the expert or group of the number. A tap elsewhere closes the card, and only the
 * next one removes the pins. A tap on a group's label pins and unpins it, as on a cell.
 */
export function tapOutside({
  x,
  y,
  hit,
  mark,
  pin,
  side,
  layout,
  store,
  actions,
  painting,
  before,
}: Tap): void {
  const state = store.getState();
  const token = tokenOf(state, side);
  const whole = painting.wholeAt(x, y) ?? (pin ? null : painting.wholeAt(x, y, FINGER_PX));
  const isLabel = !whole && !mark && hit?.kind === 'group' && isOnLabel(layout, hit.id, x);
  const number =
    token && !state.isPlaying && !isLabel ? numberAt(token, state.t, layout, { hit, mark, whole }) : null;
  if (!number) {
    if (pin) actions.pin(pin);
    else if (!before) actions.clearPins();
    return;
  }
  actions.tapNumber({ ...number, side, x, y }, before);
  const isPinned = pin && state.pins.some(({ kind, id }) => kind === pin.kind && id === pin.id);
  if (pin && !whole && !isPinned) actions.pin(pin);
}

function isOnLabel({ rows }: StageLayout, group: number, x: number): boolean {
  const row = rows.find((one) => one.group === group);
  return row !== undefined && (row.margin === null || x < row.margin.x);
}
