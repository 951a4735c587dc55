import { useMemo } from 'react';
import type { EngineStatus } from '../../compute/engine-host';
import type { RouteTiming } from '../../state/slices/picture';
import type { FirstText } from '../../text';
import { useApp, useAppState } from '../base/app-context';

/** How long the last routing took. It is updated when edits rest: nobody can read a number that changes with every frame. */
export function useRestingTiming(): RouteTiming | null {
  const { store } = useApp();
  const routedAtRest = useAppState((state) => state.routedAtRest);
  return useMemo(() => routedAtRest && store.getState().routeTiming, [routedAtRest, store]);
}

/** The engine that computes, by name. */
export function engineLabel(engine: EngineStatus, words: FirstText): string {
  if (engine.kind === 'webgpu') return words.app.engineGpu(engine.label);
  const label = engine.kind === null ? words.app.engineNone : words.app.engineWorker;
  return engine.isStarting && engine.preference === 'webgpu'
    ? `${label} · ${words.app.engineStarting}`
    : label;
}
