import { easeCubicInOut, easeCubicOut, easeLinear } from 'd3-ease';
import { STAGES, type StageId } from '../../core/stages';

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

// Where a level sweeps through values (keep line, waterline), time is linear in value: a gap becomes duration.
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

/** Eased progress of a stage at time t: 0 before it starts, 1 once it is done. */
export function progressOf(t: number, stage: number): number {
  const id = STAGES[stage];
  return id ? EASE[id](Math.min(1, Math.max(0, t - stage))) : 0;
}
