import type { EngineHost, EnginePreference } from '../compute/engine-host';
import type { Environment } from '../core/dispatch/types';
import { T_END } from '../core/stages';
import type { RouterParams } from '../core/types';
import { scenarioBase } from '../scenario/base-rows';
import * as edits from '../scenario/edits';
import { ownRowsOf } from '../scenario/own-rows';
import { type PresetField, presetValue } from '../scenario/preset-edits';
import { MAX_PINS, type Pin, type Scenario, type Setup, type TokenTraits } from '../scenario/scenario';
import * as tokenEdits from '../scenario/token-edits';
import { LANGUAGES, type Locale, loadText } from '../text';
import type { Preview } from '../view/focus';
import { createBursts } from './bursts';
import { createCompareActions } from './compare-actions';
import { type Burst, EMPTY_HISTORY, endGesture, type Gesture, record, redo, takeBack, undo } from './history';
import { linkOf } from './link-sync';
import { withNotices } from './notices';
import { neighbourBeat, neighbourStage } from './playback';
import { createRowActions } from './row-actions';
import { playObstacle } from './selectors';
import { playbackOf, saveSetting } from './settings';
import { createSourceActions } from './source-actions';
import { openLink } from './start';
import type { AppState, AppStore, ThemeChoice } from './store';
import { createTourActions } from './tour-actions';
import { createViewActions } from './view-actions';

export type Actions = ReturnType<typeof createActions>;

