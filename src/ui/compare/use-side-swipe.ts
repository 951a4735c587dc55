import { type PointerEvent, useRef } from 'react';
import { comparisonOf } from '../../state/selectors';
import type { StageLayout } from '../../view/layout/layout-stage';
import { contains } from '../../view/marks';
import { useApp } from '../base/app-context';

/** A slide of a finger this far, mostly sideways, shows the other side. */
const SWIPE_PX = 56;

/**
 * A swipe sideways when one of two pictures is shown: to the left for B, to the right for A. Over a picture it must begin
 * between cells and weights: a slide over cells shows them in the loupe, and a drag of a weight is refused.
 */
export function useSideSwipe(layout: StageLayout | null = null) {
  const { store, actions } = useApp();
  const start = useRef<{ readonly x: number; readonly y: number } | null>(null);
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      const { left, top } = event.currentTarget.getBoundingClientRect();
      const [x, y] = [event.clientX - left, event.clientY - top];
      const isFree = !layout || ![layout.rack, layout.strip].some((box) => contains(box, x, y));
      const canSwipe = event.pointerType === 'touch' && event.isPrimary && isFree;
      start.current = canSwipe ? { x: event.clientX, y: event.clientY } : null;
    },
    /** Handles the end before the picture does, so that the picture takes no swipe as a press. */
    onPointerUpCapture(event: PointerEvent<HTMLElement>) {
      const from = start.current;
      start.current = null;
      if (!from || comparisonOf(store.getState()) !== 'side') return;
      const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
      if (Math.abs(dx) < SWIPE_PX || Math.abs(dx) < 2 * Math.abs(dy)) return;
      const shown = dx < 0 ? 'b' : 'a';
      if (shown === store.getState().compareView.shown) return;
      event.stopPropagation();
      actions.setCompareView({ shown });
    },
    onPointerCancel() {
      start.current = null;
    },
  };
}
