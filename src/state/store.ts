import { create } from 'zustand';
import { subscribeWithSelector } from 'zustand/middleware';
import type { EngineStatus } from '../compute/engine-host';
import type { RouteError, RouteField } from '../core/types';
import { type Compared, type CompareView, DEFAULT_COMPARE_VIEW } from '../scenario/compared';
import type { Notice } from '../scenario/link/notice';
import type { RoutedToken } from '../scenario/routed-token';
import type { Pin, RowName, Scenario } from '../scenario/scenario';
import type { BaseRows } from '../sources/row-source';
import type { LoadedSources } from '../sources/sources';
import type { Locale } from '../text';
import type { Preview } from '../view/focus';
import type { NumberHit } from '../view/number-at';
import type { SpotlightItem } from '../view/spotlight';
import type { FoundCauses } from './causes';
import { EMPTY_HISTORY, type History } from './history';
import type { Side } from './selectors';
import type { TokenWhatIf } from './token-what-if';
import type { Tour } from './tour';
import type { ExpertWhatIf, GroupWhatIf } from './what-ifs';

export type ThemeChoice = 'system' | 'light' | 'dark';

export type MotionChoice = 'system' | 'reduced';

/** How much of a stage is said to those who listen: nothing, what it is, or also what came of it. */
export type Verbosity = 'off' | 'brief' | 'full';

/** Dialogs that a command can open. */
export type DialogName = 'palette' | 'keys' | 'share' | 'path';

/** A number under the pointer: in the picture of which side, and where the pointer met it. */
export interface PointedNumber extends NumberHit {
  readonly side: Side;
  readonly x: number;
  readonly y: number;
  /** A finger opened its card, which stays until a press elsewhere: a finger does not rest on anything. */
  readonly isTapped?: true;
}

/** What a value card is about: a number under the pointer, or the cell or row that has the focus. */
export type CardSubject = PointedNumber | Pin;

/** How long an engine took from being asked to its answer, and how many inputs went in one batch. */
export interface RouteTiming {
  readonly ms: number;
  readonly inputs: number;
}

/** Everything the app knows. Arrays and results are immutable snapshots; only `state/*` writes here. */
export interface AppState {
  readonly scenario: Scenario;
  /** What the scenario's source gives unedited, at the scenario's sizes. */
  readonly base: BaseRows;
  /** What was typed or pasted over a row as text and is not applied yet: it outlives its dialog. */
  readonly rowDrafts: Readonly<Record<RowName, string | null>>;
  readonly history: History;
  /** Counts what replaced the whole scenario: presets, links, undone steps. What stands unread in a field goes with it. */
  readonly arrivals: number;

  /** The last routing that succeeded, with the scenario it belongs to; null before the first one. */
  readonly routed: RoutedToken | null;
  /** The same once edits have rested for a moment: what the text twins of the picture show. */
  readonly routedAtRest: RoutedToken | null;
  /** What the routing of `routed` took; null for the first one of an engine. */
  readonly routeTiming: RouteTiming | null;
  /** Why the present scenario cannot be routed; the last picture stays meanwhile. */
  readonly routeError: RouteError | null;

  /** A, where something is compared; the scenario is B. */
  readonly compared: Compared | null;
  /** A's routing, delivered together with B's. */
  readonly routedA: RoutedToken | null;
  readonly routeErrorA: RouteError | null;
  readonly compareView: CompareView;
  /** What makes A and B differ, once it was tried; it may belong to an earlier pair. */
  readonly causes: FoundCauses | null;

  readonly engine: EngineStatus;

  /** What-ifs of an earlier or the present picture; each names the epoch it belongs to. */
  readonly tokenWhatIf: TokenWhatIf | null;
  readonly expertWhatIf: ExpertWhatIf | null;
  readonly groupWhatIf: GroupWhatIf | null;
  /** What a value under the pointer would lead to. */
  readonly preview: Preview | null;

