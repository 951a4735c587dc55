import type { ReactNode } from 'react';
import type { FoldName } from '../../state/saved-settings';
import { useApp, useAppState } from './app-context';
import styles from './base.module.css';

interface FoldProps {
  name: FoldName;
  title: string;
  /** Whether it always stands open, under its title: what a reader asked for by a pin. */
  isPlain?: boolean;
  children: ReactNode;
}

/** A part of the explanation that opens on a press. What is open stays so for all stages, and on the next visit. */
export function Fold({ name, title, isPlain = false, children }: FoldProps) {
  const { actions } = useApp();
  const isOpen = useAppState(({ openFolds }) => openFolds.includes(name));
  if (isPlain)
    return (
      <>
        <h3 className="caption">{title}</h3>
        {children}
      </>
    );
  return (
    <details
      className={styles.fold}
      open={isOpen}
      onToggle={({ currentTarget }) => actions.showFold(name, currentTarget.open)}
    >
      <summary>{title}</summary>
      {isOpen && <div className={styles.foldBody}>{children}</div>}
    </details>
  );
}
