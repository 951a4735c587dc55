import type { EnginePreference, EngineStatus } from '../../compute/engine-host';
import { en } from '../../text/en';
import { useApp, useAppState } from './app-context';
import { Badge } from './Badge';
import styles from './Header.module.css';

const PREFERENCES: readonly EnginePreference[] = ['auto', 'webgpu', 'worker'];

/** Which engine computes, why not the other one, and the choice between them. */
export function EngineBadge({ isShort = false }: { isShort?: boolean }) {
  const { actions } = useApp();
  const engine = useAppState((state) => state.engine);
  return (
    <Badge
      name={en.app.engine}
      label={isShort ? shortLabelOf(engine) : labelOf(engine)}
      tone={engine.kind === null ? 'warn' : 'plain'}
    >
      <h2>{en.app.engine}</h2>
      <p>{labelOf(engine)}</p>
      {engine.refusal && (
        <p className="hint" data-testid="engine-refusal">
          {en.app.refusals[engine.refusal.reason]}
          {engine.refusal.detail && ` (${engine.refusal.detail})`}
        </p>
      )}
      <fieldset className={styles.choices}>
        <legend className="hidden">{en.app.engine}</legend>
        {PREFERENCES.map((preference) => (
          <label key={preference}>
            <input
              type="radio"
              name="engine"
              checked={engine.preference === preference}
              onChange={() => actions.preferEngine(preference)}
            />
            {en.app.engineNames[preference]}
          </label>
        ))}
      </fieldset>
      {engine.kind === null && (
        <button type="button" className="button" onClick={() => actions.preferEngine(engine.preference)}>
          {en.app.engineRetry}
        </button>
      )}
      <p className="hint">{en.app.engineExact}</p>
    </Badge>
  );
}

function labelOf(engine: EngineStatus): string {
  if (engine.kind === 'webgpu') return en.app.engineGpu(engine.label);
  const label = engine.kind === null ? en.app.engineNone : en.app.engineWorker;
  return engine.isStarting && engine.preference === 'webgpu' ? `${label} · ${en.app.engineStarting}` : label;
}

function shortLabelOf(engine: EngineStatus): string {
  if (engine.kind === null) return en.app.engineNone;
  return engine.kind === 'webgpu' ? 'GPU' : 'CPU';
}
