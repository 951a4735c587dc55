import type { PointerEvent } from 'react';
import type { App } from '../base/app-context';

/** Change per pixel of a sideways drag, without and with Shift held. */
const PER_PIXEL = { logit: 0.01, bias: 0.001 };
const FINE = 0.1;

/** Handlers that let a logit or bias in a formula be dragged sideways. One drag is one undo step. */
export function numberDrag(
  { store, actions }: Pick<App, 'store' | 'actions'>,
  input: 'logit' | 'bias',
  id: number,
) {
  let drag: { x: number; from: number; gesture: string } | null = null;
  const valueNow = () => {
    const { logits, eScoreCorrectionBias } = store.getState().scenario;
    return (input === 'logit' ? logits[id] : eScoreCorrectionBias?.[id]) ?? 0;
  };
  const end = () => {
    if (drag) actions.endGesture();
    drag = null;
  };
  return {
    onPointerDown(event: PointerEvent<Element>): void {
      if (event.button !== 0 || !Number.isFinite(valueNow())) return;
      event.preventDefault();
      event.currentTarget.setPointerCapture(event.pointerId);
      drag = { x: event.clientX, from: valueNow(), gesture: `number ${input} ${id} ${event.timeStamp}` };
    },
    onPointerMove(event: PointerEvent<Element>): void {
      if (!drag) return;
      const size = PER_PIXEL[input] * (event.shiftKey ? FINE : 1);
      const value = Math.fround(drag.from + (event.clientX - drag.x) * size);
      if (input === 'logit') actions.setLogit(id, value, drag.gesture);
      else actions.setBias(id, value, drag.gesture);
    },
    onPointerUp: end,
    onPointerCancel: end,
  };
}
