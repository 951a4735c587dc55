import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { route } from '../core/route';
import { type LoadedSources, sourceRows } from '../sources/sources';
import { loadTraceIndex, loadTraceText } from '../sources/trace-files';
import { presetScenario } from '../testing/made-store';
import { inputOf } from './dispatch-scenario';

/** The folder the app ships. */
const get: typeof fetch = async (url) => new Response(readFileSync(`public/${url}`));

it('the shipped traces are routed as they were recorded: every id of every token at every layer, best first', async () => {
  const index = await loadTraceIndex({ get });
  const texts = await Promise.all(index.texts.map(({ name }) => loadTraceText(name, index, { get })));
  const loaded: LoadedSources = {
    trace: { index, texts: Object.fromEntries(texts.map((text) => [text.name, text])) },
  };
  const scenario = presetScenario('tiny');
  const wrong: string[] = [];
  let rows = 0;
  let ids = 0;
  for (const text of texts)
    for (let layer = 0; layer < index.layers; layer++)
      for (let token = 0; token < text.tokens.length; token++) {
        const source = { kind: 'trace', text: text.name, layer, token } as const;
        const { logits, bias } = sourceRows(source, scenario.params, loaded);
        const outcome = route(inputOf({ ...scenario, logits, eScoreCorrectionBias: bias }));
        if (!outcome.ok) throw new Error(outcome.error.code);
        const start = (layer * text.tokens.length + token) * index.topK;
        const recorded = text.topkIds.subarray(start, start + index.topK);
        const picked = outcome.result.expertOrder;
        if (recorded.some((id, rank) => id !== picked[rank])) wrong.push(`${text.name} ${layer} ${token}`);
        rows++;
        ids += recorded.length;
      }
  expect(wrong).toEqual([]);
  expect({ rows, ids }).toEqual({ rows: 8128, ids: 65_024 });
});
