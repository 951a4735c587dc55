import { create } from 'zustand';
import { subscribeWithSelector } from 'zustand/middleware';
import type { EngineStatus } from '../compute/engine-host';
import type { RouteError } from '../core/types';
import type { Notice } from '../scenario/link/notice';
import type { BaseRows, Pin, Scenario } from '../scenario/scenario';
import type { TraceIndex, TraceText } from '../scenario/traces';
import type { Locale } from '../text';
import type { RoutedToken } from '../view/routed-token';
import { EMPTY_HISTORY, type History } from './history';
import type { ExpertProbe, TokenProbe } from './probes';

export type ThemeChoice = 'system' | 'light' | 'dark';

/** Everything the app knows. Arrays and results are immutable snapshots; only `state/*` writes here. */
export interface AppState {
  readonly scenario: Scenario;
  /** What the scenario's source gives unedited, at the scenario's sizes. */
  readonly base: BaseRows;
  readonly history: History;

  /** The last routing that succeeded, with the scenario it belongs to; null before the first one. */
  readonly routed: RoutedToken | null;
  /** Why the present scenario cannot be routed; the last picture stays meanwhile. */
  readonly routeError: RouteError | null;
  readonly engine: EngineStatus;

  /** Counterfactuals of an earlier or the present picture; each names the epoch it belongs to. */
  readonly tokenProbe: TokenProbe | null;
  readonly expertProbe: ExpertProbe | null;
  /** Picks that a value under the pointer would lead to, drawn as ghosts. */
  readonly preview: readonly number[] | null;

  readonly traceIndex: TraceIndex | null;
  readonly traceTexts: Readonly<Record<string, TraceText>>;
  readonly notices: readonly Notice[];

  /** Time in [0, 10]. */
  readonly t: number;
  readonly isPlaying: boolean;
  readonly speed: number;
  readonly pausesAtStages: boolean;

  readonly hover: Pin | null;
  readonly pins: readonly Pin[];
  readonly keyboard: Pin | null;
  /** A character typed on a cell, on its way to the pinned expert's logit field. */
  readonly typing: string | null;

  readonly theme: ThemeChoice;
  readonly locale: Locale;
}

export type StartState = Pick<
  AppState,
  'scenario' | 'base' | 't' | 'pins' | 'notices' | 'traceIndex' | 'traceTexts' | 'theme' | 'locale'
>;

export type AppStore = ReturnType<typeof createAppStore>;

/** The store with everything a link or the default decides; the rest starts empty. */
export function createAppStore(start: StartState) {
  return create<AppState>()(
    subscribeWithSelector(
      (): AppState => ({
        ...start,
        history: EMPTY_HISTORY,
        routed: null,
        routeError: null,
        tokenProbe: null,
        expertProbe: null,
        preview: null,
        engine: { kind: null, label: '', preference: 'auto', isStarting: false, refusal: null },
        isPlaying: false,
        speed: 1,
        pausesAtStages: false,
        hover: null,
        keyboard: null,
        typing: null,
      }),
    ),
  );
}
