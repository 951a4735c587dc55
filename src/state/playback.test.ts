import { beforeEach, describe, expect, it } from 'vitest';
import { STAGES } from '../core/stages';
import type { RouterParams } from '../core/types';
import { madeStore } from '../testing/made-store';
import { madeToken } from '../testing/made-token';
import { STAGE_MS } from '../view/scene/beats';
import type { FrameLoop } from './frame-loop';
import { startPlayback } from './playback';
import { neighbourBeat, neighbourStage, nextPlayed } from './slices/time';
import type { AppStore } from './store';

let store: AppStore;
let frame: (now: number) => boolean;
let asked: number;
let stop: () => void;

/** A loop whose frames come when the test says so. */
const loop: FrameLoop = {
  add(task) {
    frame = task;
    return () => {
      frame = () => false;
    };
  },
  request() {
    asked++;
  },
};

/** Shows a routed scenario: DeepSeek-V3 with some parameters changed. */
function show(change: Partial<RouterParams> = {}, hasBias = true): void {
  const routed = madeToken(change, { hasBias });
  store.setState({ scenario: routed.scenario, base: routed.base, routed });
}

beforeEach(() => {
  store = madeStore(undefined, 0);
  asked = 0;
  stop = startPlayback(store, loop);
  show();
});

const state = () => store.getState();
const play = (from: number) => store.setState({ t: from, isPlaying: true });

/** Frames of 20 ms that take `ms` in all; the first one only starts the clock. */
function run(ms: number, from = 1000): void {
  for (let now = from; now <= from + ms; now += 20) frame(now);
}

describe('playing', () => {
  it('asks for a frame when it starts, and for others until it stops', () => {
    play(0);
    expect(asked).toBe(1);
    expect(frame(0)).toBe(true);
    store.setState({ isPlaying: false });
    expect(frame(20)).toBe(false);
    expect(state().t).toBe(0);
  });

  it('moves through a stage in the time of its beats', () => {
    play(1);
    run(STAGE_MS.score / 2 - 10);
    expect(state().t).toBeCloseTo(1 + 440 / 900, 10);
  });

  it('passes several stages in one frame like in many frames', () => {
    store.setState({ speed: 50 });
    play(0);
    frame(0);
    frame(100);
    // 5000 ms: logits 500, score 900, bias 800, group 1200, keep 1000, and 600 of mask’s 700.
    expect(state().t).toBeCloseTo(5 + 600 / 700, 10);
  });

  it('runs slower and faster by its speed', () => {
    for (const speed of [0.25, 1, 2]) {
      store.setState({ speed });
      play(0);
      run(100);
      expect(state().t).toBeCloseTo((100 * speed) / 500, 10);
      store.setState({ isPlaying: false });
      frame(0);
    }
  });

  it('stops at the end, at exactly 10', () => {
    play(9.9);
    run(2000);
    expect(state()).toMatchObject({ t: 10, isPlaying: false });
  });

  it('begins again at the end if that was chosen', () => {
    store.setState({ loops: true });
    play(9.99);
    run(2000);
    expect(state().isPlaying).toBe(true);
    expect(state().t).toBeGreaterThan(0);
    expect(state().t).toBeLessThan(9);
  });

  it('takes at most 100 ms for a frame, so that a tab that slept does not jump', () => {
    play(0);
    frame(0);
    frame(60_000);
    expect(state().t).toBeCloseTo(100 / 500, 10);
  });

  it('does not count the time it was paused', () => {
    play(0);
    run(100, 0);
    const { t } = state();
    store.setState({ isPlaying: false });
    frame(150);
    store.setState({ isPlaying: true });
    frame(10_000);
    expect(state().t).toBe(t);
    frame(10_020);
    expect(state().t).toBeCloseTo(t + 20 / 500, 10);
  });

  it('needs the sum of the beats from start to end', () => {
    play(0);
    const total = STAGES.reduce((sum, stage) => sum + STAGE_MS[stage], 0);
    run(total - 20);
    expect(state().isPlaying).toBe(true);
    run(40, 1000 + total);
    expect(state().isPlaying).toBe(false);
  });

  it('ends when it is stopped by the function that it returned', () => {
    stop();
    play(0);
    expect(asked).toBe(0);
    expect(frame(20)).toBe(false);
  });
});

