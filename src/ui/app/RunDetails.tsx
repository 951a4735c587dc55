import { useAppState, useText } from '../base/app-context';
import { PathBadge } from '../path/PathBadge';
import { EngineBadge } from './EngineBadge';
import styles from './RunDetails.module.css';

/** For engineers: the engine that computes, the code path that the configuration takes, and the version that is followed. */
export function RunDetails() {
  const words = useText();
  // It would be untrue of another implementation, or of newer code.
  const isFollowed = useAppState(
    ({ scenario: { setup } }) => setup.implementation === 'vllm' && setup.environment.version === '0.15',
  );
  return (
    <section className={styles.details} aria-label={words.panels.forEngineers}>
      <h2 className="caption">{words.panels.forEngineers}</h2>
      <div className={styles.badges}>
        <EngineBadge />
        <PathBadge />
      </div>
      {isFollowed && (
        <p className="hint" title={words.app.followsDetail}>
          {words.app.follows}
        </p>
      )}
    </section>
  );
}
