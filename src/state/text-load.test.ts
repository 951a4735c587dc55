import { readFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import { route } from '../core/route';
import { inputOf } from '../scenario/dispatch-scenario';
import { routeScenario } from '../scenario/route-scenario';
import type { Scenario } from '../scenario/scenario';
import { type LoadedSources, sourceRows } from '../sources/sources';
import type { TraceRef } from '../sources/trace';
import { loadTraceIndex, loadTraceText } from '../sources/trace-files';
import { presetScenario } from '../testing/made-store';
import { litTokens } from './slices/text-load';
import { createAppStore } from './store';
import { startTextLoad } from './text-load';

/** The folder the app ships. */
const get: typeof fetch = async (url) => new Response(readFileSync(`public/${url}`));

async function loadedText(name: string): Promise<{ loaded: LoadedSources; count: number }> {
  const index = await loadTraceIndex({ get });
  const text = await loadTraceText(name, index, { get });
  return { loaded: { trace: { index, texts: { [name]: text } } }, count: text.tokens.length };
}

/** Tokens by expert, counted one token after the other by the reference. */
function counted(scenario: Scenario, source: TraceRef, loaded: LoadedSources, count: number): string[] {
  const tokens = Array.from({ length: scenario.params.globalNumExperts }, (): number[] => []);
  for (let token = 0; token < count; token++) {
    const { logits } = sourceRows({ ...source, token }, scenario.params, loaded);
    const outcome = route(inputOf({ ...scenario, logits }));
    if (!outcome.ok) throw new Error(outcome.error.code);
    for (const id of outcome.result.ids) tokens[id]!.push(token);
  }
  return tokens.map(String);
}

it.each([
  ['english', 0, {}],
  ['english', 3, { topK: 4, topkGroup: 2 }],
  ['japanese', 2, { scoringFunc: 'softmax' }],
] as const)(
  'counts the text %s at layer %i as the reference does, with and without the bias',
  async (name, layer, change) => {
    const { loaded, count } = await loadedText(name);
    const source: TraceRef = { kind: 'trace', text: name, layer, token: 5 };
    const preset = presetScenario('tiny');
    const params = { ...preset.params, ...change };
    const base = sourceRows(source, params, loaded);
    const scenario = { ...preset, params, source, logits: base.logits, eScoreCorrectionBias: base.bias };
    const token = routeScenario(scenario, base);
    const store = createAppStore({ scenario, base, loaded, t: 3, routed: token, routedAtRest: token });
    const stop = startTextLoad(store, { route: async (inputs) => inputs.map(route) });
    await vi.waitFor(() => expect(store.getState().textLoad).not.toBeNull());
    const load = store.getState().textLoad!;
    expect(load.with.map(String)).toEqual(counted(scenario, source, loaded, count));
    const without = { ...scenario, eScoreCorrectionBias: new Float32Array(params.globalNumExperts) };
    expect(load.without.map(String)).toEqual(counted(without, source, loaded, count));

    // Pointing at an expert lights its own words.
    const busiest = load.with.reduce(
      (best, { length }, id) => (length > load.with[best]!.length ? id : best),
      0,
    );
    store.setState({ loadExpert: busiest });
    const lit = litTokens(store.getState())!;
    const own = [...lit].flatMap(([at, share]) => (share === 'lost' ? [] : [at]));
    expect(own.sort((a, b) => a - b)).toEqual(load.with[busiest]);
    stop();
  },
);
