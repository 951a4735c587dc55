import type { StoreOf } from './slice';

interface NewVersionState {
  /** A newer version of the app that is kept and could be shown, and whether the reader asked for it. */
  readonly newVersion: 'none' | 'ready' | 'wanted';
}

const initial: NewVersionState = { newVersion: 'none' };

/** The offer of a newer version. `offline.ts` and `newer-version.ts` find it. */
export const NEW_VERSION = {
  initial,
  actions({ setState }: StoreOf<NewVersionState>) {
    return {
      /** Shows the version that is ready, by a reload. */
      takeNewVersion(): void {
        setState({ newVersion: 'wanted' });
      },
      dismissNewVersion(): void {
        setState({ newVersion: 'none' });
      },
    };
  },
};
