import type { ReactNode } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { useFirstText } from './app-context';
import styles from './base.module.css';

/** A part of the page. If it fails, the others stay, and the reader can try again. */
export function Part({ children }: { children: ReactNode }) {
  return <ErrorBoundary FallbackComponent={Crashed}>{children}</ErrorBoundary>;
}

function Crashed({ error, resetErrorBoundary }: { error: unknown; resetErrorBoundary: () => void }) {
  const words = useFirstText();
  return (
    <div role="alert" className={styles.crashed}>
      <p>{words.app.crashed}</p>
      <code>{String(error)}</code>
      <button type="button" className="button" onClick={resetErrorBoundary}>
        {words.app.crashedAgain}
      </button>
    </div>
  );
}
