import type { StoryRemark } from '../core/facts/story-remarks';
import type { ValueOf } from '../core/facts/values-remarks';
import { planOf } from '../core/plan';
import { route } from '../core/route';
import { isPadding, type RoutedRow } from '../core/routed-row';
import { ungrouped } from '../core/routings';
import type { StageId } from '../core/stages';
import type { RouteInput } from '../core/types';

/** A row and what is told of it at a stage. */
interface Case {
  readonly input: RouteInput;
  readonly token: RoutedRow;
  readonly stage: StageId;
  readonly told: readonly StoryRemark[];
}

const same = (a: Iterable<number>, b: Iterable<number>) =>
  JSON.stringify([...new Set(a)].sort((x, y) => x - y)) ===
  JSON.stringify([...new Set(b)].sort((x, y) => x - y));
const finite = (values: Iterable<number>) => [...values].filter(Number.isFinite);
const most = (values: Iterable<number>) => Math.max(...finite(values));
const isIn = ({ token }: Case, id: number) => token.result.ids.includes(id);
const kept = ({ token: { result, plan } }: Case) => result.groupOrder.slice(0, plan.keptGroups);

/** The values that a remark speaks of, with whose they are. */
function valuesOf({ token, input, stage }: Case, of: ValueOf): readonly (readonly [number, number])[] {
  const { result, params } = token;
  const byIndex = (values: Float32Array) => [...values.entries()];
  const bySlot = (values: Float32Array) =>
    [...values.subarray(0, params.topK)].map((value, slot) => [result.ids[slot]!, value] as const);
  switch (of) {
    case 'logit':
      return byIndex(input.logits);
    case 'score':
      return byIndex(result.scores);
    case 'biasedLogit':
    case 'biasedScore':
      return byIndex(result.biased);
    case 'group':
      return byIndex(result.groupScores);
    case 'share':
      return bySlot(result.renormalized);
    case 'weight':
      return bySlot(stage === 'gather' ? result.gathered : result.weights);
  }
}

/** Whose finite values are so, each once. */
const holders = (one: Case, of: ValueOf, value: number) =>
  valuesOf(one, of).flatMap(([id, own]) => (own === value ? [id] : []));
const numbers = (one: Case, of: ValueOf) => valuesOf(one, of).map(([, value]) => value);
const others = (one: Case, of: ValueOf) => numbers(one, of).some((value) => !Number.isFinite(value));

/** Ids and kept groups of another routing of the same row. */
function otherwise(input: RouteInput): { readonly ids: Set<number>; readonly groups: Set<number> } {
  const outcome = route(input);
  if (!outcome.ok) throw new Error(outcome.error.code);
  const { ids, groupOrder } = outcome.result;
  const { globalNumExperts: E } = input.params;
  const isPick = (id: number) => id >= 0 && id < E;
  return {
    ids: new Set([...ids].filter(isPick)),
    groups: new Set(groupOrder.slice(0, planOf(input).keptGroups)),
  };
}
const withoutBias = ({ input }: Case) =>
  otherwise({ ...input, eScoreCorrectionBias: new Float32Array(input.params.globalNumExperts) });
const withoutMask = ({ input }: Case) => otherwise(ungrouped(input));
const picks = ({ token: { result, params } }: Case) => [
  ...new Set([...result.ids].filter((id) => id >= 0 && id < params.globalNumExperts)),
];
const isOut = ({ token }: Case, id: number) => token.result.masked[id] === -Infinity;
const base = ({ token }: Case) => (token.plan.biasesLogits ? token.logits : token.result.scores);
const lastPicked = (one: Case) => {
  const { expertOrder } = one.token.result;
  return expertOrder[one.token.params.topK - 1]!;
};
const cutValues = (one: Case) => {
  const { token, stage } = one;
  const { result, plan, params } = token;
  const isPick = stage === 'pick';
  const [values, order, count] = isPick
    ? [result.masked, result.expertOrder, params.topK]
    : [result.groupScores, result.groupOrder, plan.keptGroups];
  return {
    last: values[order[count - 1]!]!,
    next: values[order[count]!]!,
    own: order[count - 1]!,
    other: order[count]!,
  };
};

