import { TriangleAlert } from 'lucide-react';
import { isWithoutEngine } from '../../state/slices/engine';
import { useApp, useAppState, useFirstText } from '../base/app-context';
import styles from './RouteErrorNote.module.css';

/**
 * A note over the picture: that nothing can be computed, why, and what to do; or, after a moment, that the engine's code is
 * still loading. An empty picture alone would not say so.
 */
export function EngineNote() {
  const words = useFirstText();
  const { actions } = useApp();
  const { preference, refusal, isLoading } = useAppState((state) => state.engine);
  const isGone = useAppState(isWithoutEngine);
  const hasPicture = useAppState((state) => state.routed !== null);
  if (!isGone)
    return isLoading ? (
      <p className={styles.waiting} role="status" data-testid="engine-loading">
        {words.trouble.engineLoading}
      </p>
    ) : null;
  return (
    <section className={styles.note} data-alone={!hasPicture} role="alert" data-testid="no-engine">
      <h2 className={styles.title}>
        <TriangleAlert size={16} aria-hidden /> {words.trouble.noEngine}
      </h2>
      <p data-lead>
        {refusal && words.trouble.engine[refusal.reason]}
        {refusal?.detail && ` (${refusal.detail})`}{' '}
        {hasPicture ? words.trouble.noEngineWithPicture : words.trouble.noEngineFirst}
      </p>
      <div className={styles.ways}>
        <button type="button" className="button" onClick={() => actions.preferEngine(preference)}>
          {words.app.engineRetry}
        </button>
      </div>
    </section>
  );
}
