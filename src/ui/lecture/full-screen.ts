import type { AppStore } from '../../state/store';

/**
 * Gives the lecture view the whole screen, and ends it when the reader leaves full screen. A browser may refuse: the view then
 * fills the window.
 */
export function startLecture(store: AppStore): void {
  store.subscribe(
    (state) => state.isLecture,
    (isLecture) => {
      if (isLecture) document.documentElement.requestFullscreen?.().catch(() => null);
      else if (document.fullscreenElement) void document.exitFullscreen().catch(() => null);
    },
  );
  document.addEventListener('fullscreenchange', () => {
    if (!document.fullscreenElement) store.setState({ isLecture: false });
  });
}
