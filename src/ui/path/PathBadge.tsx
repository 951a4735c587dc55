import { effectiveParams } from '../../core/dispatch/effective';
import { AS_INSTALLED } from '../../core/dispatch/environment';
import { isVllm, SEMANTICS } from '../../core/semantics';
import { dispatchInputOf, dispatchOf } from '../../scenario/dispatch-scenario';
import { followedOf } from '../../scenario/follow';
import { confidenceText } from '../../text/confidence-text';
import { effectiveText } from '../../text/effective-text';
import { useApp, useAppState, useText } from '../base/app-context';
import { Badge } from '../base/Badge';
import { EngineWhy } from '../controls/EngineWhy';
import styles from './Path.module.css';

/** Which code path this configuration takes, what has no effect on it, and the way to the decision tree. */
export function PathBadge() {
  const words = useText();
  const preset = useAppState((state) => state.scenario.preset);
  const params = useAppState((state) => state.scenario.params);
  const setup = useAppState((state) => state.scenario.setup);
  const token = useAppState((state) => state.scenario.token);
  const hasBias = useAppState((state) => state.scenario.eScoreCorrectionBias !== null);
  const routeError = useAppState((state) => state.routeError);
  const hasPicture = useAppState((state) => state.routed !== null);
  const { actions } = useApp();
  const bias = hasBias ? EMPTY : null;
  const scenario = { preset, params, setup, token, eScoreCorrectionBias: bias };
  const { path, effective, undefinedBecause, warnings } = dispatchOf(scenario);
  const isOther = setup.implementation !== 'vllm';
  const { record } = followedOf(scenario);
  // What vLLM's platform does to the logits, no other implementation does.
  const rows = isOther
    ? record === null
      ? []
      : effectiveParams(SEMANTICS[record], { ...dispatchInputOf(scenario), environment: AS_INSTALLED })
    : effective;
  const changed = rows.filter(({ reason }) => reason !== null);
  const label = routeError
    ? words.dispatch.label.error
    : setup.implementation === 'vllm'
      ? words.dispatch.label[path]
      : words.dispatch.implementationName(setup.implementation);
  // A factor that the model applies later is not lost.
  const isLost = changed.some(({ reason }) => reason !== 'routerGetsOne');
  const warned = isOther || routeError ? [] : warnings;
  const sorts =
    !isOther && rows.some(({ field, effective: isOn }) => field === 'batchInvariant' && isOn === true);
  const isWarning = routeError !== null || isLost || undefinedBecause !== null || warned.length > 0;
  return (
    <Badge name={words.app.path} label={label} tone={isWarning ? 'warn' : 'plain'}>
      <h2>{label}</h2>
      {routeError ? (
        <p>
          {words.errors.route(routeError)} {hasPicture && words.app.lastValid}
        </p>
      ) : setup.implementation === 'vllm' ? (
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
      {warned.map((warning) => (
        <p key={warning}>
          <strong>{words.dispatch.warningTitle}.</strong> {words.dispatch.warning[warning]}
        </p>
      ))}
      {sorts && <p>{words.dispatch.invariantHint}</p>}
      {changed.length > 0 && (
        <ul>
          {changed.map((row) => (
            <li key={row.field}>{effectiveText(row, words)}</li>
          ))}
        </ul>
      )}
      {!isOther && (
        <button type="button" className={`button ${styles.open}`} onClick={() => actions.openDialog('path')}>
          {words.dispatch.open}
        </button>
      )}
    </Badge>
  );
}

/** Only whether there is a bias matters for the path. */
const EMPTY = new Float32Array(0);
