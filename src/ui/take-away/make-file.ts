import { packFile, packJsonFile, packNpzFile, scriptFile, vllmFile } from '../../export/code-files';
import { csvOf } from '../../export/csv';
import { type Comparison, markdownOf } from '../../export/markdown';
import { pngWithScenario, svgWithScenario } from '../../export/picture-file';
import { rowJson } from '../../export/row-json';
import { fileName, type Taken } from '../../export/take';
import { loadLinks } from '../../state/load-links';
import { comparisonOf, findingsOf } from '../../state/selectors';
import type { AppState } from '../../state/store';
import { textOf } from '../../text';
import type { Kind } from './kinds';
import { pngPicture, svgPicture } from './picture';

/** A file to save. */
export interface MadeFile {
  readonly name: string;
  readonly type: string;
  readonly content: string | Uint8Array<ArrayBuffer>;
}

interface Form {
  readonly suffix: string;
  readonly type: string;
  readonly make: (taken: Taken, state: AppState) => MadeFile['content'] | Promise<MadeFile['content']>;
}

const PYTHON = 'text/x-python';
const fragmentOf = ({ link }: Taken) => new URL(link).hash;

const FORMS: Record<Kind, Form> = {
  markdown: {
    suffix: '.md',
    type: 'text/markdown',
    make: (taken, state) => markdownOf(taken, comparedWith(state), textOf(state.locale)),
  },
  python: { suffix: '-route.py', type: PYTHON, make: scriptFile },
  vllm: { suffix: '-test-vllm.py', type: PYTHON, make: (taken) => vllmFile(taken) ?? '' },
  pack: { suffix: '-test-router.py', type: PYTHON, make: packFile },
  packNpz: { suffix: '-rows.npz', type: 'application/zip', make: (taken) => packNpzFile(taken).slice() },
  packJson: { suffix: '-rows.json', type: 'application/json', make: packJsonFile },
  json: { suffix: '.json', type: 'application/json', make: rowJson },
  csv: { suffix: '.csv', type: 'text/csv', make: ({ token }) => csvOf(token) },
  svg: {
    suffix: '.svg',
    type: 'image/svg+xml',
    make: (taken, state) => svgWithScenario(svgPicture(state, taken.token), fragmentOf(taken)),
  },
  png: {
    suffix: '.png',
    type: 'image/png',
    make: async (taken, state) => pngWithScenario(await pngPicture(state, taken.token), fragmentOf(taken)),
  },
};

/** A file of the present routing. @throws Error if there is no routing, or the picture cannot be painted */
export async function makeFile(kind: Kind, state: AppState): Promise<MadeFile> {
  const { routed: token, message } = state;
  if (!token) throw new Error('nothing is routed');
  const { suffix, type, make } = FORMS[kind];
  // Loaded as elsewhere: a second way to it would split its file.
  const { addressOf } = await loadLinks();
  const taken: Taken = { token, link: addressOf({ ...state, scenario: token.scenario }), message };
  return { name: fileName(taken, suffix), type, content: await make(taken, state) };
}

/** The routing that the page compares with. */
function comparedWith(state: AppState): Comparison | null {
  const { routedA, compareView } = state;
  if (!routedA || comparisonOf(state) === 'none') return null;
  return { a: routedA, tolerance: compareView.tolerance, findings: findingsOf(state) };
}
