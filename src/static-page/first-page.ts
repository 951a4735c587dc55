import { readFile } from 'node:fs/promises';
import { FIRST_TRACE } from '../sources/trace';
import { loadTraceIndex, loadTraceText } from '../sources/trace-files';
import { en } from '../text/en';
import { staticPage } from './static-page';

/** The shipped traces, read from the folder instead of a server. */
const fromPublic = async (file: RequestInfo | URL) => new Response(await readFile(`public/${String(file)}`));

/** The static page of the first screen, for `vite.config.ts`. */
export async function firstPage(): Promise<string> {
  const index = await loadTraceIndex({ get: fromPublic });
  const text = await loadTraceText(FIRST_TRACE.text, index, { get: fromPublic });
  return staticPage({ trace: { index, texts: { [text.name]: text } } }, en);
}
