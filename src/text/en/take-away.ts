import type { LogitsDtype } from '../../core/types';

/** Words of what a person takes away: files of the routing on screen. */
export const takeAway = {
  title: 'Take it away',
  hint: 'Files of the routing on screen. They are made in the browser; nothing is uploaded.',
  copy: (name: string) => `Copy ${name}`,
  download: (name: string) => `Download ${name}`,
  failed: (name: string) => `${name} could not be made. Reload the page and try again.`,
  nothing: 'There is no routing to take away: the settings are refused.',
  noVllmTest:
    'No function of vLLM can be called for this routing: another implementation, another platform than CUDA, a table or a padding row.',
  kinds: {
    markdown: { name: 'Markdown', about: 'A report for an issue: settings, result, margins and checks.' },
    python: {
      name: 'PyTorch script',
      about: 'Routes this row again with torch alone and asserts every id and every bit of the weights.',
    },
    vllm: { name: 'vLLM test', about: 'A pytest file that gives this row to vLLM itself; it needs a GPU.' },
    pack: {
      name: 'Conformance test',
      about: 'A pytest file with rows that tell wrong routers from right ones; it takes any function.',
    },
    packNpz: { name: 'Conformance rows (npz)', about: 'The same rows as arrays for numpy.' },
    packJson: { name: 'Conformance rows (JSON)', about: 'The same rows as text.' },
    json: { name: 'JSON', about: 'Parameters, rows, every intermediate, ids and weights.' },
    csv: { name: 'CSV', about: 'One line for each expert; numbers with every digit.' },
    svg: { name: 'SVG picture', about: 'The picture as lines and texts, with the scenario inside.' },
    png: { name: 'PNG picture', about: 'The picture as pixels, with the scenario inside.' },
  },
  report: {
    title: (model: string) => `Routing of ${model}`,
    open: 'Open it',
    settings: 'Settings',
    model: 'Model',
    implementation: 'Implementation',
    path: 'path',
    record: 'Record',
    source: 'Source',
    types: 'Types',
    typeList: (router: LogitsDtype, logits: LogitsDtype, bias: LogitsDtype) =>
      `router ${router}, logits ${logits}, bias ${bias}`,
    columns: { setting: 'Setting', configured: 'Configured', effective: 'Takes effect' },
    result: 'Result',
    margins: 'Margins',
    expertCut: 'last expert in and first one out',
    groupCut: 'last group kept and first one dropped',
    noExpertCut: 'No single line parts the experts that are in from those that are out.',
    margin: (name: string, gap: string, steps: string, dtype: LogitsDtype) =>
      `${name}: ${gap} apart, ${steps} steps of ${dtype}`,
    checks: 'Checks',
    noChecks: 'Nothing unusual was found.',
  },
};
