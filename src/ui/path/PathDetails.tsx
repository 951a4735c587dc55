import { isVllm } from '../../core/semantics';
import { confidenceText } from '../../text/confidence-text';
import { effectiveText } from '../../text/effective-text';
import { useApp, useAppState, useText } from '../base/app-context';
import { EngineWhy } from '../controls/EngineWhy';
import styles from './Path.module.css';
import { pathLabel, usePathStatus } from './path-status';

/** Details of the path: what it is, what has no effect on it, and a button to the decision tree. */
export function PathDetails() {
  const words = useText();
  const { actions } = useApp();
  const hasPicture = useAppState((state) => state.routed !== null);
  const status = usePathStatus();
  const { path, record, routeError, undefinedBecause, isOther } = status;
  return (
    <>
      <h2>{pathLabel(status, words)}</h2>
      {routeError ? (
        <p>
          {words.errors.route(routeError)} {hasPicture && words.panels.lastValid}
        </p>
      ) : !isOther ? (
        <p>{words.dispatch.about[path]}</p>
      ) : (
        record && (
          <p>
            {isVllm(record) ? words.dispatch.vllmByName : words.dispatch.implementationOf}{' '}
            {confidenceText(record, words)}.
          </p>
        )
      )}
      {isOther && <EngineWhy />}
      {undefinedBecause && !isOther && (
        <p>
          <strong>{words.dispatch.undefinedTitle}.</strong>{' '}
          {words.dispatch.undefinedBecause[undefinedBecause]}
        </p>
      )}
      {status.warned.map((warning) => (
        <p key={warning}>
          <strong>{words.dispatch.warningTitle}.</strong> {words.dispatch.warning[warning]}
        </p>
      ))}
      {status.sorts && <p>{words.dispatch.invariantHint}</p>}
      {status.changed.length > 0 && (
        <ul>
          {status.changed.map((row) => (
            <li key={row.field}>{effectiveText(row, words)}</li>
          ))}
        </ul>
      )}
      {!isOther && (
        <button type="button" className={`button ${styles.open}`} onClick={() => actions.openDialog('path')}>
          {words.dispatch.open}
        </button>
      )}
    </>
  );
}
