import type { LinkedRef } from '../../sources/row-source';
import { ALL_SOURCES, type Source, sourceOf } from '../../sources/sources';

/** The source that a link names; null if no source reads the text. */
export function readSource(text: string): LinkedRef<Source> | null {
  for (const source of ALL_SOURCES) {
    const read = source.read(text);
    if (read) return read;
  }
  return null;
}

/** How a link writes a source; `dataHash` names the data that its rows were made from, if any. */
export function writeSource(source: Source, dataHash: string): string {
  return sourceOf(source).write(source, dataHash);
}
