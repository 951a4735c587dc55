import { nextEnd, stageAt, T_END } from '../core/stages';
import { STAGE_MS } from '../view/scene/beats';
import type { FrameLoop } from './frame-loop';
import { isSkipped } from './slices/time';
import type { AppState, AppStore } from './store';

/** Longest step of time in one frame, so that a tab that slept does not jump. */
const MAX_FRAME_MS = 100;

/** Moves `t` while playing. Stages that do nothing are jumped over. */
export function startPlayback(store: AppStore, loop: FrameLoop): () => void {
  let last: number | null = null;
  const remove = loop.add((now) => {
    const state = store.getState();
    if (!state.isPlaying) {
      last = null;
      return false;
    }
    const elapsed = last === null ? 0 : Math.min(now - last, MAX_FRAME_MS);
    last = now;
    store.setState(advance(state, elapsed * state.speed));
    return store.getState().isPlaying;
  });
  const stop = store.subscribe(
    (state) => state.isPlaying,
    (isPlaying) => isPlaying && loop.request(),
  );
  return () => {
    remove();
    stop();
  };
}

/** The time after `ms` more of playing at 1×. The length of a frame never changes which stages are passed. */
function advance(state: AppState, ms: number): Partial<AppState> {
  let t = state.t;
  let left = ms;
  while (t < T_END) {
    const end = nextEnd(t);
    const stage = stageAt(end);
    if (isSkipped(state, stage)) {
      t = end;
      continue;
    }
    const duration = STAGE_MS[stage];
    const need = (end - t) * duration;
    if (left < need) return { t: t + left / duration };
    left -= need;
    t = end;
    if (state.pausesAtStages || state.tour) return { t, isPlaying: false };
  }
  return state.loops ? { t: 0 } : { t: T_END, isPlaying: false };
}