type OfCode<R, Code> = R extends { readonly code: infer Own } ? (Code extends Own ? R : never) : never;
type Claims = {
  readonly [Code in StoryRemark['code']]: (remark: OfCode<StoryRemark, Code>, one: Case) => boolean;
};

/** Never said of the last one in: these speak for an expert or a group that is out, or of no cut at all. */
const never = () => false;

/** What each remark claims, checked against the routing and against routings of its own. */
const CLAIMS: Claims = {
  noneFinite: ({ of }, one) => finite(numbers(one, of)).length === 0,
  notFinite: ({ of, ids }, one) =>
    same(
      ids,
      valuesOf(one, of).flatMap(([id, value]) => (Number.isFinite(value) ? [] : [id])),
    ),
  onlyOne: ({ of, id, value, isRest }, one) =>
    others(one, of) === isRest &&
    same(holders(one, of, value), [id]) &&
    finite(numbers(one, of)).length === 1,
  allAlike: ({ of, count, value, isRest }, one) =>
    others(one, of) === isRest &&
    finite(numbers(one, of)).length === count &&
    finite(numbers(one, of)).every((own) => own === value),
  largest: ({ of, ids, value, isRest }, one) =>
    others(one, of) === isRest && value === most(numbers(one, of)) && same(ids, holders(one, of, value)),
  smallest: ({ of, ids, value }, one) =>
    value === Math.min(...finite(numbers(one, of))) && same(ids, holders(one, of, value)),
  nanLogits: ({ ids }, { input, token }) =>
    same(
      ids,
      [...input.logits.keys()].filter((id) => Number.isNaN(input.logits[id])),
    ) &&
    (token.plan.rules.nonFinite === 'zeroed' || token.result.scores.every(Number.isNaN)),
  infiniteLogits: ({ ids }, { input }) =>
    same(
      ids,
      [...input.logits.keys()].filter((id) => input.logits[id] === Infinity),
    ),
  noLogit: (_, { input }) => input.logits.every((z) => z === -Infinity),
  fate: ({ fate, count }, { token }) =>
    fate === 'zeroed' && token.result.scores.length === count && token.result.scores.every((s) => s === 0),
  aboveHalf: ({ count, experts }, { token }) =>
    token.plan.scoring === 'sigmoid' &&
    experts === token.result.scores.length &&
    [...token.result.scores].filter((s) => s > 0.5).length === count,
  evenShare: ({ experts, share }, { token }) =>
    token.plan.scoring === 'softmax' && share * experts === 1 && experts === token.result.scores.length,
  ledBefore: (_, one) => {
    const { biased } = one.token.result;
    return base(one)[biased.indexOf(most(biased))] === most(base(one));
  },
  overtook: ({ id, before, after }, one) => {
    const { biased } = one.token.result;
    return (
      before === most(base(one)) && base(one)[id] === before && biased[id] === after && after < most(biased)
    );
  },
  tableHas: ({ id }, one) => one.token.plan.picksByTable && picks(one).includes(id),
  tableLacks: ({ id }, one) => one.token.plan.picksByTable && !picks(one).includes(id),
  madeBy: ({ ids }, { token: { result, plan } }) => {
    const best = result.groupScores.indexOf(most(result.groupScores));
    return ids.every((id) => Math.floor(id / plan.groupSize) === best) && ids.length <= plan.contributors;
  },
  nobodyDropped: ({ experts }, { token }) =>
    experts === token.logits.length && (!token.plan.isGrouped || token.plan.numGroups === 1),
  nobodyMasked: ({ experts }, { token: { logits, plan } }) =>
    experts === logits.length && (!plan.isGrouped || plan.keptGroups >= plan.numGroups),
  allStay: ({ groups }, { token: { plan } }) => plan.numGroups === groups && plan.keptGroups >= groups,
  noneStays: (_, { token }) => token.plan.keptGroups === 0,
  oddCut: ({ id, value }, one) => cutValues(one).own === id && Object.is(cutValues(one).last, value),
  lastToStay: ({ id }, one) => {
    const { result, plan } = one.token;
    // Some of its experts are not masked, unless they are out by themselves.
    const own = result.masked.subarray(id * plan.groupSize, (id + 1) * plan.groupSize);
    return (
      cutValues(one).own === id && (own.some((value) => value !== -Infinity) || others(one, 'biasedScore'))
    );
  },
  staysAbove: ({ id, over, gap }, one) => {
    const { own, other, last, next } = cutValues(one);
    return own === id && other === over && gap > 0 && gap === last - next && kept(one).includes(id);
  },
  picksAbove: ({ id, over, gap }, one) => {
    const { own, other, last, next } = cutValues(one);
    return (
      own === id && other === over && gap > 0 && gap === last - next && isIn(one, id) && !isIn(one, over)
    );
  },
  sameGroups: (_, one) => same(kept(one), withoutBias(one).groups),
  liftsGroup: ({ id, over, gap }, one) => {
    const { groupScores } = one.token.result;
    const own = kept(one);
    const other = withoutBias(one).groups;
    return (
      own.includes(id) &&
      !own.includes(over) &&
      gap > 0 &&
      groupScores[id]! - groupScores[over]! === gap &&
      same([...own.filter((g) => g !== id), over], other)
    );
  },
  swapsGroups: (change, one) =>
    change.in.length > 0 &&
    same([...kept(one).filter((g) => !change.in.includes(g)), ...change.out], withoutBias(one).groups),
  noUsableGroup: ({ ids }, one) => same(ids, picks(one)) && one.token.result.uniform[0] === 1,
  masked: ({ count, experts }, { token: { plan, logits } }) =>
    count === (plan.numGroups - plan.keptGroups) * plan.groupSize && experts === logits.length,
  costsNobody: ({ count, experts }, one) =>
    CLAIMS.masked({ code: 'masked', count, experts }, one) &&
    [...withoutMask(one).ids].every((id) => isIn(one, id)),
  costsPlaces: ({ ids }, one) =>
    ids.length > 0 &&
    same(
      ids,
      [...withoutMask(one).ids].filter((id) => !isIn(one, id)),
    ),
  comeIn: ({ ids }, one) =>
    ids.length > 0 &&
    same(
      ids,
      picks(one).filter((id) => !withoutMask(one).ids.has(id)),
    ),
  paddingPicks: ({ topK }, { token, input }) =>
    input.isPadding === true && token.result.ids.slice(0, topK).every((id) => id === -1),
  picksNobody: (_, one) => picks(one).length === 0,
  tableNames: ({ ids }, one) => one.token.plan.picksByTable && same(ids, one.input.tableIds ?? []),
  fillsSlots: ({ id, count }, { token: { result, params } }) =>
    count > 1 && [...result.ids.slice(0, params.topK)].filter((own) => own === id).length === count,
  fillsEmpty: ({ id }, one) => isIn(one, id) && isOut(one, id),
  pickedMasked: ({ ids }, one) => {
    const own = kept(one);
    const isKept = (id: number) => own.includes(Math.floor(id / one.token.plan.groupSize));
    return (
      ids.length > 0 &&
      same(
        ids,
        picks(one).filter((id) => !isKept(id)),
      )
    );
  },
  allPicked: ({ count }, one) => picks(one).length === count && count === one.token.logits.length,
  lastPlace: ({ id, place }, one) => {
    const { expertOrder } = one.token.result;
    return (
      lastPicked(one) === id &&
      same(expertOrder.slice(0, place), picks(one)) &&
      place === one.token.params.topK
    );
  },
  picks: ({ ids }, one) => same(ids, picks(one)),
  samePicks: (_, one) => same(picks(one), withoutBias(one).ids),
  swapsPicks: (change, one) =>
    change.in.length > 0 &&
    change.out.length > 0 &&
    same([...picks(one).filter((id) => !change.in.includes(id)), ...change.out], withoutBias(one).ids),
  bringsIn: ({ ids }, one) =>
    same(
      picks(one).filter((id) => !ids.includes(id)),
      withoutBias(one).ids,
    ),
  keepsOut: ({ ids }, one) => same([...picks(one), ...ids], withoutBias(one).ids),
  paddingWeights: ({ topK }, { token }) =>
    isPadding(token) && token.result.weights.slice(0, topK).every((w) => w === 0),
  weighsNothing: (_, { token }) => token.params.topK === 0,
  ranksFirst: ({ id, weight }, { token: { result } }) =>
    result.expertOrder[0] === id &&
    result.gathered[result.ids.indexOf(id)] === weight &&
    weight < most(result.gathered),
  sums: ({ sum, total }, { token: { result } }) =>
    Object.is(sum, result.weightSum[0]) &&
    Object.is(
      total,
      result.renormalized.reduce((all, w) => Math.fround(all + w), 0),
    ),
  byOne: (_, { token: { result } }) =>
    !(result.weightSum[0]! > 0) &&
    result.gathered.every((w, slot) => Object.is(w, result.renormalized[slot])),
  keepsSum: ({ sum }, { token: { result } }) =>
    Object.is(sum, result.weightSum[0]) &&
    result.gathered.every((w, slot) => Object.is(w, result.renormalized[slot])),
  becomes: ({ id, before, after, total }, { token: { result, params } }) => {
    const slot = result.renormalized.indexOf(before);
    return (
      before === most(result.renormalized) &&
      result.ids[slot] === id &&
      result.weights[slot] === after &&
      Object.is(
        total,
        result.weights.slice(0, params.topK).reduce((all, w) => Math.fround(all + w), 0),
      )
    );
  },
  largestLater: ({ factor, counts }, { token: { result, params, ledger } }) =>
    factor === ledger.model && counts === Math.fround(most(result.weights.slice(0, params.topK)) * factor),
  end: () => true,
  gap: ({ gap }, one) => gap === Math.abs(cutValues(one).last - cutValues(one).next),
  above: ({ id, value }, one) => cutValues(one).other === id && value === cutValues(one).next,
  noneLeft: ({ id }, one) => cutValues(one).other === id && cutValues(one).next === -Infinity,
  equalOut: ({ id }, one) => cutValues(one).other === id && cutValues(one).last === cutValues(one).next,
  alikeOut: ({ id }, one) => cutValues(one).other === id && Number.isNaN(cutValues(one).next),
  nanOut: (_, one) => Number.isNaN(cutValues(one).last) !== Number.isNaN(cutValues(one).next),
  groupPlace: ({ place, score }, one) => place === one.token.plan.keptGroups && score === cutValues(one).last,
  groupAhead: ({ id, value }, one) => cutValues(one).other === id && value === cutValues(one).next,
  groupEqual: ({ id }, one) => cutValues(one).other === id && cutValues(one).last === cutValues(one).next,
  groupNan: ({ id, value }, one) => cutValues(one).other === id && Number.isNaN(value),
  below: never,
  equalIn: never,
  alikeIn: never,
  nanIn: never,
  allGroupsKept: never,
  noGroupKept: never,
  groupBehind: never,
  groupAlike: never,
};

/** The claims that are not true, by name. */
export function falseClaims(one: Case): string[] {
  return one.told.flatMap((remark) => {
    const isTrue = CLAIMS[remark.code] as (remark: StoryRemark, one: Case) => boolean;
    return isTrue(remark, one) ? [] : [`${one.stage}: ${JSON.stringify(remark)}`];
  });
}