describe('stages that do nothing', () => {
  it('are jumped over at once', () => {
    show({ numExpertGroup: 1, topkGroup: 1 }, false);
    play(2);
    frame(0);
    frame(70);
    // + bias and the three group stages take no time: 70 ms of pick’s 1400.
    expect(state().t).toBeCloseTo(6 + 70 / 1400, 10);
  });

  it('lead straight to the end if they are the last ones', () => {
    show({ renormalize: false, routedScalingFactor: 1 });
    play(8);
    frame(0);
    expect(state()).toMatchObject({ t: 10, isPlaying: false });
  });

  it('are not known before the first routing, and not jumped over', () => {
    show({ numExpertGroup: 1, topkGroup: 1 }, false);
    store.setState({ routed: null });
    play(2);
    run(40);
    expect(state().t).toBeCloseTo(2 + 40 / 800, 10);
  });
});

describe('a pause after each stage', () => {
  beforeEach(() => store.setState({ pausesAtStages: true }));

  it('stops at exactly the end of the stage, and playing again runs the next one', () => {
    play(0);
    run(2000);
    expect(state()).toMatchObject({ t: 1, isPlaying: false });
    play(1);
    run(2000);
    expect(state()).toMatchObject({ t: 2, isPlaying: false });
  });

  it('does not stop at stages that do nothing', () => {
    show({ numExpertGroup: 1, topkGroup: 1 });
    play(3);
    run(2000);
    expect(state()).toMatchObject({ t: 7, isPlaying: false });
  });

  it('is announced by the stage that plays before it', () => {
    const next = (t: number) => nextPlayed({ ...state(), t });
    expect([0, 1, 3.5, 4, 9.5].map(next)).toEqual(['logits', 'score', 'group', 'keep', 'scale']);
    expect(next(10)).toBeNull();
    show({ numExpertGroup: 1, topkGroup: 1, routedScalingFactor: 1 });
    expect([3, 8].map(next)).toEqual(['pick', 'norm']);
    expect(next(9)).toBeNull();
    expect(nextPlayed({ ...state(), t: 3, pausesAtStages: false })).toBeNull();
    expect(nextPlayed({ ...state(), t: 3, routed: null })).toBeNull();
  });
});

describe('a step', () => {
  const from = (t: number, direction: 1 | -1) => neighbourStage({ ...state(), t }, direction);

  it('goes to the end of the next or the previous stage', () => {
    expect([0, 0.5, 1, 6.5, 9, 10].map((t) => from(t, 1))).toEqual([1, 1, 2, 7, 10, 10]);
    expect([10, 6.5, 1.01, 1, 0.5, 0].map((t) => from(t, -1))).toEqual([9, 6, 1, 0, 0, 0]);
  });

  it('passes over stages that do nothing, forwards and backwards', () => {
    show({ numExpertGroup: 1, topkGroup: 1 }, false);
    expect(from(2, 1)).toBe(7);
    expect(from(7, -1)).toBe(2);
    expect(from(6.5, -1)).toBe(2);
    expect(from(2.5, 1)).toBe(7);
  });

  it('stops at a stage that a compared token runs alone', () => {
    show({}, false);
    const alone = { ...state(), t: 2 };
    expect(neighbourStage(alone, 1)).toBe(4);
    expect(neighbourStage({ ...alone, routedA: madeToken() }, 1)).toBe(3);
  });

  it('always reaches the end, even if the last stages do nothing', () => {
    show({ renormalize: false, routedScalingFactor: 1 });
    expect(from(8, 1)).toBe(10);
    expect(from(10, -1)).toBe(8);
  });
});

describe('a beat', () => {
  const from = (t: number, direction: 1 | -1) => neighbourBeat({ ...state(), t }, direction);

  it('goes from beat to beat, forwards and backwards', () => {
    const forwards = [0];
    while (forwards.at(-1)! < 10) forwards.push(from(forwards.at(-1)!, 1));
    expect(forwards.map((t) => Math.round(t * 100) / 100)).toEqual([
      0, 1, 1.3, 2, 2.2, 3, 3.3, 3.8, 4, 4.8, 5, 6, 6.9, 7, 7.5, 8, 9, 10,
    ]);
    const backwards = [10];
    while (backwards.at(-1)! > 0) backwards.push(from(backwards.at(-1)!, -1));
    expect(backwards.reverse()).toEqual(forwards);
  });

  it('passes over stages that do nothing', () => {
    show({ numExpertGroup: 1, topkGroup: 1 }, false);
    expect(from(2, 1)).toBeCloseTo(6.9, 9);
    expect(from(6.9, -1)).toBe(2);
  });

  it('stays at the ends', () => {
    expect(from(10, 1)).toBe(10);
    expect(from(0, -1)).toBe(0);
  });
});
