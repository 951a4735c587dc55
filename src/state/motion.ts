import type { AppStore } from './store';

/** Keeps `isStill` equal to what the system or the reader asks for. */
export function startMotion(store: AppStore): () => void {
  const system = matchMedia('(prefers-reduced-motion: reduce)');
  const follow = () => {
    const { motion, isStill } = store.getState();
    const now = motion === 'reduced' || system.matches;
    // Playing stops at once: without motion the reader steps through the stages.
    if (now !== isStill) store.setState({ isStill: now, ...(now ? { isPlaying: false } : {}) });
  };
  follow();
  system.addEventListener('change', follow);
  const stop = store.subscribe((state) => state.motion, follow);
  return () => {
    stop();
    system.removeEventListener('change', follow);
  };
}
