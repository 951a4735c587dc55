import { planOf } from '../core/plan';
import { route } from '../core/route';
import { STAGES } from '../core/stages';
import { dispatchOf, inputOf } from '../scenario/dispatch-scenario';
import { applyPreset } from '../scenario/edits';
import { scaleLedgerOf } from '../scenario/scale';
import { type LoadedSources, sourceRows } from '../sources/sources';
import { FIRST_TRACE } from '../sources/trace';
import type { Text } from '../text';
import { formatExact } from '../view/format';
import { layoutStage } from '../view/layout/layout-stage';
import { escaped, paintSvg } from '../view/paint-svg';
import type { RoutedToken } from '../view/routed-token';
import { createScene } from '../view/scene/scene';
import { LIGHT } from '../view/theme/tokens';

const BOX = { width: 752, height: 673 };

/** Close to the width of a sans-serif text: there is no canvas where the page is built. */
const measure = (text: string, size: number) => text.length * size * 0.58;

/**
 * The page without JavaScript: the first screen's token, already routed, as a picture, its output as a table, and what
 * each stage does. HTML text, made when the app is built.
 */
export function staticPage(loaded: LoadedSources, words: Text): string {
  const token = firstToken(loaded);
  const { params } = token.scenario;
  const layout = layoutStage(BOX, 'desktop', {
    numExperts: params.globalNumExperts,
    numGroups: token.result.numGroups,
    topK: params.topK,
    topkGroup: params.topkGroup,
    path: token.result.path,
    sharedExperts: 0,
  });
  const focus = { hover: null, pins: [], keyboard: null };
  const options = { reducedMotion: true, words: words.picture };
  const marks = createScene()({ token, t: 10, focus, layout, theme: LIGHT, measure, ...options });
  const stages = STAGES.map(
    (id) => `<dt>${escaped(words.stages.chip[id])}</dt><dd>${escaped(words.stages.about(token, id))}</dd>`,
  );
  return [
    `<h1>${escaped(words.app.title)}</h1>`,
    `<p>${escaped(words.app.needsScript)}</p>`,
    paintSvg(marks, layout, LIGHT.paper, words.app.picture),
    outputTable(token, words),
    ...words.stages.intro(token).map((sentences) => `<p>${escaped(sentences)}</p>`),
    `<dl>${stages.join('')}</dl>`,
  ].join('\n');
}

function firstToken(loaded: LoadedSources): RoutedToken {
  const { scenario } = applyPreset('tiny', ({ params }) => sourceRows(FIRST_TRACE, params, loaded));
  const dispatch = dispatchOf(scenario);
  const input = inputOf(scenario, dispatch);
  const plan = planOf(input);
  const outcome = route(input);
  if (!outcome.ok) throw new Error(`the first token cannot be routed: ${outcome.error.field}`);
  return {
    epoch: 0,
    scenario,
    base: sourceRows(FIRST_TRACE, scenario.params, loaded),
    dispatch,
    plan,
    logits: input.logits,
    bias: input.eScoreCorrectionBias,
    result: outcome.result,
    ledger: scaleLedgerOf(scenario, plan),
    idsWithoutBias: null,
    idsWithoutMask: null,
  };
}

function outputTable({ result }: RoutedToken, words: Text): string {
  const { slot, expert, weight } = words.app.columns;
  const head = [slot, expert, weight].map((name) => `<th scope="col">${escaped(name)}</th>`).join('');
  const rows = Array.from(
    result.ids,
    (id, j) => `<tr><th scope="row">${j}</th><td>${id}</td><td>${formatExact(result.weights[j]!)}</td></tr>`,
  );
  return `<table><caption>${escaped(words.app.outputCaption)}</caption><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}
