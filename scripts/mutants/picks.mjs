/** @import { Mutant } from './table.mjs' */

const PICK = 'src/core/pipeline/pick.ts';
const ORDER = 'src/core/arithmetic/order.ts';
const PLAN = 'src/core/plan.ts';
const ONE_WARP = 'src/core/semantics/one-warp.ts';
const RANKED = 'rankDescending(row.masked, 0, row.masked.length, nanKeyOf(plan))';

/** Faults in ranks, picks and the order of slots. @type {readonly Mutant[]} */
export const PICKS = [
  {
    name: 'always ids 0 … k − 1',
    file: 'src/core/route.ts',
    from: 'row.ids.set(isLost ? picked.fill(0) : picked);',
    to: 'row.ids.set(picked.map((_, j) => j));',
  },
  {
    name: 'k-th pick replaced by the next',
    file: PICK,
    from: 'const picked = order.slice(0, topK);',
    to: 'const picked = order.slice(0, topK); if (topK > 0 && topK < order.length) picked[topK - 1] = order[topK]!;',
  },
  {
    name: 'slots reversed',
    file: 'src/core/route.ts',
    from: 'isLost ? picked.fill(0) : picked',
    to: 'isLost ? picked.fill(0) : picked.reverse()',
  },
  {
    name: 'native slots descending',
    file: PICK,
    from: "plan.order === 'torchUnsorted'",
    to: 'false',
  },
  {
    name: 'slots by index alone, those equal to the k-th among them',
    file: PICK,
    from: 'atCut(a) - atCut(b) || a - b',
    to: 'a - b',
  },
  {
    name: 'fused slots by index',
    file: PICK,
    from: "plan.order === 'torchUnsorted'",
    to: "plan.order !== 'byWeight'",
  },
  { name: 'highest index on all ties', file: ORDER, from: '|| a - b);', to: '|| b - a);' },
  {
    name: 'highest index on ties among experts',
    file: PICK,
    from: `const order = ${RANKED};`,
    to: 'const last = row.masked.length - 1; const order = rankDescending(row.masked.slice().reverse(), 0, last + 1, nanKeyOf(plan)).map((e) => last - e);',
  },
  { name: '−0 below +0', file: ORDER, from: 'FLOAT[0] = value + 0;', to: 'FLOAT[0] = value;' },
  {
    name: 'negative values in reverse order',
    file: ORDER,
    from: 'bits >>> 31 ? ~bits >>> 0',
    to: 'bits >>> 31 ? (bits & 0x7fffffff) >>> 0',
  },
  {
    name: 'empty slots name the next masked expert',
    file: PICK,
    from: "if (plan.rules.nonFinite === 'skipped') emptySlots(",
    to: 'if (false) emptySlots(',
  },
  { name: 'one-warp set without 576', file: ONE_WARP, from: ' 512, 576,', to: ' 512,' },
  { name: 'one-warp set with 96', file: ONE_WARP, from: '32, 64, 128', to: '32, 64, 96, 128' },
  { name: 'one-warp set without 192', file: ONE_WARP, from: '128, 192, 256', to: '128, 256' },
  { name: 'no overwriting by −10000', file: PLAN, from: 'value: -10000,', to: 'value: -Infinity,' },
  { name: 'no start value of −1', file: PLAN, from: 'value: -1,', to: 'value: -Infinity,' },
  {
    name: 'a value equal to the floor always wins',
    file: PICK,
    from: '|| (masked[next] === floor.value && fallback < next)',
    to: '',
  },
  {
    name: 'the floor returns the last pick instead of the lowest',
    file: PICK,
    from: 'lowest = Math.min(lowest, next);',
    to: 'lowest = next;',
  },
  {
    name: 'picks of every group counted from its start',
    file: PICK,
    from: 'picked[g * each + i] = g * groupSize + order[i]!;',
    to: 'picked[g * each + i] = order[i]!;',
  },
];
