/** @import { Mutant } from './table.mjs' */

const GROUPS = 'src/core/pipeline/groups.ts';
const ROUTE = 'src/core/route.ts';
const REFUSALS = 'src/core/refusals.ts';

/** Faults in group scores, the choice of groups and the mask. @type {readonly Mutant[]} */
export const GROUP_STAGES = [
  {
    name: 'maximum instead of the top-2 sum',
    file: REFUSALS,
    from: '&& hasBias) ? 2 : 1',
    to: '&& hasBias) ? 1 : 1',
  },
  {
    name: 'top-2 sum without a bias too',
    file: REFUSALS,
    from: "(groupScore === 'biasTop2' && hasBias)",
    to: "groupScore === 'biasTop2'",
  },
  {
    name: 'Megatron’s share rounded up',
    file: REFUSALS,
    from: 'Math.floor(topK / topkGroup)',
    to: 'Math.ceil(topK / topkGroup)',
  },
  {
    name: 'groups scored without the bias',
    file: ROUTE,
    from: 'scoreGroups(plan, row.biased, row);',
    to: 'scoreGroups(plan, row.scores, row);',
  },
  {
    name: 'experts compete without the bias',
    file: ROUTE,
    from: 'maskGroups(plan, row.biased, row);',
    to: 'maskGroups(plan, row.scores, row);',
  },
  {
    name: 'group score not rounded to the half type',
    file: GROUPS,
    from: 'roundTo(plan.rounding.groupScore, ',
    to: "roundTo('f32', ",
  },
  {
    name: 'second best of a group counted twice',
    file: GROUPS,
    from: 'isDistinct && i === 1 ? next : order[i]',
    to: 'order[contributors - 1]',
  },
  {
    name: 'a member that a small group lacks counts 0',
    file: GROUPS,
    from: 'position === undefined ? -Infinity',
    to: 'position === undefined ? 0',
  },
  { name: 'masked experts get 0', file: GROUPS, from: '? 0 : -Infinity);\n  for', to: '? 0 : 0);\n  for' },
  {
    name: 'masked experts get −∞ although the record says 0',
    file: GROUPS,
    from: '? 0 : -Infinity);\n  for',
    to: '? -Infinity : -Infinity);\n  for',
  },
  {
    name: 'no mask',
    file: GROUPS,
    from: 'of groupOrder.subarray(0, Math.min(keptGroups, takenGroups(plan, groupScores, groupOrder))))',
    to: 'of groupOrder)',
  },
  {
    name: 'one group fewer',
    file: GROUPS,
    from: 'Math.min(keptGroups, takenGroups',
    to: 'Math.min(keptGroups - 1, takenGroups',
  },
  {
    name: 'one group more',
    file: GROUPS,
    from: 'Math.min(keptGroups, takenGroups',
    to: 'Math.min(keptGroups + 1, takenGroups',
  },
  {
    name: 'highest index on ties among groups',
    file: GROUPS,
    from: 'rankDescending(row.groupScores, 0, numGroups, nanKey)',
    to: 'rankDescending(row.groupScores.slice().reverse(), 0, numGroups, nanKey).map((g) => numGroups - 1 - g)',
  },
  {
    name: 'worst groups kept',
    file: GROUPS,
    from: 'row.groupOrder.set(rankDescending(row.groupScores, 0, numGroups, nanKey));',
    to: 'row.groupOrder.set(rankDescending(row.groupScores, 0, numGroups, nanKey).reverse());',
  },
  {
    name: 'NaN lowest',
    file: GROUPS,
    from: "rules.nonFinite === 'skipped' ? 0 : 0xffffffff",
    to: "rules.nonFinite === 'skipped' ? 0 : 0",
  },
  {
    name: 'NaN highest although it is skipped',
    file: GROUPS,
    from: "rules.nonFinite === 'skipped' ? 0 : 0xffffffff",
    to: "rules.nonFinite === 'skipped' ? 0xffffffff : 0xffffffff",
  },
  {
    name: 'no fallback when no group is usable',
    file: GROUPS,
    from: 'return orderKey(last, nanKeyOf(plan))',
    to: 'return false && orderKey(last, nanKeyOf(plan))',
  },
  {
    name: 'non-finite experts stay candidates',
    file: GROUPS,
    from: "if (plan.rules.nonFinite !== 'skipped') return;",
    to: 'return;',
  },
  {
    name: 'a saturated score of an infinite logit stays a candidate',
    file: GROUPS,
    from: "plan.scoring === 'softmax' ? scores : logits",
    to: 'scores',
  },
  {
    name: 'group stages run although one group skips them',
    file: 'src/core/plan.ts',
    from: "rules.groupScore !== 'none' && !(rules.oneGroup === 'skip' && G === 1)",
    to: "rules.groupScore !== 'none'",
  },
  {
    name: 'uniform weights of 1/E',
    file: ROUTE,
    from: 'row.weights[j] = 1 / topK',
    to: 'row.weights[j] = 1 / row.masked.length',
  },
  {
    name: 'fallback of no usable group answers by rank',
    file: ROUTE,
    from: 'isLost ? picked.fill(0) : picked',
    to: 'picked',
  },
];
