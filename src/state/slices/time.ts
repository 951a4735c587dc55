import { endOf, nextEnd, previousEnd, STAGES, type StageId, stageAt, T_END } from '../../core/stages';
import { DEFAULT_T } from '../../scenario/scenario';
import { beatEnds } from '../../view/scene/beats';
import { saveSetting } from '../saved-settings';
import type { EngineState } from './engine';
import { type PictureState, playObstacle, skipOf } from './picture';
import type { SettingsState } from './settings';
import type { StoreOf } from './slice';

export interface TimeState {
  /** Time in [0, 10]. */
  readonly t: number;
  readonly isPlaying: boolean;
  readonly speed: number;
  readonly pausesAtStages: boolean;
  /** Playing begins again at the end. */
  readonly loops: boolean;
}

const initial: TimeState = { t: DEFAULT_T, isPlaying: false, speed: 1, pausesAtStages: false, loops: false };

type Needs = TimeState & PictureState & EngineState & Pick<SettingsState, 'isStill'>;

/** The time of the picture, and how it plays. `playback.ts` moves it on. */
export const TIME = {
  initial,
  actions({ getState, setState }: StoreOf<Needs>) {
    /** To the end of the next or previous stage that does something. */
    function step(direction: 1 | -1): void {
      setState((state) => ({ t: neighbourStage(state, direction), isPlaying: false }));
    }

    return {
      /** Plays; without motion it cuts to the next stage instead. */
      play(): void {
        if (playObstacle(getState()) !== null) return;
        if (getState().isStill) step(1);
        else setState(({ t }) => ({ isPlaying: true, t: t >= T_END ? 0 : t }));
      },
      pause(): void {
        setState({ isPlaying: false });
      },
      seek(t: number): void {
        setState({ t: Math.min(T_END, Math.max(0, t)), isPlaying: false });
      },
      /** To the end of the next or previous beat. */
      beat(direction: 1 | -1): void {
        setState((state) => ({ t: neighbourBeat(state, direction), isPlaying: false }));
      },
      step,
      setPlayback(options: Partial<Pick<TimeState, 'speed' | 'pausesAtStages' | 'loops'>>): void {
        setState(options);
        const { speed, pausesAtStages, loops } = getState();
        saveSetting('playback', { speed, pausesAtStages, loops });
      },
    };
  },
};

type Timed = Parameters<typeof skipOf>[0] & Pick<TimeState, 't'>;

/** The end of the next (or previous) stage that does something, from time t. */
export function neighbourStage(state: Timed, direction: 1 | -1): number {
  let end = direction === 1 ? nextEnd(state.t) : previousEnd(state.t);
  while (end > endOf('logits') && end < T_END && isSkipped(state, stageAt(end))) end += direction;
  return Math.min(T_END, Math.max(0, end));
}

/**
 * The stage that playing runs before it pauses. Null if it does not pause there, if it cannot play, and at the end:
 * from there it begins again.
 */
export function nextPlayed(state: Timed & Pick<TimeState, 'pausesAtStages'>): StageId | null {
  if (!state.pausesAtStages || !state.routed) return null;
  return STAGES.find((stage) => endOf(stage) > state.t && !isSkipped(state, stage)) ?? null;
}

/** The end of the next (or previous) beat of a stage that does something, from time t. */
export function neighbourBeat(state: Timed, direction: 1 | -1): number {
  const ends = [0, ...STAGES.flatMap((stage) => (isSkipped(state, stage) ? [] : beatEnds(stage))), T_END];
  // Ends are sums of decimals: what is closer than this is the same time.
  const near = 1e-6;
  const next =
    direction === 1 ? ends.find((end) => end > state.t + near) : ends.findLast((end) => end < state.t - near);
  return next ?? (direction === 1 ? T_END : 0);
}

/** Whether what is shown skips a stage. */
export function isSkipped(state: Parameters<typeof skipOf>[0], stage: StageId): boolean {
  return skipOf(state, stage) !== null;
}
