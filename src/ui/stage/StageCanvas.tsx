import { useEffect, useRef } from 'react';
import type { StageLayout } from '../../view/layout/layout-stage';
import { useApp, useText } from '../app/app-context';
import styles from './Stage.module.css';
import { startPainting } from './stage-painter';
import { startPointer } from './stage-pointer';

/** The canvas that shows the scene. React gives it its place; painting and pointers run outside of rendering. */
export function StageCanvas({ layout }: { layout: StageLayout }) {
  const words = useText();
  const canvas = useRef<HTMLCanvasElement>(null);
  const { store, actions, loop } = useApp();
  useEffect(() => {
    if (!canvas.current) return;
    const stops = [
      startPainting(canvas.current, layout, store, loop),
      startPointer(canvas.current, layout, store, actions),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [layout, store, actions, loop]);
  return <canvas ref={canvas} className={styles.canvas} role="img" aria-label={words.app.picture} />;
}
