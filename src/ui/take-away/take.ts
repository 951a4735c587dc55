import type { AppStore } from '../../state/store';
import { copyText } from '../base/copy-text';
import type { Kind } from './kinds';

/** Fetches the code that makes files, which most visits never need. */
const load = () => import('./make-file');

/** Saves a file of the present routing under its name. */
export async function download(kind: Kind, store: AppStore): Promise<void> {
  const { makeFile } = await load();
  const { name, type, content } = await makeFile(kind, store.getState());
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The click has read the address; a browser that still asks for it gets it until the next task.
  setTimeout(() => URL.revokeObjectURL(address));
}

/** Puts a file's text on the clipboard. */
export async function copy(kind: Kind, store: AppStore): Promise<void> {
  const { makeFile } = await load();
  const { content } = await makeFile(kind, store.getState());
  if (typeof content !== 'string') throw new Error('not a text');
  await copyText(content);
}
