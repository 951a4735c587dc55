import { useEffect } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { CopiedNote } from '../a11y/CopiedNote';
import { LiveNarration } from '../a11y/LiveNarration';
import { SkipLinks } from '../a11y/SkipLinks';
import { TableTwin } from '../a11y/TableTwin';
import { CommandPalette } from '../commands/CommandPalette';
import { GroupEntry } from '../commands/GroupEntry';
import { goToParameters } from '../commands/go-to-parameters';
import { KeysHelp } from '../commands/KeysHelp';
import { useKeys } from '../commands/use-keys';
import { ParameterPanel } from '../controls/ParameterPanel';
import { PathModal } from '../path/PathDialog';
import { copyPlain } from '../share/copy-plain';
import { Stage } from '../stage/Stage';
import { Timeline } from '../timeline/Timeline';
import styles from './App.module.css';
import { useApp, useAppState, useText } from './app-context';
import { ExplainColumn } from './ExplainColumn';
import { Header } from './Header';
import { NewVersion } from './NewVersion';
import messages from './Notices.module.css';
import { ParameterSheet } from './ParameterSheet';
import { useForm, useIsLow } from './use-form';
import { useLanguage } from './use-language';
import { useTheme } from './use-theme';

/** The three layouts: panels beside the picture on a desktop, over it on a tablet, under it on a phone. */
export function App() {
  const words = useText();
  const form = useForm();
  const isLow = useIsLow();
  const { actions } = useApp();
  const isTableOpen = useAppState((state) => state.isTableOpen);
  const isMenuOpen = useAppState((state) => state.isMenuOpen);
  const isExplaining = useAppState((state) => state.pins.length > 0 || state.tour !== null);
  useKeys();
  useEffect(() => copyPlain(document), []);
  useLanguage();
  useTheme();

  return (
    <div
      className={styles.app}
      data-form={form}
      data-low={(form === 'phone' && isLow) || undefined}
      data-explains={(form === 'tablet' && isExplaining) || undefined}
    >
      <SkipLinks onTable={() => actions.showTable(true)} onParameters={() => goToParameters(actions)} />
      <ErrorBoundary FallbackComponent={Crashed}>
        <Header form={form} onMenu={() => actions.showMenu(true)} />
      </ErrorBoundary>
      <div className={messages.messages}>
        <NewVersion />
      </div>
      {form === 'desktop' && (
        <aside id="parameters" className={styles.left} aria-label={words.app.parameters}>
          <ErrorBoundary FallbackComponent={Crashed}>
            <ParameterPanel />
          </ErrorBoundary>
        </aside>
      )}
      <div className={styles.center}>
        <ErrorBoundary FallbackComponent={Crashed}>
          <Stage form={form} onToggleTable={() => actions.showTable(!isTableOpen)} />
        </ErrorBoundary>
        <GroupEntry />
        <ErrorBoundary FallbackComponent={Crashed}>
          <TableTwin isOpen={isTableOpen} />
        </ErrorBoundary>
        {isTableOpen && (
          <button
            type="button"
            className={`button ${styles.closeTable}`}
            onClick={() => actions.showTable(false)}
          >
            {words.app.close}
          </button>
        )}
      </div>
      <ErrorBoundary FallbackComponent={Crashed}>
        <ExplainColumn form={form} />
      </ErrorBoundary>
      <ErrorBoundary FallbackComponent={Crashed}>
        <Timeline form={form} />
      </ErrorBoundary>
      <ErrorBoundary FallbackComponent={Crashed}>
        {form !== 'desktop' && (
          <ParameterSheet
            isOpen={isMenuOpen}
            hasTabs={form === 'phone'}
            onClose={() => actions.showMenu(false)}
          />
        )}
      </ErrorBoundary>
      {Object.entries(ABOVE).map(([name, Part]) => (
        <ErrorBoundary key={name} FallbackComponent={Crashed}>
          <Part />
        </ErrorBoundary>
      ))}
    </div>
  );
}

/** Dialogs, and what is only heard. Each fails alone. */
const ABOVE = { PathModal, CommandPalette, KeysHelp, LiveNarration, CopiedNote };

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
