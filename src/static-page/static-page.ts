import { STAGES, T_END } from '../core/stages';
import { applyPreset } from '../scenario/edits';
import { routeScenario } from '../scenario/route-scenario';
import type { RoutedToken } from '../scenario/routed-token';
import { FIRST_VISIT } from '../sources/first-visit';
import { type LoadedSources, sourceRows } from '../sources/sources';
import type { Text } from '../text';
import { formatExact } from '../view/format';
import { layoutStage } from '../view/layout/layout-stage';
import { escaped, paintSvg } from '../view/paint-svg';
import { createScene } from '../view/scene/scene';
import { LIGHT } from '../view/theme/tokens';

const BOX = { width: 752, height: 673 };

/** Close to the width of a sans-serif text: there is no canvas where the page is built. */
const measure = (text: string, size: number) => text.length * size * 0.58;

/** The file of the picture. It stands beside the page, so that nobody with JavaScript loads it. */
export const PICTURE = 'first-picture.svg';

/** The page without JavaScript, made when the app is built. */
interface StaticPage {
  readonly html: string;
  readonly svg: string;
}

/** The first screen's token, already routed: as a picture, its output as a table, and what each stage does. */
export function staticPage(loaded: LoadedSources, words: Text): StaticPage {
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
  const marks = createScene()({ token, t: T_END, focus, layout, theme: LIGHT, measure, ...options });
  const stages = STAGES.map(
    (id) => `<dt>${escaped(words.stages.chip[id])}</dt><dd>${escaped(words.stages.about(token, id))}</dd>`,
  );
  const { picture } = words.app;
  const { width, height } = layout;
  const html = [
    `<h1>${escaped(words.app.title)}</h1>`,
    `<p>${escaped(words.panels.needsScript)}</p>`,
    `<img src="./${PICTURE}" alt="${escaped(picture)}" width="${width}" height="${height}">`,
    outputTable(token, words),
    ...words.stages.intro(token).map((sentences) => `<p>${escaped(sentences)}</p>`),
    `<dl>${stages.join('')}</dl>`,
  ].join('\n');
  return { html, svg: paintSvg(marks, layout, LIGHT.paper, picture) };
}

function firstToken(loaded: LoadedSources): RoutedToken {
  const { scenario } = applyPreset('tiny', ({ params }) => sourceRows(FIRST_VISIT.source, params, loaded));
  return routeScenario(scenario, sourceRows(FIRST_VISIT.source, scenario.params, loaded));
}

function outputTable({ result }: RoutedToken, words: Text): string {
  const { slot, expert, weight } = words.panels.columns;
  const head = [slot, expert, weight].map((name) => `<th scope="col">${escaped(name)}</th>`).join('');
  const rows = Array.from(
    result.ids,
    (id, j) => `<tr><th scope="row">${j}</th><td>${id}</td><td>${formatExact(result.weights[j]!)}</td></tr>`,
  );
  return `<table><caption>${escaped(words.panels.outputCaption)}</caption><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}
