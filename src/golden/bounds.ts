import { stepsFrom } from '../core/float';
import { roundTo } from '../core/half';
import { addBias } from '../core/pipeline/bias';
import { scoreGroups } from '../core/pipeline/groups';
import type { Row } from '../core/pipeline/row';
import type { Plan } from '../core/plan';
import { score } from '../core/score';
import type { LogitsDtype } from '../core/types';
import type { Deciding } from './valid-pick';

/** The values themselves: only equal ones may change places. */
export function exactBounds({ biased, groupScores }: Pick<Row, 'biased' | 'groupScores'>): Deciding {
  return { low: biased, high: biased, groupLow: groupScores, groupHigh: groupScores };
}

/** Half of `ulps` float32 steps to either side, so that values up to `ulps` apart may change places. */
export function ulpBounds(values: Pick<Row, 'biased' | 'groupScores'>, ulps: number): Deciding {
  const { biased, groupScores } = values;
  const moved = (row: Float32Array, steps: number) => row.map((v) => stepsFrom(v, steps));
  return {
    low: moved(biased, -ulps / 2),
    high: moved(biased, ulps / 2),
    groupLow: moved(groupScores, -ulps / 2),
    groupHigh: moved(groupScores, ulps / 2),
  };
}

/** The least and greatest scores of a row when each unrounded one is off by at most `error`, rounded like the row's. */
export function scoreBounds(
  plan: Plan,
  row: Row,
  error: number,
  dtype: LogitsDtype,
): { readonly low: Float32Array; readonly high: Float32Array } {
  const unrounded = new Float32Array(row.scores.length);
  score({ ...plan, rounding: { ...plan.rounding, score: 'f32' } }, row.logits, unrounded);
  const type = plan.rounding.score === 'f32' ? 'f32' : dtype;
  const at = (shift: number) => unrounded.map((s) => roundTo(type, Math.fround(Math.max(0, s + shift))));
  return { low: at(-error), high: at(error) };
}

/** What a score error makes of c and g: the steps up to the group scores run on both bounds. */
export function carriedBounds(plan: Plan, row: Row, error: number, dtype: LogitsDtype): Deciding {
  const { low, high } = scoreBounds(plan, row, error, dtype);
  const stages = (scores: Float32Array) => {
    const copy: Row = {
      ...row,
      scores,
      biased: new Float32Array(scores.length),
      groupScores: row.groupScores.slice(),
      groupBest: row.groupBest.slice(),
      groupOrder: row.groupOrder.slice(),
    };
    addBias(plan, copy);
    if (plan.isGrouped) scoreGroups(plan, copy.biased, copy);
    return copy;
  };
  const [least, most] = [stages(low), stages(high)];
  return {
    low: least.biased,
    high: most.biased,
    groupLow: least.groupScores,
    groupHigh: most.groupScores,
  };
}
