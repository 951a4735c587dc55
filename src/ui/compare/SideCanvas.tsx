import { useEffect, useRef } from 'react';
import type { Pin } from '../../scenario/scenario';
import type { Actions } from '../../state/actions';
import type { AppState, AppStore } from '../../state/store';
import { hitTest } from '../../view/layout/hit-test';
import type { StageLayout } from '../../view/layout/layout-stage';
import { numberAt } from '../../view/number-at';
import { useApp, useText } from '../base/app-context';
import { followCard } from '../stage/follow-card';
import { listen } from '../stage/listen';
import stage from '../stage/Stage.module.css';
import { type Painting, startPainting } from '../stage/stage-painter';
import { tapOutside } from '../stage/tap-outside';

/** The picture of A. It shows values and can be pinned, but not edited. */
export function SideCanvas({ layout, isScrolling }: { layout: StageLayout; isScrolling: boolean }) {
  const words = useText();
  const canvas = useRef<HTMLCanvasElement>(null);
  const { store, actions, loop } = useApp();
  useEffect(() => {
    if (!canvas.current) return;
    const painting = startPainting(canvas.current, layout, store, loop, null, 'a');
    const stopLooking = startLooking(canvas.current, layout, painting, store, actions);
    const stopFollowing = followCard(painting, loop, actions, 'a');
    return () => {
      painting.stop();
      stopLooking();
      stopFollowing();
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

/** The pointer lights a cell and a click pins it, in both pictures at once. */
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
  /** The cell there, or what a mark there stands for. */
  const at = ({ x, y }: { x: number; y: number }) => {
    const { routedA, t } = store.getState();
    const hit = routedA && hitTest(layout, routedA, t, x, y);
    const mark = hit?.kind === 'expert' ? null : painting.pinAt(x, y);
    const pin: Pin | null = mark?.pin ?? (hit && { kind: hit.kind, id: hit.id });
    return { x, y, hit, mark, pin };
  };
  /** The card that was open when a finger came down, for the click that follows; undefined for other pointers. */
  let tapped: AppState['card'] | undefined;
  const down = (event: PointerEvent) => {
    tapped = event.pointerType === 'touch' ? store.getState().card : undefined;
    actions.point(null);
    actions.closeCard();
  };
  const move = (event: PointerEvent) => {
    const { x, y, hit, mark, pin } = at(place(event));
    actions.peek(pin);
    const { routedA, t, isPlaying } = store.getState();
    if (!routedA || isPlaying || event.pointerType === 'touch') return;
    const whole = hit?.kind === 'expert' ? null : painting.wholeAt(x, y);
    const number = numberAt(routedA, t, layout, { hit, mark, whole });
    actions.point(number && { ...number, side: 'a', x, y });
  };
  const leave = (event: PointerEvent) => {
    actions.peek(null);
    if (event.pointerType !== 'touch') actions.point(null);
  };
  const click = (event: MouseEvent) => {
    const found = at(place(event));
    if (tapped !== undefined && found.hit?.kind !== 'expert')
      tapOutside({ ...found, side: 'a', layout, store, actions, painting, before: tapped });
    else if (found.pin) actions.pin(found.pin, event.shiftKey);
    else actions.clearPins();
  };
  const stops = [
    listen(canvas, 'pointerdown', down),
    listen(canvas, 'pointermove', move),
    listen(canvas, 'pointerleave', leave),
    listen(canvas, 'click', click),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
