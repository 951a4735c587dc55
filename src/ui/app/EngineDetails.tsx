import type { EnginePreference, EngineStatus } from '../../compute/engine-host';
import { formatNumber } from '../../view/format';
import { useApp, useAppState, useText } from '../base/app-context';
import { engineLabel, useRestingTiming } from './engine-label';
import styles from './Header.module.css';

const PREFERENCES: readonly EnginePreference[] = ['auto', 'webgpu', 'worker'];

/** Details of the engine: how long it took, why it is not the other one, and the choice between them. */
export function EngineDetails() {
  const words = useText();
  const { actions } = useApp();
  const engine = useAppState((state) => state.engine);
  const timing = useRestingTiming();
  const time = timing && `${formatNumber(timing.ms, 1)} ms`;
  return (
    <>
      <h2>{words.app.engine}</h2>
      <p>{engineLabel(engine, words)}</p>
      {timing && time && (
        <p className="hint">
          {timing.inputs === 1
            ? words.panels.engineTime(time)
            : words.panels.engineTimeWith(time, timing.inputs - 1)}
        </p>
      )}
      {engine.refusal && (
        <p className="hint" data-testid="engine-refusal">
          {words.trouble.engine[engine.refusal.reason]}
          {engine.refusal.detail && ` (${engine.refusal.detail})`}
        </p>
      )}
      <fieldset className={styles.choices}>
        <legend className="hidden">{words.app.engine}</legend>
        {PREFERENCES.map((preference) => (
          <label key={preference}>
            <input
              type="radio"
              name="engine"
              checked={engine.preference === preference}
              onChange={() => actions.preferEngine(preference)}
            />
            {words.panels.engineNames[preference]}
          </label>
        ))}
      </fieldset>
      {canStartAgain(engine) && (
        <button type="button" className="button" onClick={() => actions.preferEngine(engine.preference)}>
          {words.app.engineRetry}
        </button>
      )}
      <p className="hint">{words.panels.engineExact}</p>
    </>
  );
}

/** Whether another try may succeed: not if the browser, the machine or wrong answers were the reason. */
function canStartAgain({ kind, isStarting, refusal }: EngineStatus): boolean {
  if (isStarting || !refusal) return false;
  return (
    kind === null ||
    ['gpuNotLoaded', 'noDevice', 'deviceLost', 'gpuSilent', 'gpuFailed'].includes(refusal.reason)
  );
}
