import { hasGroupStages } from '../plan';
import type { RouteResult } from '../result-arrays';
import type { RoutedRow } from '../routed-row';

/**
 * The picked experts, best first, each once: the plain top-k kernel may return one again and again. Shared experts,
 * which are not picked, are left out.
 */
export function pickedByRank({ params, result }: Pick<RoutedRow, 'params' | 'result'>): readonly number[] {
  const found = ranked.get(result);
  if (found) return found;
  const picked = new Set(result.ids.subarray(0, params.topK));
  const order = Array.from(result.expertOrder).filter((id) => picked.has(id));
  ranked.set(result, order);
  return order;
}

/** Every part of the picture asks, several times a frame. */
const ranked = new WeakMap<RouteResult, readonly number[]>();

/** How a value stands to that on the other side of a cut: NaN is neither above, below nor equal to anything. */
type Standing = 'apart' | 'tie' | 'isNaN' | 'otherIsNaN' | 'bothNaN';

/** Who stands on the other side of a cut. */
export interface Rival {
  readonly id: number;
  readonly value: number;
  /** NaN unless the two stand apart. */
  readonly gap: number;
  readonly isTie: boolean;
  readonly standing: Standing;
}

/** Every fact about one expert; all numbers stand in the result, gaps are their differences. */
export interface ExpertFacts {
  readonly id: number;
  readonly group: number;
  readonly hasGroups: boolean;
  readonly z: number;
  readonly s: number;
  /** Null without bias. */
  readonly b: number | null;
  readonly c: number;
  readonly masked: number;
  readonly isKept: boolean;
  /** 0 for the best. */
  readonly rank: number;
  readonly isPicked: boolean;
  /** The first one out for a picked expert, the last one in for another; null when no one line parts in from out. */
  readonly rival: Rival | null;
  readonly becauseOfBias: 'in' | 'out' | null;
  readonly outBecauseOfMask: boolean;
  /** Picked although its group is masked: fewer experts survive than are picked. */
  readonly isLeftover: boolean;
  readonly weight: {
    readonly gathered: number;
    readonly sum: number;
    readonly renormalized: number;
    readonly final: number;
  } | null;
}

export interface GroupFacts {
  readonly id: number;
  readonly score: number;
  /** The experts whose values make the score, best first. */
  readonly members: readonly { readonly id: number; readonly value: number }[];
  readonly rank: number;
  readonly isKept: boolean;
  readonly rival: Rival | null;
  readonly picks: readonly number[];
}

export function expertFacts(
  { params, logits, bias: stored, plan, result, idsWithoutBias, idsWithoutMask }: RoutedRow,
  id: number,
): ExpertFacts {
  const bias = plan.hasBias ? stored : null;
  const k = params.topK;
  const hasGroups = hasGroupStages(plan);
  const group = Math.floor(id / (params.globalNumExperts / result.numGroups));
  const isKept = !hasGroups || result.groupOrder.indexOf(group) < plan.keptGroups;
  const rank = result.expertOrder.indexOf(id);
  // The plain top-k kernel may return an expert twice, and then not all of the best k.
  const slot = result.ids.indexOf(id);
  const isPicked = slot >= 0;
  const masked = result.masked[id]!;
  const other = result.expertOrder[isPicked ? k : k - 1];
  const value = other === undefined ? Number.NaN : result.masked[other]!;
  const wouldBe = idsWithoutBias?.has(id);
  return {
    id,
    group,
    hasGroups,
    z: logits[id]!,
    s: result.scores[id]!,
    b: bias ? bias[id]! : null,
    c: result.biased[id]!,
    masked,
    isKept,
    rank,
    isPicked,
    // If a fixed number of each group is picked, or one again and again, the other side of the k-th may be the better
    // one.
    rival: isPicked === rank < k && !plan.picksByTable ? rivalOf(other, masked, value) : null,
    becauseOfBias: wouldBe === undefined || wouldBe === isPicked ? null : isPicked ? 'in' : 'out',
    outBecauseOfMask: !isPicked && idsWithoutMask?.has(id) === true,
    isLeftover: isPicked && !isKept,
    weight:
      slot < 0
        ? null
        : {
            gathered: result.gathered[slot]!,
            sum: result.weightSum[0]!,
            renormalized: result.renormalized[slot]!,
            final: result.weights[slot]!,
          },
  };
}

/** The values that groups are scored from: c, or the logits of a router that masks these. */
export function groupInputs({ plan, logits, result }: RoutedRow): Float32Array {
  return plan.rules.mask === 'zeroLogit' ? logits : result.biased;
}

export function groupFacts(token: RoutedRow, id: number): GroupFacts {
  const { result } = token;
  const { globalNumExperts } = token.params;
  const { keptGroups } = token.plan;
  const rank = result.groupOrder.indexOf(id);
  const isKept = rank < keptGroups;
  const score = result.groupScores[id]!;
  const width = result.groupBestWidth;
  const members = result.groupBest.subarray(id * width, (id + 1) * width).filter((expert) => expert >= 0);
  const other = result.groupOrder[isKept ? keptGroups : keptGroups - 1];
  const value = other === undefined ? Number.NaN : result.groupScores[other]!;
  const size = globalNumExperts / result.numGroups;
  return {
    id,
    score,
    members: Array.from(members, (expert) => ({ id: expert, value: counted(token, expert) })),
    rank,
    isKept,
    rival: rivalOf(other, score, value),
    picks: pickedByRank(token).filter((expert) => Math.floor(expert / size) === id),
  };
}

function rivalOf(id: number | undefined, own: number, value: number): Rival | null {
  if (id === undefined) return null;
  const standing = standingOf(own, value);
  return { id, value, gap: Math.abs(own - value), isTie: standing === 'tie', standing };
}

function standingOf(own: number, value: number): Standing {
  if (Number.isNaN(own)) return Number.isNaN(value) ? 'bothNaN' : 'isNaN';
  if (Number.isNaN(value)) return 'otherIsNaN';
  return own === value ? 'tie' : 'apart';
}

/** What an expert adds to its group's score: −∞ for a NaN that is skipped. */
function counted(token: RoutedRow, expert: number): number {
  const value = groupInputs(token)[expert]!;
  return Number.isNaN(value) && token.plan.rules.nonFinite === 'skipped' ? -Infinity : value;
}

/** The values that softmax scores: the logits, or their sums with the bias. */
export function softmaxInputs({ plan, logits, result }: RoutedRow): Float32Array {
  return plan.biasesLogits ? result.biased : logits;
}

/** Terms of the softmax of one token: the largest logit and the logarithm-free parts the formula shows. */
export function largestLogit(logits: Float32Array): { id: number; z: number } {
  let id = 0;
  logits.forEach((z, e) => {
    if (z > logits[id]!) id = e;
  });
  return { id, z: logits[id]! };
}
