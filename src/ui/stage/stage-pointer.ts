import type { Pin } from '../../scenario/scenario';
import type { Actions } from '../../state/actions';
import { pictureScale } from '../../state/selectors';
import { guessOf } from '../../state/slices/tour';
import type { AppState, AppStore } from '../../state/store';
import { type DragTarget, dragValue, valueAtHeight } from '../../view/drag';
import { hitTest } from '../../view/layout/hit-test';
import type { StageLayout } from '../../view/layout/layout-stage';
import type { Point } from '../../view/marks';
import { numberAt } from '../../view/number-at';
import { listen } from './listen';
import type { Loupe } from './loupe';
import { watchPaintKey } from './paint-key';
import { placeIn } from './place-in';
import type { Painting } from './stage-painter';
import { tapOutside } from './tap-outside';

/** After so many CSS pixels a press is a drag; a finger's tap is less steady. */
const DRAG_PX = 3;
/** While Shift is held, this share of a drag's way counts. */
const FINE = 0.1;
const SLIDE_PX = 10;

interface Stage {
  readonly canvas: HTMLCanvasElement;
  readonly layout: StageLayout;
  readonly store: AppStore;
  readonly actions: Actions;
  readonly loupe: Loupe;
  readonly painting: Pick<Painting, 'pinAt' | 'wholeAt'>;
}

interface Pressed extends Point {
  pin: Pin | null;
  hasMoved: boolean;
  /** For a finger: the card that was open when it touched the screen. */
  readonly tapped: { readonly before: AppState['card'] } | null;
}

/** What a press does once it moves: nothing, edit a value, paint values, show cell after cell, or be refused. */
type Press = Pressed &
  (
    | { readonly kind: 'plain' | 'scrub' }
    | { readonly kind: 'weight'; readonly id: number }
    | { readonly kind: 'drag'; readonly target: DragTarget; dy: number; last: number }
    | { readonly kind: 'paint'; readonly first: number; value: number; last: number; at: Point }
  );

/**
 * What the pointer does in the picture. Pointing lights a cell and names the number there. A click pins. A vertical drag on a
 * bar edits the logit (finely while Shift is held), and on a cap the bias. A drag while the paint key is held paints. A drag
 * of a weight is refused with the reason. A double click resets a cell or opens a group. A finger that slides shows cells in
 * the loupe, and its release pins; a tap on another number opens its card.
 */
