import { resolve } from 'node:path';
import { normalizePath } from 'vite';

/** The part of the module graph that a group of files may look at. */
interface Modules {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

const ENTRY = normalizePath(resolve(import.meta.dirname, '../src/main.tsx'));

let known: { readonly modules: Modules; readonly first: ReadonlySet<string> } | undefined;

/**
 * Puts everything that the entry imports at once into one file: each further file costs a request and compresses on its
 * own. The entry itself stays apart, because it waits for features, which import that file.
 */
export function firstFile(id: string, modules: Modules): string | null {
  if (known?.modules !== modules) known = { modules, first: importedBy(ENTRY, modules) };
  return id !== ENTRY && known.first.has(id) ? 'first' : null;
}

function importedBy(entry: string, modules: Modules): ReadonlySet<string> {
  const found = new Set<string>([entry]);
  for (const id of found) for (const next of modules.getModuleInfo(id)?.importedIds ?? []) found.add(next);
  return found;
}
