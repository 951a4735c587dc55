import { create } from 'zustand';
import { subscribeWithSelector } from 'zustand/middleware';
import type { EngineStatus } from '../compute/engine-host';
import type { RouteError } from '../core/types';
import { type Compared, type CompareView, DEFAULT_COMPARE_VIEW } from '../scenario/compared';
import type { Notice } from '../scenario/link/notice';
import type { BaseRows, Pin, Scenario } from '../scenario/scenario';
import type { TraceIndex, TraceText } from '../scenario/traces';
import type { Locale } from '../text';
import type { LegendItem } from '../view/legend';
import type { RoutedToken } from '../view/routed-token';
import { EMPTY_HISTORY, type History } from './history';
import type { ExpertProbe, GroupProbe } from './probes';
import type { TokenProbe } from './token-probe';

export type ThemeChoice = 'system' | 'light' | 'dark';

export type MotionChoice = 'system' | 'reduced';

/** Dialogs that a command can open. */
export type DialogName = 'palette' | 'keys' | 'share' | 'path';

/** Everything the app knows. Arrays and results are immutable snapshots; only `state/*` writes here. */
export interface AppState {
  readonly scenario: Scenario;
  /** What the scenario's source gives unedited, at the scenario's sizes. */
  readonly base: BaseRows;
  readonly history: History;

  /** The last routing that succeeded, with the scenario it belongs to; null before the first one. */
  readonly routed: RoutedToken | null;
  /** The same once edits have rested for a moment: what the text twins of the picture show. */
  readonly settled: RoutedToken | null;
  /** Why the present scenario cannot be routed; the last picture stays meanwhile. */
  readonly routeError: RouteError | null;

  /** A, where something is compared; the scenario is B. */
  readonly compared: Compared | null;
  /** A's routing, delivered together with B's. */
  readonly routedA: RoutedToken | null;
  readonly routeErrorA: RouteError | null;
  readonly compareView: CompareView;

  readonly engine: EngineStatus;

  /** Counterfactuals of an earlier or the present picture; each names the epoch it belongs to. */
  readonly tokenProbe: TokenProbe | null;
  readonly expertProbe: ExpertProbe | null;
  readonly groupProbe: GroupProbe | null;
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
  /** A character typed on a cell, on its way to the pinned expert's logit field; empty to go there without one. */
  readonly typing: string | null;

  /** The legend's item under the pointer, or the one chosen (`isFixed`): others fade in the picture. */
  readonly spotlight: { readonly item: LegendItem; readonly isFixed: boolean } | null;
  /** The group that is opened large while the others are strips, or null. */
  readonly zoom: number | null;
  /** The press on something derived that cannot be dragged: whose weight, and where in the picture. */
  readonly refusedDrag: { readonly id: number; readonly x: number; readonly y: number } | null;
  /** The dialog that is open, or null. */
  readonly dialog: DialogName | null;
  readonly isTableOpen: boolean;
  /** The parameters' sheet, where they have no column. */
  readonly isMenuOpen: boolean;
  /** Digits typed after the key that focuses a group, or null when none is awaited. */
  readonly groupEntry: string | null;

  readonly theme: ThemeChoice;
  /** Whether the reader asked this page for no motion, whatever the system says. */
  readonly motion: MotionChoice;
  /** No motion, by the system's wish or the reader's. */
  readonly isStill: boolean;
  readonly locale: Locale;
}

export type StartState = Pick<
  AppState,
  'scenario' | 'base' | 't' | 'pins' | 'notices' | 'traceIndex' | 'traceTexts' | 'theme' | 'locale'
> &
  Partial<Pick<AppState, 'compared' | 'compareView'>>;

export type AppStore = ReturnType<typeof createAppStore>;

/** The store with everything a link or the default decides; the rest starts empty. */
export function createAppStore(start: StartState) {
  return create<AppState>()(
    subscribeWithSelector(
      (): AppState => ({
        compared: null,
        compareView: DEFAULT_COMPARE_VIEW,
        ...start,
        history: EMPTY_HISTORY,
        routed: null,
        settled: null,
        routeError: null,
        routedA: null,
        routeErrorA: null,
        tokenProbe: null,
        expertProbe: null,
        groupProbe: null,
        preview: null,
        engine: { kind: null, label: '', preference: 'auto', isStarting: false, refusal: null },
        isPlaying: false,
        speed: 1,
        pausesAtStages: false,
        hover: null,
        keyboard: null,
        typing: null,
        spotlight: null,
        zoom: null,
        refusedDrag: null,
        dialog: null,
        isTableOpen: false,
        isMenuOpen: false,
        groupEntry: null,
        motion: 'system',
        isStill: false,
      }),
    ),
  );
}
