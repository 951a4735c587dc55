import { useEffect, useRef } from 'react';
import type { Actions } from '../../state/actions';
import type { AppStore } from '../../state/store';
import { hitTest } from '../../view/layout/hit-test';
import type { StageLayout } from '../../view/layout/layout-stage';
import { numberAt } from '../../view/number-at';
import { useApp, useText } from '../app/app-context';
import stage from '../stage/Stage.module.css';
import { type Painting, startPainting } from '../stage/stage-painter';

/** The picture of A: it can be looked at and pinned, but not edited. */
export function SideCanvas({ layout, isScrolling }: { layout: StageLayout; isScrolling: boolean }) {
  const words = useText();
  const canvas = useRef<HTMLCanvasElement>(null);
  const { store, actions, loop } = useApp();
  useEffect(() => {
    if (!canvas.current) return;
    const painting = startPainting(canvas.current, layout, store, loop, null, 'a');
    const stopLooking = startLooking(canvas.current, layout, painting, store, actions);
    return () => {
      painting.stop();
      stopLooking();
    };
  }, [layout, store, actions, loop]);
  return (
    <canvas
      ref={canvas}
      className={stage.canvas}
      data-side="a"
      data-scrolls={isScrolling}
      role="img"
      aria-label={words.compare.pictureOf.a}
    />
  );
}

/** Hover peeks and a click pins, in both pictures at once. */
function startLooking(
  canvas: HTMLCanvasElement,
  layout: StageLayout,
  painting: Painting,
  store: AppStore,
  actions: Actions,
): () => void {
  const place = (event: MouseEvent) => {
    const { left, top } = canvas.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  const at = ({ x, y }: { x: number; y: number }) => {
    const { routedA, t } = store.getState();
    return routedA && hitTest(layout, routedA, t, x, y);
  };
  const move = (event: PointerEvent) => {
    const { x, y } = place(event);
    const hit = at({ x, y });
    actions.peek(hit && { kind: hit.kind, id: hit.id });
    const { routedA, t, isPlaying } = store.getState();
    if (!routedA || isPlaying || event.pointerType === 'touch') return;
    const isCell = hit?.kind === 'expert';
    const mark = isCell ? null : painting.pinAt(x, y);
    const whole = isCell ? null : painting.wholeAt(x, y);
    const number = numberAt(routedA, t, layout, { hit, mark, whole });
    actions.point(number && { ...number, side: 'a', x, y });
  };
  const leave = () => {
    actions.peek(null);
    actions.point(null);
  };
  const click = (event: MouseEvent) => {
    actions.closeCard();
    const hit = at(place(event));
    const pin = hit && { kind: hit.kind, id: hit.id };
    if (pin) actions.pin(pin, event.shiftKey);
    else actions.clearPins();
  };
  canvas.addEventListener('pointermove', move);
  canvas.addEventListener('pointerleave', leave);
  canvas.addEventListener('click', click);
  return () => {
    canvas.removeEventListener('pointermove', move);
    canvas.removeEventListener('pointerleave', leave);
    canvas.removeEventListener('click', click);
  };
}