/** The app's intents: the only writers of scenario, time, focus and settings. */
export function createActions(store: AppStore, host: EngineHost) {
  const { getState, setState } = store;

  /** Replaces the scenario as one undoable step; edits of one gesture share a step. */
  function edit({ scenario, label }: edits.Edit, gesture: Gesture | null = null): void {
    const state = getState();
    if (scenario === state.scenario) return;
    setState({
      ...withBase(state, scenario),
      history: record(state.history, state.scenario, label, gesture, state.compared),
    });
  }

  /** The scenario and its unedited rows; pins and an opened group that no longer exist go. */
  function withBase(state: AppState, scenario: Scenario): Partial<AppState> {
    const { globalNumExperts, numExpertGroup } = scenario.params;
    const exists = (pin: Pin) => pin.id < (pin.kind === 'expert' ? globalNumExperts : numExpertGroup);
    return {
      scenario,
      base: baseOf(state, scenario),
      pins: state.pins.every(exists) ? state.pins : state.pins.filter(exists),
      zoom: state.zoom !== null && numExpertGroup > 1 && state.zoom < numExpertGroup ? state.zoom : null,
      hover: null,
      preview: null,
    };
  }

  function baseOf(state: AppState, scenario: Scenario) {
    const { source, params } = scenario;
    const isSame =
      source === state.scenario.source &&
      params === state.scenario.params &&
      ownRowsOf(scenario).listed === ownRowsOf(state.scenario).listed;
    // A drag changes none of them, sixty times a second.
    return isSame ? state.base : scenarioBase(scenario, state.loaded);
  }

  const sources = createSourceActions(store, edit, baseOf);
  let opening = new AbortController();
  let choosing = 0;

  function setParam<Field extends keyof RouterParams>(
    field: Field,
    value: RouterParams[Field],
    gesture: Gesture | null = null,
  ): void {
    const { scenario } = getState();
    if (field !== 'globalNumExperts') {
      edit(edits.setParam(scenario, field, value), gesture);
      return;
    }
    const state = getState();
    const params = { ...scenario.params, globalNumExperts: value as number };
    const rows = baseOf(state, { ...scenario, params });
    edit(edits.setGlobalNumExperts(scenario, value as number, rows, state.base), gesture);
  }

  /** To the end of the next or previous stage that does something. */
  function step(direction: 1 | -1): void {
    setState((state) => ({ t: neighbourStage(state, direction), isPlaying: false }));
  }

  function restore(step: ReturnType<typeof undo>): void {
    if (!step) return;
    const state = getState();
    const { scenario, compared, history } = step;
    const arrivals = state.arrivals + 1;
    setState({
      ...withBase(state, scenario),
      compared,
      history,
      arrivals,
      tour: compared ? null : state.tour,
    });
  }

  /** Pins a cell or group, or unpins it; `keep` adds to the pins there are. */
  function pin(pin: Pin, keep = false): void {
    setState(({ pins }) => {
      const others = pins.filter((other) => other.kind !== pin.kind || other.id !== pin.id);
      const wasPinned = others.length < pins.length;
      if (wasPinned && (keep || pins.length === 1)) return { pins: others };
      return { pins: keep ? [...others, pin].slice(-MAX_PINS) : [pin] };
    });
  }

  return {
    ...createCompareActions(store, withBase),
    ...createTourActions(store, { applyPreset: sources.actions.applyPreset, pin }),
    ...sources.actions,
    ...createViewActions(store),
    ...createRowActions(store, edit, baseOf),
    setParam,
    /** One field back to what the preset says. */
    resetToPreset(field: PresetField): void {
      const { scenario } = getState();
      const value = presetValue(scenario.preset, field);
      if (field === 'eScoreCorrectionBias') edit(edits.setHasBias(scenario, value === true, getState().base));
      else if (field === 'useGroupedTopk') edit(edits.setSetup(scenario, field, value === true));
      else setParam(field, value as never);
    },
    setEnvironment(change: Partial<Environment>, gesture: Gesture | null = null): void {
      edit(edits.setEnvironment(getState().scenario, change), gesture);
    },
    setSetup<Field extends Exclude<keyof Setup, 'environment'>>(
      field: Field,
      value: Setup[Field],
      gesture: Gesture | null = null,
    ): void {
      edit(edits.setSetup(getState().scenario, field, value), gesture);
    },
    /** The row of the layer's table; `true` starts with a made-up one, null takes the table away. */
    setTableIds(ids: readonly number[] | true | null): void {
      const { scenario } = getState();
      edit(tokenEdits.setTableIds(scenario, ids === true ? tokenEdits.spreadIds(scenario.params) : ids));
    },
    setTokenKind(kind: TokenTraits['kind']): void {
      edit(tokenEdits.setTokenKind(getState().scenario, kind));
    },
    setHasOtherBias(isOn: boolean): void {
      edit(tokenEdits.setHasOtherBias(getState().scenario, isOn));
    },
    setPadding(isPadding: boolean): void {
      edit(tokenEdits.setPadding(getState().scenario, isPadding));
    },
    setHasBias(hasBias: boolean): void {
      edit(edits.setHasBias(getState().scenario, hasBias, getState().base));
    },
    endGesture(): void {
      setState(({ history }) => ({ history: endGesture(history) }));
    },
    /** The burst that an edit of `target` by key belongs to. */
    burst: createBursts(),
    /** Gives up a burst, as if it had not been begun. */
    takeBack(burst: Burst): void {
      restore(takeBack(getState().history, burst));
    },
    undo(): void {
      const state = getState();
      restore(undo(state.history, state.scenario, state.compared));
    },
    redo(): void {
      const state = getState();
      restore(redo(state.history, state.scenario, state.compared));
    },

    /** Plays; where nothing may move, cuts to the next stage instead. */
    play(): void {
      if (playObstacle(getState()) !== null) return;
      if (getState().isStill) step(1);
      else setState(({ t }) => ({ isPlaying: true, t: t >= T_END ? 0 : t }));
    },
    pause(): void {
      setState({ isPlaying: false });
    },
    seek(t: number): void {
      setState({ t: Math.min(T_END, Math.max(0, t)), isPlaying: false });
    },
    /** To the end of the next or previous beat. */
    beat(direction: 1 | -1): void {
      setState((state) => ({ t: neighbourBeat(state, direction), isPlaying: false }));
    },
    step,
    setPlayback(options: Partial<Pick<AppState, 'speed' | 'pausesAtStages' | 'loops'>>): void {
      setState(options);
      saveSetting('playback', playbackOf(getState()));
    },

    peek(pin: Pin | null): void {
      const { hover } = getState();
      if (hover?.kind !== pin?.kind || hover?.id !== pin?.id) setState({ hover: pin });
    },
    /** Shows what another value would lead to; null takes it away. */
    preview(preview: Preview | null): void {
      if (getState().preview !== preview) setState({ preview });
    },
    pin,
    clearPins(): void {
      if (getState().pins.length > 0) setState({ pins: [] });
    },
    focusCell(keyboard: Pin | null): void {
      // Another cell, another step.
      setState(({ history }) => ({ history: history.burst === null ? history : endGesture(history) }));
      setState(keyboard ? { keyboard, hover: keyboard, pointed: null } : { keyboard, hover: null });
    },
    /** Typing on a cell: pins it and hands the first character to its logit field. */
    typeInto(id: number, text: string): void {
      setState({ pins: [{ kind: 'expert', id }], typing: text });
    },
    typed(): void {
      setState({ typing: null });
    },

    setTheme(theme: ThemeChoice): void {
      setState({ theme });
      saveSetting('theme', theme);
    },
    /** Changes the language once its words are there, and keeps the choice for later visits. */
    async setLocale(locale: Locale): Promise<void> {
      const turn = ++choosing;
      try {
        await loadText(locale);
      } catch (error) {
        const values = { name: LANGUAGES[locale], reason: String(error) };
        setState((state) => ({
          notices: withNotices(state.notices, [{ field: 'language', code: 'languageNotLoaded', values }]),
        }));
        return;
      }
      if (turn !== choosing) return;
      setState({ locale });
      saveSetting('language', locale);
    },
    preferEngine(preference: EnginePreference): void {
      host.prefer(preference);
    },
    /** Opens a link that was put into the address bar by hand. */
    async open(fragment: string): Promise<void> {
      opening.abort();
      const own = new AbortController();
      opening = own;
      const opened = await openLink(fragment, getState().loaded, own.signal).catch((error: unknown) => {
        if (!own.signal.aborted) throw error;
        return null;
      });
      if (!opened || own.signal.aborted) return;
      sources.forgetWanted();
      const arrivals = getState().arrivals + 1;
      setState({ ...opened, arrivals, history: EMPTY_HISTORY, hover: null, isPlaying: false, tour: null });
    },
    dismissNotices(): void {
      setState({ notices: [] });
    },
    /** The full address of the present state. */
    currentLink(): string {
      return new URL(linkOf(getState()), location.href).href;
    },
  };
}
