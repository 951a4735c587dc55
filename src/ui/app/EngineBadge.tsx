import { useMemo } from 'react';
import type { EnginePreference, EngineStatus } from '../../compute/engine-host';
import type { RouteTiming } from '../../state/slices/picture';
import type { Text } from '../../text';
import { formatNumber } from '../../view/format';
import { useApp, useAppState, useText } from './app-context';
import { Badge } from './Badge';
import styles from './Header.module.css';

const PREFERENCES: readonly EnginePreference[] = ['auto', 'webgpu', 'worker'];

/** Which engine computes, why not the other one, and the choice between them. */
export function EngineBadge({ isShort = false }: { isShort?: boolean }) {
  const words = useText();
  const { actions } = useApp();
  const engine = useAppState((state) => state.engine);
  const timing = useRestingTiming();
  const time = timing && `${formatNumber(timing.ms, 1)} ms`;
  return (
    <Badge
      name={words.app.engine}
      label={isShort ? shortLabelOf(engine, words) : labelOf(engine, words)}
      aside={isShort ? null : engine.kind === null || !time ? '' : time}
      tone={engine.kind === null ? 'warn' : 'plain'}
    >
      <h2>{words.app.engine}</h2>
      <p>{labelOf(engine, words)}</p>
      {timing && time && <p className="hint">{words.app.engineTime(time, timing.inputs)}</p>}
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
            {words.app.engineNames[preference]}
          </label>
        ))}
      </fieldset>
      {canStartAgain(engine) && (
        <button type="button" className="button" onClick={() => actions.preferEngine(engine.preference)}>
          {words.app.engineRetry}
        </button>
      )}
      <p className="hint">{words.app.engineExact}</p>
    </Badge>
  );
}

/** What the last routing took, told when edits rest: a number that changes with every frame of a drag tells nothing. */
function useRestingTiming(): RouteTiming | null {
  const { store } = useApp();
  const routedAtRest = useAppState((state) => state.routedAtRest);
  return useMemo(() => routedAtRest && store.getState().routeTiming, [routedAtRest, store]);
}

/** Whether another try may end otherwise: not where the browser, the machine or the answers were the reason. */
function canStartAgain({ kind, isStarting, refusal }: EngineStatus): boolean {
  if (isStarting || !refusal) return false;
  return (
    kind === null ||
    ['gpuNotLoaded', 'noDevice', 'deviceLost', 'gpuSilent', 'gpuFailed'].includes(refusal.reason)
  );
}

function labelOf(engine: EngineStatus, words: Text): string {
  if (engine.kind === 'webgpu') return words.app.engineGpu(engine.label);
  const label = engine.kind === null ? words.app.engineNone : words.app.engineWorker;
  return engine.isStarting && engine.preference === 'webgpu'
    ? `${label} · ${words.app.engineStarting}`
    : label;
}

function shortLabelOf(engine: EngineStatus, words: Text): string {
  if (engine.kind === null) return words.app.engineNone;
  return engine.kind === 'webgpu' ? 'GPU' : 'CPU';
}