  /** What was loaded of the sources. */
  readonly loaded: LoadedSources;
  readonly notices: readonly Notice[];
  /** A newer version of the app that is kept and could be shown, and whether the reader asked for it. */
  readonly newVersion: 'none' | 'ready' | 'wanted';

  /** Time in [0, 10]. */
  readonly t: number;
  readonly isPlaying: boolean;
  readonly speed: number;
  readonly pausesAtStages: boolean;
  /** Playing begins again at the end. */
  readonly loops: boolean;

  readonly hover: Pin | null;
  readonly pins: readonly Pin[];
  readonly keyboard: Pin | null;
  /** The tour of predictions, or null. */
  readonly tour: Tour | null;
  /** A character typed on a cell, on its way to the pinned expert's logit field; empty to go there without one. */
  readonly typing: string | null;

  /** The legend's item under the pointer, or the one chosen (`isFixed`): others fade in the picture. */
  readonly spotlight: { readonly item: SpotlightItem; readonly isFixed: boolean } | null;
  /** The number under the pointer, while nothing is pressed. */
  readonly pointed: PointedNumber | null;
  /** What the open value card is about, or null. */
  readonly card: CardSubject | null;
  /** The subject whose card was closed by hand: it stays closed until another comes. */
  readonly dismissed: CardSubject | null;
  /** The number that was copied last, and whether the browser refused. */
  readonly copied: { readonly text: string; readonly isRefused: boolean } | null;
  /** The group that is opened large while the others are strips, or null. */
  readonly zoom: number | null;
  /** The press on something derived that cannot be dragged: whose weight, and where in the picture. */
  readonly refusedDrag: { readonly id: number; readonly x: number; readonly y: number } | null;
  /** The dialog that is open, or null. */
  readonly dialog: DialogName | null;
  readonly isTableOpen: boolean;
  /** The parameters' sheet, where they have no column. */
  readonly isMenuOpen: boolean;
  /** The field that gets the focus when that sheet opens, or null. */
  readonly menuField: RouteField | null;
  /** Digits typed after the key that focuses a group, or null when none is awaited. */
  readonly groupEntry: string | null;

  readonly theme: ThemeChoice;
  /** Whether the reader asked this page for no motion, whatever the system says. */
  readonly motion: MotionChoice;
  /** No motion, by the system's wish or the reader's. */
  readonly isStill: boolean;
  readonly verbosity: Verbosity;
  readonly locale: Locale;
}

export type StartState = Pick<
  AppState,
  'scenario' | 'base' | 't' | 'pins' | 'notices' | 'loaded' | 'theme' | 'locale'
> &
  Partial<Pick<AppState, 'compared' | 'compareView' | 'zoom'>>;

export type AppStore = ReturnType<typeof createAppStore>;

/** The store with everything a link or the default decides; the rest starts empty. */
export function createAppStore(start: StartState) {
  return create<AppState>()(
    subscribeWithSelector(
      (): AppState => ({
        compared: null,
        compareView: DEFAULT_COMPARE_VIEW,
        zoom: null,
        ...start,
        history: EMPTY_HISTORY,
        arrivals: 0,
        rowDrafts: { logits: null, bias: null },
        routed: null,
        routedAtRest: null,
        routeTiming: null,
        routeError: null,
        routedA: null,
        routeErrorA: null,
        causes: null,
        tokenWhatIf: null,
        expertWhatIf: null,
        groupWhatIf: null,
        preview: null,
        newVersion: 'none',
        engine: {
          kind: null,
          label: '',
          preference: 'auto',
          isStarting: false,
          isLoading: false,
          refusal: null,
        },
        isPlaying: false,
        speed: 1,
        pausesAtStages: false,
        loops: false,
        hover: null,
        keyboard: null,
        tour: null,
        typing: null,
        spotlight: null,
        pointed: null,
        card: null,
        dismissed: null,
        copied: null,
        refusedDrag: null,
        dialog: null,
        isTableOpen: false,
        isMenuOpen: false,
        menuField: null,
        groupEntry: null,
        motion: 'system',
        isStill: false,
        verbosity: 'full',
      }),
    ),
  );
}
