import { useEffect, useRef } from 'react';
import type { Actions } from '../../state/actions';
import type { AppStore } from '../../state/store';
import { hitTest } from '../../view/layout/hit-test';
import type { StageLayout } from '../../view/layout/layout-stage';
import { useApp, useText } from '../app/app-context';
import stage from '../stage/Stage.module.css';
import { startPainting } from '../stage/stage-painter';

/** The picture of A: it can be looked at and pinned, but not edited. */
export function SideCanvas({ layout, isScrolling }: { layout: StageLayout; isScrolling: boolean }) {
  const words = useText();
  const canvas = useRef<HTMLCanvasElement>(null);
  const { store, actions, loop } = useApp();
  useEffect(() => {
    if (!canvas.current) return;
    const painting = startPainting(canvas.current, layout, store, loop, null, 'a');
    const stopLooking = startLooking(canvas.current, layout, store, actions);
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
  store: AppStore,
  actions: Actions,
): () => void {
  const at = (event: MouseEvent) => {
    const { left, top } = canvas.getBoundingClientRect();
    const { routedA, t } = store.getState();
    const hit = routedA && hitTest(layout, routedA, t, event.clientX - left, event.clientY - top);
    return hit && { kind: hit.kind, id: hit.id };
  };
  const move = (event: PointerEvent) => actions.peek(at(event));
  const leave = () => actions.peek(null);
  const click = (event: MouseEvent) => {
    const pin = at(event);
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
