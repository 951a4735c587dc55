import { KEY_OF_MINUS_INFINITY, orderKey } from '../../core/arithmetic/order';
import type { Plan } from '../../core/plan';
import type { RouteResult } from '../../core/result-arrays';
import { createRanker } from './rank';

/** Ranks all experts of `token` by `masked` and writes the picked ids in their returned order. */
export type PickRow = (token: number) => void;

export function createPicker(
  plan: Plan,
  result: RouteResult,
  E: number,
  k: number,
  tableIds: Int32Array | null,
): PickRow {
  const { masked, expertOrder, ids, slots } = result;
  const nanKey = plan.rules.nonFinite === 'skipped' ? 0 : 0xffffffff;
  const ranker = createRanker(E, nanKey);
  const memberRanker = plan.rules.pick === 'eachGroup' ? createRanker(plan.groupSize, 0xffffffff) : null;
  const members = new Int32Array(plan.groupSize);

  function best(row: number, slot: number): void {
    for (let j = 0; j < k; j++) {
      const id = expertOrder[row + j]!;
      const isEmpty = nanKey === 0 && orderKey(masked[row + id]!, 0) <= KEY_OF_MINUS_INFINITY;
      ids[slot + j] = isEmpty ? 0 : id;
    }
    if (plan.order === 'torchUnsorted' && k > 0) unsort(row, slot);
  }

  /** By index: first those above the k-th value, then those equal to it. An insertion sort; k is small. */
  function unsort(row: number, slot: number): void {
    const cut = orderKey(masked[row + ids[slot + k - 1]!]!);
    const place = (id: number) => (orderKey(masked[row + id]!) === cut ? E : 0) + id;
    for (let i = 1; i < k; i++) {
      const id = ids[slot + i]!;
      const at = place(id);
      let j = i;
      for (; j > 0 && place(ids[slot + j - 1]!) > at; j--) ids[slot + j] = ids[slot + j - 1]!;
      ids[slot + j] = id;
    }
  }

  function inRounds(row: number, slot: number): void {
    const { value: floor, isFirst } = plan.floor;
    let lowest = E;
    let stuck = -1;
    for (let j = 0; j < k; j++) {
      if (stuck < 0) {
        const fallback = isFirst ? 0 : lowest;
        if (j >= E) stuck = fallback;
        else if (isFirst || j > 0) {
          const next = expertOrder[row + j]!;
          const value = masked[row + next]!;
          if (value < floor || (value === floor && fallback < next)) stuck = fallback;
        }
      }
      const id = stuck < 0 ? expertOrder[row + j]! : stuck;
      ids[slot + j] = id;
      if (id < lowest) lowest = id;
    }
  }

  function fromEachGroup(row: number, slot: number): void {
    const { numGroups, groupSize } = plan;
    const each = k / numGroups;
    for (let g = 0; g < numGroups; g++) {
      memberRanker?.rank(masked, row + g * groupSize, members, 0);
      for (let i = 0; i < each; i++) ids[slot + g * each + i] = g * groupSize + members[i]!;
    }
  }

  /** The table's experts stand first, the others by index. */
  function byTable(table: Int32Array, token: number): void {
    const row = token * E;
    const named = table.subarray(token * k, (token + 1) * k);
    ids.set(named, token * slots);
    expertOrder.set(named, row);
    let at = row + k;
    for (let e = 0; e < E; e++) if (!named.includes(e)) expertOrder[at++] = e;
  }

  return (token) => {
    if (tableIds) {
      byTable(tableIds, token);
      return;
    }
    const row = token * E;
    const slot = token * slots;
    ranker.rank(masked, row, expertOrder, row);
    if (plan.rules.pick === 'best') best(row, slot);
    else if (plan.rules.pick === 'rounds') inRounds(row, slot);
    else fromEachGroup(row, slot);
  };
}
