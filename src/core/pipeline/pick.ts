import { KEY_OF_MINUS_INFINITY, orderKey, rankDescending } from '../arithmetic/order';
import type { Plan } from '../plan';
import { nanKeyOf } from './groups';
import type { Row } from './row';

/** Ranks all experts by `row.masked`, and returns the picked ids in the order of the implementation. */
export function pick(plan: Plan, row: Row, topK: number): Int32Array {
  if (row.tableIds) return pickByTable(row, row.tableIds);
  const order = rankDescending(row.masked, 0, row.masked.length, nanKeyOf(plan));
  row.expertOrder.set(order);
  switch (plan.rules.pick) {
    case 'best': {
      const picked = order.slice(0, topK);
      if (plan.rules.nonFinite === 'skipped') emptySlots(picked, row.masked);
      if (plan.order === 'torchUnsorted') sortAsReturned(picked, row.masked);
      return picked;
    }
    case 'rounds':
      return pickInRounds(plan, order, row.masked, topK);
    case 'eachGroup':
      return pickFromEachGroup(plan, row.masked, topK);
  }
}

/** The experts of the table's row. There is no ranking: they stand first, the others by index. */
function pickByTable({ expertOrder }: Row, tableIds: Int32Array): Int32Array {
  const isNamed = new Set(tableIds);
  expertOrder.set([...tableIds, ...Array.from(expertOrder.keys()).filter((e) => !isNamed.has(e))]);
  return tableIds.slice();
}

/** A slot for which no candidate is left keeps index 0. */
function emptySlots(picked: Int32Array, masked: Float32Array): void {
  for (let j = 0; j < picked.length; j++)
    if (orderKey(masked[picked[j]!]!, 0) <= KEY_OF_MINUS_INFINITY) picked[j] = 0;
}

/**
 * The order of torch.topk(sorted=False) on CUDA: experts above the k-th value by index, then experts equal to it by
 * index. `picked` comes in rank order.
 */
function sortAsReturned(picked: Int32Array, masked: Float32Array): void {
  const last = picked.length ? orderKey(masked[picked[picked.length - 1]!]!) : 0;
  const atCut = (e: number) => Number(orderKey(masked[e]!) === last);
  picked.sort((a, b) => atCut(a) - atCut(b) || a - b);
}

/**
 * k rounds of arg-max, like in the plain top-k kernels. If the best entry left is not above the floor, the floor's own
 * entry is returned again and again: expert 0 (start value −1), or the lowest picked one (overwritten by −10000).
 */
function pickInRounds({ floor }: Plan, order: Int32Array, masked: Float32Array, topK: number): Int32Array {
  const picked = new Int32Array(topK);
  let lowest = order.length;
  for (let j = 0; j < topK; j++) {
    const next = order[j];
    const fallback = floor.isFirst ? 0 : lowest;
    const isBelow =
      next === undefined ||
      ((floor.isFirst || j > 0) &&
        (masked[next]! < floor.value || (masked[next] === floor.value && fallback < next)));
    picked[j] = isBelow ? fallback : next;
    if (isBelow) return picked.fill(fallback, j);
    lowest = Math.min(lowest, next);
  }
  return picked;
}

/** The best k / G of every group, group after group. */
function pickFromEachGroup({ numGroups, groupSize }: Plan, masked: Float32Array, topK: number): Int32Array {
  const each = topK / numGroups;
  const picked = new Int32Array(topK);
  for (let g = 0; g < numGroups; g++) {
    const order = rankDescending(masked, g * groupSize, groupSize);
    for (let i = 0; i < each; i++) picked[g * each + i] = g * groupSize + order[i]!;
  }
  return picked;
}
