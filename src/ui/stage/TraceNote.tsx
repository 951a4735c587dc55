import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { missingTexts } from '../../state/true-rows';
import { useApp, useAppState, useText } from '../app/app-context';
import styles from '../app/RouteErrorNote.module.css';

/**
 * That a recorded text could not be loaded and made-up rows stand in for it, why, and another try. It stays as long as
 * they are drawn.
 */
export function TraceNote() {
  const words = useText();
  const { actions } = useApp();
  const [isTrying, setIsTrying] = useState(false);
  const name = useAppState((state) => missingTexts(state)[0]);
  const reason = useAppState(
    ({ notices }) =>
      notices.findLast(({ code, values }) => code === 'traceNotLoaded' && values.name === name)?.values
        .reason,
  );
  if (name === undefined) return null;
  const tryAgain = async () => {
    setIsTrying(true);
    await actions.loadMissingTexts();
    setIsTrying(false);
  };
  return (
    <section className={styles.note} role="alert" data-testid="trace-missing">
      <h2 className={styles.title}>
        <TriangleAlert size={16} aria-hidden /> {words.trouble.madeUpRows}
      </h2>
      <p data-lead>
        {words.trouble.textNotLoaded(name, String(reason ?? ''))} {words.trouble.standIn}
      </p>
      <div className={styles.ways}>
        <button type="button" className="button" aria-disabled={isTrying} onClick={tryAgain}>
          {isTrying ? words.app.loadingText : words.trouble.loadAgain}
        </button>
      </div>
    </section>
  );
}
