import { easeCubicInOut, easeCubicOut, easeLinear } from 'd3-ease';
import { type StageId, startOf } from '../../core/stages';

/** How long each stage plays at 1×, in milliseconds. */
export const STAGE_MS: Readonly<Record<StageId, number>> = {
  logits: 500,
  score: 900,
  bias: 800,
  group: 1200,
  keep: 1000,
  mask: 700,
  pick: 1400,
  gather: 1200,
  norm: 800,
  scale: 700,
};

// While a level sweeps through values (keep line, waterline), time is linear in value: a wider gap takes longer.
const EASE: Readonly<Record<StageId, (p: number) => number>> = {
  logits: easeCubicOut,
  score: easeCubicInOut,
  bias: easeLinear,
  group: easeCubicInOut,
  keep: easeLinear,
  mask: easeLinear,
  pick: easeLinear,
  gather: easeCubicInOut,
  norm: easeCubicInOut,
  scale: easeCubicInOut,
};

/** Where the beats of a stage end, as fractions of it: what one step of the beat keys passes. */
const BEATS: Readonly<Record<StageId, readonly number[]>> = {
  logits: [1],
  score: [0.3, 1],
  bias: [0.2, 1],
  group: [0.3, 0.8, 1],
  keep: [0.8, 1],
  mask: [1],
  pick: [0.9, 1],
  gather: [0.5, 1],
  norm: [1],
  scale: [1],
};

/** The ends of a stage's beats, as times. */
export function beatEnds(stage: StageId): number[] {
  return BEATS[stage].map((end) => startOf(stage) + end);
}

/** Things that start together start at most this far apart, however many there are. */
export const STAGGER_MS = 120;

/** When the i-th of `count` things starts, as a fraction of the stage. */
export function staggerOf(stage: StageId, i: number, count: number): number {
  return count < 2 ? 0 : ((STAGGER_MS / STAGE_MS[stage]) * i) / (count - 1);
}

/** Eased progress of a part of a stage: 0 before `from`, 1 after `to`, both fractions of the stage's own time. */
export function partOf(t: number, stage: StageId, from: number, to: number): number {
  return EASE[stage](Math.min(1, Math.max(0, (t - startOf(stage) - from) / (to - from))));
}

/** Eased progress of a stage at time t: 0 before it starts, 1 once it is done. */
export function progressOf(t: number, stage: StageId): number {
  return EASE[stage](Math.min(1, Math.max(0, t - startOf(stage))));
}