export function startPointer({ canvas, layout, store, actions, loupe, painting }: Stage): () => void {
  let press: Press | null = null;
  const paintKey = watchPaintKey((isHeld) => {
    canvas.style.cursor = isHeld ? 'crosshair' : '';
  });

  const place = (event: PointerEvent | MouseEvent) => placeIn(canvas, event, pictureScale(store.getState()));
  const cellAt = (x: number, y: number) => {
    const { routed, t } = store.getState();
    return routed && hitTest(layout, routed, t, x, y);
  };
  /** The cell there, or what a mark there stands for. */
  const at = (event: PointerEvent | MouseEvent) => {
    const { x, y } = place(event);
    const hit = cellAt(x, y);
    const mark = hit?.kind === 'expert' ? null : painting.pinAt(x, y);
    const pin: Pin | null = mark?.pin ?? (hit && { kind: hit.kind, id: hit.id });
    return { x, y, hit, mark, pin };
  };

  function onDown(event: PointerEvent): void {
    if (event.button !== 0) return;
    if (store.getState().refusedDrag) actions.refuseDrag(null);
    const { card } = store.getState();
    actions.point(null);
    actions.closeCard();
    const { x, y, hit, mark, pin } = at(event);
    press = pressOf(event, x, y, hit, mark, pin, card);
    // Avoids a mouse event beside each pointer event of a drag; the focus is then set as the browser would have.
    event.preventDefault();
    canvas.closest<HTMLElement>('[tabindex]')?.focus({ preventScroll: true });
    canvas.setPointerCapture(event.pointerId);
    if (press.kind === 'scrub') look(x, y);
  }

  function pressOf(
    event: PointerEvent,
    x: number,
    y: number,
    hit: ReturnType<typeof hitTest>,
    mark: ReturnType<Painting['pinAt']>,
    pin: Pin | null,
    card: AppState['card'],
  ): Press {
    const tapped = event.pointerType === 'touch' ? { before: card } : null;
    const base = { x, y, pin, hasMoved: false, tapped };
    const { scenario, routed, t, pins } = store.getState();
    if (mark?.panel === 'strip' && mark.pin.kind === 'expert')
      return { ...base, kind: 'weight', id: mark.pin.id };
    if (hit?.kind !== 'expert' || !routed) return { ...base, kind: 'plain' };
    const { id } = hit;
    const cell = layout.cells[id];
    if (paintKey.isHeld() && cell) {
      const value = valueAtHeight(routed, t, cell, y);
      return { ...base, kind: 'paint', first: id, value, last: id, at: { x, y } };
    }
    const isPinned = pins.some((other) => other.kind === 'expert' && other.id === id);
    if (tapped && !isPinned) return { ...base, kind: 'scrub' };
    const target: DragTarget = {
      expert: id,
      part: hit.part,
      t,
      logit: scenario.logits[id] ?? 0,
      bias: scenario.eScoreCorrectionBias?.[id] ?? 0,
    };
    return { ...base, kind: 'drag', target, dy: 0, last: y };
  }

  function onMove(event: PointerEvent): void {
    if (!press) {
      const { x, y, hit, mark, pin } = at(event);
      actions.peek(pin);
      if (event.pointerType !== 'touch') point(x, y, hit, mark);
      if (!paintKey.isHeld())
        canvas.style.cursor = pin === null ? '' : hit?.kind === 'expert' && !mark ? 'ns-resize' : 'pointer';
      return;
    }
    const { x, y } = place(event);
    const isOutside = press.kind === 'plain' || press.kind === 'weight';
    const least = press.tapped && isOutside ? SLIDE_PX : DRAG_PX;
    if (!press.hasMoved && Math.hypot(x - press.x, y - press.y) < least) return;
    if (press.kind === 'scrub') {
      press.hasMoved = true;
      look(x, y);
    } else edit(press, x, y, event.shiftKey);
  }

  /** Names the number under the pointer, for its card. */
  function point(
    x: number,
    y: number,
    hit: ReturnType<typeof hitTest>,
    mark: ReturnType<Painting['pinAt']>,
  ): void {
    const { routed, t, isPlaying } = store.getState();
    if (!routed || isPlaying) return;
    const whole = hit?.kind === 'expert' ? null : painting.wholeAt(x, y);
    const number = numberAt(routed, t, layout, { hit, mark, whole });
    actions.point(number && { ...number, side: 'b', x, y });
  }

  /** Moves the focus to the cell under a finger and shows it enlarged. */
  function look(x: number, y: number): void {
    const hit = cellAt(x, y);
    if (!press || hit?.kind !== 'expert') return;
    press.pin = { kind: 'expert', id: hit.id };
    actions.peek(press.pin);
    loupe.show(hit.id, x, y);
  }

  function edit(now: Press, x: number, y: number, isFine: boolean): void {
    const { routed, t } = store.getState();
    if (!routed) return;
    const gesture = `${now.kind} ${now.x} ${now.y}`;
    switch (now.kind) {
      case 'drag': {
        if (!now.hasMoved && Math.abs(y - now.y) < DRAG_PX) return;
        now.hasMoved = true;
        now.dy += (y - now.last) * (isFine ? FINE : 1);
        now.last = y;
        const { expert, part } = now.target;
        const value = dragValue(layout, routed, now.target, now.dy);
        if (part === 'cap') actions.setBias(expert, value, `${gesture} ${part}`);
        else actions.setLogit(expert, value, `${gesture} ${part}`);
        return;
      }
      case 'paint': {
        now.hasMoved = true;
        const cell = layout.cells[now.first];
        // A fast hand skips cells between two events, so all cells on the way are painted.
        const ids = onTheWay(now.at, { x, y }, layout.cell / 2)
          .map((point) => cellAt(point.x, point.y))
          .flatMap((hit) => (hit?.kind === 'expert' ? [hit.id] : []));
        now.at = { x, y };
        // In the first cell the height sets the value; all further cells get the same value.
        const isFirst = now.last === now.first && ids.every((id) => id === now.first);
        if (isFirst && cell) now.value = valueAtHeight(routed, t, cell, y);
        now.last = ids.at(-1) ?? now.last;
        if (ids.length > 0) actions.paintLogits([...new Set(ids)], now.value, gesture);
        return;
      }
      case 'weight':
        if (!now.hasMoved) actions.refuseDrag({ id: now.id, x: now.x, y: now.y });
        now.hasMoved = true;
        return;
      case 'plain':
        // A finger that slides does not tap; with a mouse any press is a click.
        now.hasMoved = now.tapped !== null;
    }
  }

  function onUp(event: PointerEvent): void {
    if (!press) return;
    const { kind, hasMoved, pin, tapped } = press;
    const isOutside = kind === 'plain' || kind === 'weight';
    const isEdit = kind === 'drag' || kind === 'paint';
    if (isEdit && hasMoved) actions.endGesture();
    else if (kind === 'paint') actions.paintLogits([press.first], press.value, 'paint');
    else if (!(isOutside && hasMoved)) {
      // While the tour asks, a tap is a guess.
      if (tapped && isOutside && !guessOf(store.getState())?.isVeiled)
        tapOutside({ ...at(event), side: 'b', layout, store, actions, painting, before: tapped.before });
      else if (pin) actions.choose(pin, event.shiftKey);
      else actions.clearPins();
    }
    if (kind === 'paint') actions.endGesture();
    release();
  }

  function release(): void {
    press = null;
    loupe.hide();
  }

  function onCancel(): void {
    if (press?.hasMoved && (press.kind === 'drag' || press.kind === 'paint')) actions.endGesture();
    release();
    actions.peek(null);
  }

  function onDoubleClick(event: MouseEvent): void {
    const { hit, mark } = at(event);
    if (hit?.kind === 'expert') actions.resetExpert(hit.id);
    else if (hit?.kind === 'group' && !mark) actions.zoomTo(hit.id);
  }

  function onLeave(event: PointerEvent): void {
    if (press) return;
    actions.peek(null);
    // A finger leaves after every tap; the card that it opened stays.
    if (event.pointerType !== 'touch') actions.point(null);
  }

  // pointermove waits for the frame; pointerrawupdate comes at once, so the worker's answer is in time for the same frame.
  const isRaw = 'onpointerrawupdate' in canvas;
  const isEditing = () => press?.kind === 'drag' || press?.kind === 'paint';
  const onRaw = (event: Event) => {
    if (press && isEditing()) onMove(event as PointerEvent);
  };
  const onFrameMove = (event: PointerEvent) => {
    if (!(isRaw && isEditing())) onMove(event);
  };

  const stops = [
    listen(canvas, 'pointerdown', onDown),
    listen(canvas, 'pointermove', onFrameMove),
    listen(canvas, 'pointerup', onUp),
    listen(canvas, 'pointercancel', onCancel),
    listen(canvas, 'pointerleave', onLeave),
    listen(canvas, 'dblclick', onDoubleClick),
    paintKey.stop,
  ];
  if (isRaw) canvas.addEventListener('pointerrawupdate', onRaw);
  return () => {
    for (const stop of stops) stop();
    canvas.removeEventListener('pointerrawupdate', onRaw);
  };
}

/** Points from one to another, at most `step` apart, with the last one. */
function onTheWay(from: Point, to: Point, step: number): Point[] {
  const count = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / step));
  return Array.from({ length: count }, (_, i) => ({
    x: from.x + ((to.x - from.x) * (i + 1)) / count,
    y: from.y + ((to.y - from.y) * (i + 1)) / count,
  }));
}
