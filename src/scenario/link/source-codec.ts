import type { LinkedRef } from '../../sources/row-source';
import { ALL_SOURCES, type Source, sourceOf } from '../../sources/sources';

/** Where rows come from, as a link says it; null: no source reads that. */
export function readSource(text: string): LinkedRef<Source> | null {
  for (const source of ALL_SOURCES) {
    const read = source.read(text);
    if (read) return read;
  }
  return null;
}

/** A source as it stands in a link; `dataHash` names the data that its rows were made from, if any. */
export function writeSource(source: Source, dataHash: string): string {
  return sourceOf(source).write(source, dataHash);
}
