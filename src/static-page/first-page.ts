import { readFile } from 'node:fs/promises';
import { FIRST_VISIT } from '../sources/first-visit';
import { loadTraceIndex, loadTraceText } from '../sources/trace-files';
import { en } from '../text/en';
import { PICTURE, staticPage } from './static-page';

/** The shipped traces, read from the folder instead of a server. */
const fromPublic = async (file: RequestInfo | URL) => new Response(await readFile(`public/${String(file)}`));

/** The static page of the first screen, and its picture by the name of its file, for `vite.config.ts`. */
export async function firstPage() {
  const index = await loadTraceIndex({ get: fromPublic });
  const text = await loadTraceText(FIRST_VISIT.source.text, index, { get: fromPublic });
  const { html, svg } = staticPage({ trace: { index, texts: { [text.name]: text } } }, en);
  return { html, file: PICTURE, svg };
}
