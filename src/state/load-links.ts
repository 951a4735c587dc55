import type { LinkedState } from './links';

/** Fetches the code that reads and writes links. The first picture does without it, unless the address holds a link. */
export const loadLinks = () => import('./links');

/** The full address of the present state; without the code that writes links, the address as it was written last. */
export async function currentAddress(store: { readonly getState: () => LinkedState }): Promise<string> {
  const links = await loadLinks().catch(() => null);
  return links?.addressOf(store.getState()) ?? location.href;
}
