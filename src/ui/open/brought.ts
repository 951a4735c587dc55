import { createStore } from 'zustand/vanilla';
import { blobSource, type DataSource, memorySource } from '../../import/data-source';

/** What a person dropped, pasted or chose. It outlives the dialog, so that nothing brought is lost. */
interface BroughtState {
  /** One for each file, or the pasted text. */
  readonly sources: readonly DataSource[];
  /** Place in `sources` of the one that is shown. */
  readonly shown: number;
  /** The text in the field; files leave it as it is. */
  readonly text: string;
}

export const brought = createStore<BroughtState>(() => ({ sources: [], shown: 0, text: '' }));

/** Takes files in the place of what was brought before. */
export function bringFiles(files: Iterable<File>): void {
  const sources = Array.from(files, (file) => blobSource(file, file.name));
  if (sources.length > 0) brought.setState({ sources, shown: 0 });
}

/** Takes a text, such as a paste, in the place of what was brought before. */
export function bringText(text: string): void {
  brought.setState({ text, sources: text === '' ? [] : [memorySource(text, '')], shown: 0 });
}
