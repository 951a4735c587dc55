import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import styles from './base.module.css';

interface TabsProps<Name extends string> {
  names: readonly Name[];
  labelOf: (name: Name) => string;
  label: string;
  current: Name;
  onChoose: (name: Name) => void;
  /** The current tab's content. */
  children: ReactNode;
}

/** Tabs over one panel. Arrow keys choose; the chosen tab is the tab stop. */
export function Tabs<Name extends string>({
  names,
  labelOf,
  label,
  current,
  onChoose,
  children,
}: TabsProps<Name>) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  function onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = names[(names.indexOf(current) + step + names.length) % names.length];
    if (next === undefined) return;
    onChoose(next);
    list.current?.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus();
  }
  return (
    <>
      <div ref={list} role="tablist" className={styles.tabs} aria-label={label} onKeyDown={onKeyDown}>
        {names.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`${id}-${name}`}
            data-tab={name}
            aria-selected={name === current}
            aria-controls={`${id}-panel`}
            tabIndex={name === current ? 0 : -1}
            onClick={() => onChoose(name)}
          >
            {labelOf(name)}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${current}`}>
        {children}
      </div>
    </>
  );
}
