import type { Pin } from '../../scenario/scenario';
import type { Actions } from '../../state/actions';
import type { AppStore } from '../../state/store';
import { type DragTarget, dragValue } from '../../view/drag';
import { hitTest } from '../../view/layout/hit-test';
import type { StageLayout } from '../../view/layout/layout-stage';

/** Movement in CSS pixels after which a press is a drag. */
const DRAG_PX = 3;

/**
 * Pointer grammar of the picture: hover peeks, a click pins, a vertical drag on a bar edits the logit and on a cap the
 * bias, a double click resets. With a finger, a slide over unpinned cells moves the focus and the release pins.
 */
export function startPointer(
  canvas: HTMLCanvasElement,
  layout: StageLayout,
  store: AppStore,
  actions: Actions,
): () => void {
  let press: {
    x: number;
    y: number;
    target: DragTarget | null;
    isDragging: boolean;
    pin: Pin | null;
  } | null = null;

  const at = (event: PointerEvent | MouseEvent) => {
    const { left, top } = canvas.getBoundingClientRect();
    const x = event.clientX - left;
    const y = event.clientY - top;
    const { routed, t } = store.getState();
    return { x, y, hit: routed && hitTest(layout, routed, t, x, y) };
  };

  function onDown(event: PointerEvent): void {
    if (event.button !== 0) return;
    const { x, y, hit } = at(event);
    const { scenario, routed, t, pins } = store.getState();
    const pin: Pin | null = hit && { kind: hit.kind, id: hit.id };
    const isPinned = pins.some((other) => other.kind === pin?.kind && other.id === pin.id);
    const mayDrag = event.pointerType !== 'touch' || isPinned;
    let target: DragTarget | null = null;
    if (hit?.kind === 'expert' && routed && mayDrag)
      target = {
        expert: hit.id,
        part: hit.part,
        t,
        logit: scenario.logits[hit.id] ?? 0,
        bias: scenario.eScoreCorrectionBias?.[hit.id] ?? 0,
      };
    press = { x, y, target, isDragging: false, pin };
    canvas.setPointerCapture(event.pointerId);
  }

  function onMove(event: PointerEvent): void {
    if (!press) {
      const { hit } = at(event);
      const pin: Pin | null = hit && { kind: hit.kind, id: hit.id };
      actions.peek(pin);
      canvas.style.cursor = !hit ? '' : hit.kind === 'expert' ? 'ns-resize' : 'pointer';
      return;
    }
    if (!press.target) {
      const { hit } = at(event);
      if (event.pointerType === 'touch') press.pin = hit && { kind: hit.kind, id: hit.id };
      actions.peek(press.pin);
      return;
    }
    drag(event);
  }

  function drag(event: PointerEvent): void {
    const { routed } = store.getState();
    if (!press?.target || !routed) return;
    const dy = event.clientY - canvas.getBoundingClientRect().top - press.y;
    if (!press.isDragging && Math.abs(dy) < DRAG_PX) return;
    press.isDragging = true;
    const { target } = press;
    const value = dragValue(layout, routed, target, dy);
    const gesture = `${target.part} ${target.expert} ${press.x} ${press.y}`;
    if (target.part === 'cap') actions.setBias(target.expert, value, gesture);
    else actions.setLogit(target.expert, value, gesture);
  }

  function onUp(event: PointerEvent): void {
    if (!press) return;
    if (press.isDragging) actions.endGesture();
    else if (press.pin) actions.pin(press.pin, event.shiftKey);
    else actions.clearPins();
    press = null;
  }

  function onCancel(): void {
    if (press?.isDragging) actions.endGesture();
    press = null;
    actions.peek(null);
  }

  function onDoubleClick(event: MouseEvent): void {
    const { hit } = at(event);
    if (hit?.kind === 'expert') actions.resetExpert(hit.id);
  }

  // pointermove waits for the frame; pointerrawupdate comes at once, so that the worker's answer makes that same frame.
  const isRaw = 'onpointerrawupdate' in canvas;
  const onRaw = (event: Event) => press?.target && drag(event as PointerEvent);
  const onFrameMove = (event: PointerEvent) => {
    if (!(isRaw && press?.target)) onMove(event);
  };

  canvas.addEventListener('pointerdown', onDown);
  canvas.addEventListener('pointermove', onFrameMove);
  if (isRaw) canvas.addEventListener('pointerrawupdate', onRaw);
  canvas.addEventListener('pointerup', onUp);
  canvas.addEventListener('pointercancel', onCancel);
  canvas.addEventListener('pointerleave', onLeave);
  canvas.addEventListener('dblclick', onDoubleClick);

  function onLeave(): void {
    if (!press) actions.peek(null);
  }

  return () => {
    canvas.removeEventListener('pointerdown', onDown);
    canvas.removeEventListener('pointermove', onFrameMove);
    canvas.removeEventListener('pointerrawupdate', onRaw);
    canvas.removeEventListener('pointerup', onUp);
    canvas.removeEventListener('pointercancel', onCancel);
    canvas.removeEventListener('pointerleave', onLeave);
    canvas.removeEventListener('dblclick', onDoubleClick);
  };
}
