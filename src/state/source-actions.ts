import * as edits from '../scenario/edits';
import { ownWithList } from '../scenario/list-edits';
import type { Scenario } from '../scenario/scenario';
import type { BaseRows } from '../sources/row-source';
import { isLoaded, type Source } from '../sources/sources';
import type { Gesture } from './history';
import { loadSource, saysNotLoaded } from './load-source';
import { withNotices } from './notices';
import type { AppState, AppStore } from './store';
import { missingSources, nameOf, withLoaded } from './true-rows';

/** A source that was chosen and is not applied yet. */
interface Wanted {
  readonly source: Source;
  readonly loading: AbortController;
  /** Whether the source can be applied. */
  readonly arrival: Promise<boolean>;
}

/** The intents that change where the rows come from; `baseOf` gives what source and lists of a scenario give. */
export function createSourceActions(
  { getState, setState }: AppStore,
  edit: (edit: edits.Edit, gesture?: Gesture | null) => void,
  baseOf: (state: AppState, scenario: Scenario) => BaseRows,
) {
  /** A later choice takes its place. */
  let wanted: Wanted | null = null;

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
    edit(edits.applySource(state.scenario, source, rows), gesture);
  }

  return {
    forgetWanted,
    actions: {
      /** Takes the rows from another source: at once, or once it is loaded. `choose` gets the one that was chosen last. */
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
        edit(
          edits.applyPreset(id, (scenario) => baseOf(state, scenario), state),
          gesture,
        );
        setState(({ arrivals }) => ({ arrivals: arrivals + 1 }));
      },
      /** Loads what made-up rows stand in for. */
      async loadMissing(): Promise<void> {
        const { signal } = new AbortController();
        await Promise.all(missingSources(getState()).map((source) => load(source, signal)));
      },
    },
  };
}
