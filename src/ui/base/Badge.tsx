import { type ReactNode, useId, useRef } from 'react';
import styles from './base.module.css';

interface BadgeProps {
  label: string;
  /** A screen reader reads it before the label. */
  name: string;
  /** A number after the label. Its room stays the same while it changes, and while it is still empty. */
  aside?: string | null;
  tone?: 'plain' | 'warn';
  /** Shown only if something is wrong. */
  isQuiet?: boolean;
  children: ReactNode;
}

/** A short status in the header. A press opens its details. */
export function Badge({ label, name, aside = null, tone = 'plain', isQuiet = false, children }: BadgeProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const popover = useRef<HTMLDivElement>(null);
  if (isQuiet && tone === 'plain') return null;
  return (
    <>
      <button
        ref={button}
        type="button"
        className="button"
        data-tone={tone}
        aria-label={`${name}: ${label}`}
        popoverTarget={id}
      >
        {tone === 'warn' && <span aria-hidden>△</span>}
        {label}
        {aside !== null && <span className={styles.aside}>{aside && `· ${aside}`}</span>}
      </button>
      <div
        ref={popover}
        id={id}
        popover="auto"
        className={styles.popover}
        onToggle={() => placeUnder(button.current, popover.current)}
      >
        {children}
      </div>
    </>
  );
}

/** Below the button, moved left if it would leave the window. */
export function placeUnder(button: HTMLElement | null, popover: HTMLElement | null): void {
  if (!button || !popover) return;
  const { left, bottom } = button.getBoundingClientRect();
  popover.style.top = `${bottom + 6}px`;
  popover.style.left = `${Math.max(8, Math.min(left, innerWidth - popover.offsetWidth - 8))}px`;
}
