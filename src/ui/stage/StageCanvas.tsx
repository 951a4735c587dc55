import { useEffect, useRef } from 'react';
import { isTapped } from '../../state/slices/cards';
import type { StageLayout } from '../../view/layout/layout-stage';
import { useApp, useFirstText } from '../base/app-context';
import { followCard } from './follow-card';
import { lateLoupe } from './late-loupe';
import styles from './Stage.module.css';
import { startPainting } from './stage-painter';
import { startPointer } from './stage-pointer';

interface StageCanvasProps {
  layout: StageLayout;
  /** Whether the picture is taller than its frame; a finger must then be able to scroll it. */
  isScrolling: boolean;
}

/** The canvas that shows the scene. React only places it; painting and pointers do not render. */
export function StageCanvas({ layout, isScrolling }: StageCanvasProps) {
  const words = useFirstText();
  const canvas = useRef<HTMLCanvasElement>(null);
  const last = useRef<StageLayout | null>(null);
  const { store, actions, loop } = useApp();
  useEffect(() => {
    const node = canvas.current;
    if (!node?.parentElement) return;
    const before = last.current;
    last.current = layout;
    const isSameRack =
      before !== null && before.width === layout.width && before.cells.length === layout.cells.length;
    const hasOpened = isSameRack && before.zoom !== layout.zoom;
    const painting = startPainting(node, layout, store, loop, hasOpened ? before : null);
    const loupe = lateLoupe(node.parentElement, layout, store);
    const stopPointer = startPointer({ canvas: node, layout, store, actions, loupe, painting });
    const stopFollowing = followCard(painting, loop, actions, 'b');
    return () => {
      painting.stop();
      stopPointer();
      stopFollowing();
      loupe.remove();
      if (!isTapped(store.getState().card)) actions.leaveNumber();
    };
  }, [layout, store, actions, loop]);
  return (
    <canvas
      ref={canvas}
      className={styles.canvas}
      data-scrolls={isScrolling}
      role="img"
      aria-label={words.app.picture}
    />
  );
}
