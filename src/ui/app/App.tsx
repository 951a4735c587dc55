import { useEffect, useState } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { LiveNarration } from '../a11y/LiveNarration';
import { SkipLinks } from '../a11y/SkipLinks';
import { TableTwin } from '../a11y/TableTwin';
import { ParameterPanel } from '../controls/ParameterPanel';
import { Stage } from '../stage/Stage';
import { Timeline } from '../timeline/Timeline';
import styles from './App.module.css';
import { useAppState, useText } from './app-context';
import { ExplainColumn } from './ExplainColumn';
import { Header } from './Header';
import { Notices } from './Notices';
import { ParameterSheet } from './ParameterSheet';
import { useForm } from './use-form';
import { useKeys } from './use-keys';
import { useLanguage } from './use-language';

/** The three layouts: panels beside the picture on a desktop, over it on a tablet, under it on a phone. */
export function App() {
  const words = useText();
  const form = useForm();
  const [isTableOpen, setIsTableOpen] = useState(false);
  const [isMenuOpen, setIsMenuOpen] = useState(false);
  const theme = useAppState((state) => state.theme);
  useKeys();
  useLanguage();

  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);

  const openParameters = () => {
    if (form === 'desktop') document.getElementById('parameters')?.querySelector('input')?.focus();
    else setIsMenuOpen(true);
  };

  return (
    <div className={styles.app} data-form={form}>
      <SkipLinks onTable={() => setIsTableOpen(true)} onParameters={openParameters} />
      <Header form={form} onMenu={() => setIsMenuOpen(true)} />
      <Notices />
      {form === 'desktop' && (
        <aside id="parameters" className={styles.left} aria-label={words.app.parameters}>
          <ErrorBoundary fallbackRender={Crashed}>
            <ParameterPanel />
          </ErrorBoundary>
        </aside>
      )}
      <div className={styles.center}>
        <ErrorBoundary fallbackRender={Crashed}>
          <Stage form={form} onToggleTable={() => setIsTableOpen((isOpen) => !isOpen)} />
        </ErrorBoundary>
        <TableTwin isOpen={isTableOpen} />
        {isTableOpen && (
          <button
            type="button"
            className={`button ${styles.closeTable}`}
            onClick={() => setIsTableOpen(false)}
          >
            {words.app.close}
          </button>
        )}
      </div>
      <ErrorBoundary fallbackRender={Crashed}>
        <ExplainColumn form={form} />
      </ErrorBoundary>
      <Timeline form={form} />
      {form !== 'desktop' && (
        <ParameterSheet isOpen={isMenuOpen} onClose={() => setIsMenuOpen(false)}>
          <ParameterPanel />
        </ParameterSheet>
      )}
      <LiveNarration />
    </div>
  );
}

function Crashed({ error, resetErrorBoundary }: { error: unknown; resetErrorBoundary: () => void }) {
  const words = useText();
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
