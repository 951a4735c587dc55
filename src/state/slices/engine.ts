import type { EngineHost, EnginePreference, EngineStatus } from '../../compute/engine-host';

export interface EngineState {
  readonly engine: EngineStatus;
}

const initial: EngineState = {
  engine: {
    kind: null,
    label: '',
    preference: 'auto',
    isStarting: false,
    isLoading: false,
    refusal: null,
  },
};

/** The engine that routes. */
export const ENGINE = {
  initial,
  actions(_store: unknown, host: EngineHost) {
    return {
      preferEngine(preference: EnginePreference): void {
        host.prefer(preference);
      },
    };
  },
};

/** Whether every engine was given up and none is being started. */
export function isWithoutEngine({ engine: { kind, isStarting, refusal } }: EngineState): boolean {
  return kind === null && !isStarting && refusal !== null;
}
