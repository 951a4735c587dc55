import type { EngineHost } from '../compute/engine-host';
import { tokensOf } from '../core/facts/text-load';
import { routingsOf } from '../core/routings';
import type { RouteInput } from '../core/types';
import { textInputs } from '../scenario/text-inputs';
import { stageOf } from './selectors';
import { createSlicer } from './slicer';
import type { AppStore } from './store';

/**
 * While the bias is shown, counts which tokens of the text each expert gets, with and without it. The engine that routes the
 * picture routes them too, in slices, and stops when something else is wanted. Returns the function that stops it.
 */
export function startTextLoad(store: AppStore, host: Pick<EngineHost, 'route'>): () => void {
  const slice = createSlicer(host);
  let wanted: object | null = null;

  async function count(): Promise<void> {
    const { routedAtRest, loaded } = store.getState();
    const own = {};
    wanted = own;
    if (!routedAtRest || stageOf(store.getState()) !== 'bias') return;
    const { scenario } = routedAtRest;
    const inputs = textInputs(scenario, loaded);
    if (!inputs) {
      store.setState({ textLoad: null });
      return;
    }
    const { topK, globalNumExperts } = scenario.params;
    const tokens = async (of: (input: RouteInput) => RouteInput) => {
      const outcomes = await slice(inputs.map(of), ['ids'], () => wanted === own);
      if (!outcomes?.every((outcome) => outcome.ok)) return null;
      const picks = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.result.ids.subarray(0, topK)] : []));
      return tokensOf(picks, globalNumExperts);
    };
    const withBias = await tokens((input) => input);
    const without = await tokens((input) => routingsOf(input).withoutBias);
    if (wanted === own)
      store.setState({ textLoad: withBias && without ? { with: withBias, without } : null });
  }

  const stop = store.subscribe(
    (state) => [state.routedAtRest, stageOf(state)] as const,
    () => void count().catch(() => store.setState({ textLoad: null })),
    { equalityFn: (x, y) => x.every((value, i) => value === y[i]), fireImmediately: true },
  );
  return () => {
    wanted = null;
    stop();
  };
}
