import { pageHost, startNewerVersion } from './newer-version';
import { offlineBrowser, startOffline } from './offline';
import type { AppStore } from './store';

/** Keeps the page for reading without a network, and looks for newer versions of it. `script` is the address of its entry. */
export function startUpdates(store: AppStore, script: string): void {
  startOffline(store, script, offlineBrowser());
  startNewerVersion(store, script, pageHost);
}
