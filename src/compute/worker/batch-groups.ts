import { roundTo } from '../../core/arithmetic/half';
import { KEY_OF_MINUS_INFINITY, orderKey } from '../../core/arithmetic/order';
import type { Plan } from '../../core/plan';
import type { RouteResult } from '../../core/result-arrays';
import { createRanker } from './rank';

const f32 = Math.fround;

/** The group stages of one batch, writing to the result's arrays in place. */
export interface BatchGroups {
  /** Scores, ranks and masks the groups of `token` by `values[from …]`. Returns false when no group is usable. */
  run(values: Float32Array, from: number, token: number): boolean;
}

export function createGroups(plan: Plan, result: RouteResult, E: number): BatchGroups {
  const { numGroups: G, groupSize: n, contributors, groupBestWidth: width, keptGroups, rules } = plan;
  const { groupScores, groupBest, groupOrder, masked } = result;
  const dtype = plan.rounding.groupScore;
  const nanKey = rules.nonFinite === 'skipped' ? 0 : 0xffffffff;
  const fill = rules.mask === 'zero' || rules.mask === 'zeroLogit' ? 0 : -Infinity;
  const groupRanker = createRanker(G, nanKey);
  const memberRanker = contributors > 2 ? createRanker(n, nanKey) : null;
  const members = new Int32Array(Math.max(2, n));
  const isDistinct = rules.groupScore === 'top2Distinct';

  /** The places of a group's best one or two in `members`: one scan instead of a ranking. */
  function bestTwo(values: Float32Array, first: number): void {
    let a = 0;
    let b = -1;
    let keyA = orderKey(values[first]!, nanKey);
    let keyB = -1;
    for (let i = 1; i < n; i++) {
      const key = orderKey(values[first + i]!, nanKey);
      if (key > keyA) {
        b = a;
        keyB = keyA;
        a = i;
        keyA = key;
      } else if (key > keyB && !(isDistinct && key === keyA)) {
        b = i;
        keyB = key;
      }
    }
    members[0] = a;
    members[1] = b;
  }

  function scoreGroup(values: Float32Array, first: number, at: number): number {
    if (memberRanker) memberRanker.rank(values, first, members, 0);
    else if (contributors > 0) bestTwo(values, first);
    let sum = 0;
    for (let i = 0; i < contributors; i++) {
      const member = i < n ? members[i]! : -1;
      let value = member < 0 ? -Infinity : values[first + member]!;
      if (nanKey === 0 && Number.isNaN(value)) value = -Infinity;
      sum = i === 0 ? value : roundTo(dtype, f32(sum + value));
      groupBest[at + i] = member < 0 ? -1 : first + member;
    }
    return sum;
  }

  return {
    run(values, from, token) {
      const row = token * E;
      const groups = token * G;
      for (let g = 0; g < G; g++) {
        const at = (groups + g) * width;
        groupScores[groups + g] = scoreGroup(values, from + g * n, at);
        // Positions are counted within the row.
        for (let i = 0; i < contributors; i++)
          if (groupBest[at + i]! >= 0) groupBest[at + i] = groupBest[at + i]! - from;
      }
      groupRanker.rank(groupScores, groups, groupOrder, groups);
      masked.fill(fill, row, row + E);
      let lowest = G;
      for (let i = 0; i < keptGroups; i++) {
        const g = groupOrder[groups + i]!;
        // A round of arg-max finds nothing above −∞ but a group that was taken before.
        if (rules.groupPick === 'rounds' && lowest < g && groupScores[groups + g] === -Infinity) break;
        lowest = Math.min(lowest, g);
        const first = g * n;
        for (let j = 0; j < n; j++) masked[row + first + j] = values[from + first + j]!;
      }
      if (rules.noUsableGroup === 'ignore' || keptGroups === 0) return true;
      const last = groupScores[groups + groupOrder[groups + keptGroups - 1]!]!;
      return orderKey(last, nanKey) > KEY_OF_MINUS_INFINITY;
    },
  };
}
