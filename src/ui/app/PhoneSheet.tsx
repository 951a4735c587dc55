import { type PointerEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useApp, useAppState, useFirstText } from '../base/app-context';
import styles from './App.module.css';

const DETENTS = ['low', 'middle', 'high'] as const;
type Detent = (typeof DETENTS)[number];

/** Heights to which a drag snaps, as in the CSS. */
const heightOf = (detent: Detent) =>
  ({ low: 96, middle: 0.45 * innerHeight, high: 0.92 * innerHeight - 56 })[detent];

/** A slide this far, mostly sideways, goes to another stage. */
const SWIPE_PX = 56;

/** Whether the element that is pressed can itself be dragged sideways: a number of a formula, the landscape's line, a field. */
function isDragged(event: PointerEvent): boolean {
  const isControl =
    event.target instanceof Element && event.target.closest('[role="slider"], input') !== null;
  return isControl || event.isDefaultPrevented();
}

interface Grip {
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

/**
 * The explanation as a sheet under the picture. A drag of its handle sets one of three heights, a press the next one, and a
 * swipe sideways goes to the next or previous stage. On a low screen it stands beside the picture instead.
 */
export function PhoneSheet({ isBeside, children }: { isBeside: boolean; children: ReactNode }) {
  const words = useFirstText();
  const { actions } = useApp();
  const [rest, setDetent] = useState<Detent>('low');
  const sheet = useRef<HTMLElement>(null);
  const grip = useRef<Grip | null>(null);
  const hasDragged = useRef(false);
  const swipe = useRef<Grip | null>(null);
  // A field must be in sight when it takes the focus, before anything is typed.
  const isTyping = useAppState((state) => state.typing !== null);
  const detent = isTyping && rest === 'low' ? 'middle' : rest;
  useEffect(() => {
    if (isTyping) setDetent((now) => (now === 'low' ? 'middle' : now));
  }, [isTyping]);

  const onGrip = (event: PointerEvent<HTMLElement>) => {
    grip.current = { x: event.clientX, y: event.clientY, height: sheet.current?.offsetHeight ?? 0 };
    hasDragged.current = false;
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onDrag = (event: PointerEvent) => {
    if (!grip.current || !sheet.current) return;
    const moved = grip.current.y - event.clientY;
    if (Math.abs(moved) < 4 && !hasDragged.current) return;
    hasDragged.current = true;
    sheet.current.style.height = `${Math.min(heightOf('high'), Math.max(72, grip.current.height + moved))}px`;
  };
  const onLetGo = () => {
    const node = sheet.current;
    if (grip.current && node && hasDragged.current) {
      const height = node.offsetHeight;
      node.style.height = '';
      const nearest = DETENTS.reduce((best, one) =>
        Math.abs(heightOf(one) - height) < Math.abs(heightOf(best) - height) ? one : best,
      );
      setDetent(nearest);
    }
    grip.current = null;
  };
  const onSwipeEnd = (event: PointerEvent) => {
    const start = swipe.current;
    swipe.current = null;
    if (!start) return;
    const [dx, dy] = [event.clientX - start.x, event.clientY - start.y];
    if (Math.abs(dx) >= SWIPE_PX && Math.abs(dx) > 2 * Math.abs(dy)) actions.step(dx < 0 ? 1 : -1);
  };

  return (
    <aside
      ref={sheet}
      id="explanation"
      tabIndex={-1}
      // The skip link leads here and opens the sheet; a tap on the sheet does not.
      onFocus={({ target, currentTarget }) => {
        if (target === currentTarget && target.matches(':focus-visible'))
          setDetent((now) => (now === 'low' ? 'middle' : now));
      }}
      className={styles.right}
      data-detent={isBeside ? undefined : detent}
      aria-label={words.app.explanation}
    >
      {!isBeside && (
        <button
          type="button"
          className={styles.handle}
          aria-expanded={detent !== 'low'}
          aria-label={words.app.explanation}
          onPointerDown={onGrip}
          onPointerMove={onDrag}
          onPointerUp={onLetGo}
          onPointerCancel={onLetGo}
          onClick={({ currentTarget, detail }) => {
            // A press with the pointer does not keep the focus here, so that the space bar plays.
            if (detail > 0) currentTarget.blur();
            if (!hasDragged.current) setDetent(DETENTS[(DETENTS.indexOf(detent) + 1) % DETENTS.length]!);
            hasDragged.current = false;
          }}
        />
      )}
      <div
        className={styles.sheetBody}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the sheet scrolls, also by keyboard
        tabIndex={0}
        onPointerDown={(event) => {
          if (event.pointerType === 'touch' && !isDragged(event))
            swipe.current = { x: event.clientX, y: event.clientY, height: 0 };
        }}
        onPointerUp={onSwipeEnd}
        onPointerCancel={() => {
          swipe.current = null;
        }}
      >
        {children}
      </div>
    </aside>
  );
}
