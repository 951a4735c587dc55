import * as edits from '../../scenario/edits';
import { ownWithList } from '../../scenario/list-edits';
import { isLoaded, type Source } from '../../sources/sources';
import { EMPTY_HISTORY, type Gesture } from '../history';
import { loadSource, saysNotLoaded } from '../load-source';
import { linkNotLoaded, openLink } from '../start';
import { missingSources, nameOf, withLoaded } from '../true-rows';
import type { CompareState } from './compare';
import { baseOf, type EditedState, edit } from './editing';
import type { FocusState } from './focus';
import { type NoticesState, withNotices } from './notices';
import type { StoreOf } from './slice';
import type { TimeState } from './time';

/** A source that was chosen and is not applied yet. */
interface Wanted {
  readonly source: Source;
  readonly loading: AbortController;
  /** Whether the source can be applied. */
  readonly arrival: Promise<boolean>;
}

type Needs = EditedState &
  NoticesState &
  Pick<TimeState, 't' | 'isPlaying'> &
  Pick<FocusState, 'pins'> &
  Pick<CompareState, 'compareView'>;

/** Where the rows come from: another source, a preset, a link. */
export const SOURCES = {
  initial: {},
  actions(store: StoreOf<Needs>) {
    const { getState, setState } = store;
    /** A later choice takes its place. */
    let wanted: Wanted | null = null;
    let opening = new AbortController();

    /** Loads what a source needs; a failure becomes a message and leaves everything as it was. */
    async function load(source: Source, signal: AbortSignal): Promise<boolean> {
      const { add, fault } = await loadSource(source, getState().loaded, signal);
      setState((state) => ({
        ...withLoaded(state, add(state.loaded)),
        notices: fault
          ? withNotices(state.notices, [fault])
          : state.notices.filter((one) => !saysNotLoaded(one, source)),
      }));
      return fault === null;
    }

    function startLoading(source: Source): Wanted {
      const loading = new AbortController();
      const arrival = load(source, loading.signal).catch((error: unknown) => {
        if (!loading.signal.aborted) throw error;
        return false;
      });
      return { source, loading, arrival };
    }

    /** Loads what a source needs. False when that failed, or when something else was chosen meanwhile. */
    async function arrive(source: Source): Promise<boolean> {
      const needsSame = wanted?.source.kind === source.kind && nameOf(wanted.source) === nameOf(source);
      if (!needsSame) forgetWanted();
      const own = wanted ? { ...wanted, source } : startLoading(source);
      wanted = own;
      const canApply = await own.arrival;
      if (wanted !== own) return false;
      wanted = null;
      return canApply;
    }

    /** What was chosen and is still loading is no longer waited for. */
    function forgetWanted(): void {
      wanted?.loading.abort();
      wanted = null;
    }

    function applySource(source: Source, gesture: Gesture | null): void {
      forgetWanted();
      const state = getState();
      const own = ownWithList(state.scenario, 'logits', false);
      const rows = baseOf(state, { ...state.scenario, source, own });
      edit(store, edits.applySource(state.scenario, source, rows), gesture);
    }

    return {
      /**
       * Takes the rows from another source: at once, or once it is loaded. `choose` gets the one that was chosen last.
       */
      async chooseSource(choose: (now: Source) => Source, gesture: Gesture | null = null): Promise<void> {
        const { scenario, loaded } = getState();
        const source = choose(wanted?.source ?? scenario.source);
        if (isLoaded(source, loaded) || (await arrive(source))) applySource(source, gesture);
      },
      async applyPreset(id: string, gesture: Gesture | null = null): Promise<void> {
        const source = edits.sourceOfPreset(id);
        if (!isLoaded(source, getState().loaded) && !(await arrive(source))) return;
        forgetWanted();
        const state = getState();
        const preset = edits.applyPreset(id, (scenario) => baseOf(state, scenario), state);
        edit(store, preset, gesture);
        setState(({ arrivals }) => ({ arrivals: arrivals + 1 }));
      },
      /** Loads what made-up rows stand in for. */
      async loadMissing(): Promise<void> {
        const { signal } = new AbortController();
        await Promise.all(missingSources(getState()).map((source) => load(source, signal)));
      },
      /** Opens a link that was put into the address bar by hand. */
      async open(fragment: string): Promise<void> {
        opening.abort();
        const own = new AbortController();
        opening = own;
        const opened = await openLink(fragment, getState().loaded, own.signal).catch((error: unknown) => {
          if (!own.signal.aborted)
            setState(({ notices }) => ({ notices: withNotices(notices, [linkNotLoaded(error)]) }));
          return null;
        });
        if (!opened || own.signal.aborted) return;
        forgetWanted();
        const arrivals = getState().arrivals + 1;
        setState({ ...opened, arrivals, history: EMPTY_HISTORY, hover: null, isPlaying: false, tour: null });
      },
    };
  },
};
