import { STAGES, type StageId, stageAt, T_END } from '../core/stages';
import { beatEnds, STAGE_MS } from '../view/scene/beats';
import type { FrameLoop } from './frame-loop';
import { skipOf } from './selectors';
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

/** Time after `ms` more of playing at 1×: pure, so that a frame's length never changes what is passed. */
function advance(state: AppState, ms: number): Partial<AppState> {
  let t = state.t;
  let left = ms;
  while (t < T_END) {
    const end = Math.floor(t) + 1;
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

function isSkipped(state: Pick<AppState, 'routed'>, stage: StageId): boolean {
  return skipOf(state, stage) !== null;
}

/** The end of the next (or previous) stage that does something, from time t. */
export function neighbourStage(state: Pick<AppState, 'routed' | 't'>, direction: 1 | -1): number {
  let end = direction === 1 ? Math.floor(state.t) + 1 : Math.ceil(state.t) - 1;
  while (end > 1 && end < T_END && isSkipped(state, stageAt(end))) end += direction;
  return Math.min(T_END, Math.max(0, end));
}

/** The end of the next (or previous) beat of a stage that does something, from time t. */
export function neighbourBeat(state: Pick<AppState, 'routed' | 't'>, direction: 1 | -1): number {
  const ends = [0, ...STAGES.flatMap((stage) => (isSkipped(state, stage) ? [] : beatEnds(stage))), T_END];
  // Ends are sums of decimals: what is closer than this is the same time.
  const near = 1e-6;
  const next =
    direction === 1 ? ends.find((end) => end > state.t + near) : ends.findLast((end) => end < state.t - near);
  return next ?? (direction === 1 ? T_END : 0);
}
