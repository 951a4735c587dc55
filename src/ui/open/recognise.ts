import { scenarioIn } from '../../export/scenario-in';
import { type ReadConfig, readConfig } from '../../import/config/read-config';
import type { DataSource } from '../../import/data-source';

/** What something that was brought turns out to be. Its content decides, not its name. */
export type Recognised =
  | { readonly kind: 'config'; readonly read: ReadConfig }
  | { readonly kind: 'scenario'; readonly from: 'picture' | 'link'; readonly fragment: string }
  /** A picture without a scenario. */
  | { readonly kind: 'picture' };

/** Pictures and links of this explorer are far smaller. */
const MOST_BYTES = 1 << 26;
const LINK = /^\S*(#v\d+\.[\x21-\x7e]*)$/;

/** Finds out what a source holds. Rejects if it cannot be read. */
export async function recognise(source: DataSource): Promise<Recognised> {
  const head = new TextDecoder('latin1').decode(await source.slice(0, 4096)).trimStart();
  if (head.startsWith('\x89PNG') || /^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<svg[\s>]/.test(head)) {
    const fragment = scenarioIn(await source.slice(0, Math.min(source.size, MOST_BYTES)));
    return fragment === null ? { kind: 'picture' } : { kind: 'scenario', from: 'picture', fragment };
  }
  if (source.size < MOST_BYTES && /#v\d+\./.test(head)) {
    const text = new TextDecoder().decode(await source.slice(0, source.size)).trim();
    const [, fragment] = LINK.exec(text) ?? [];
    if (fragment) return { kind: 'scenario', from: 'link', fragment };
  }
  return { kind: 'config', read: await readConfig(source) };
}
