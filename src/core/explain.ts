import type { RouteResult, RouterParams } from './types';

/** What an explanation is made of: one routed token and its counterfactuals. */
export interface Explained {
  readonly scenario: {
    readonly params: RouterParams;
    readonly logits: Float32Array;
    readonly eScoreCorrectionBias: Float32Array | null;
  };
  readonly result: RouteResult;
  readonly idsWithoutBias: ReadonlySet<number> | null;
  readonly idsWithoutMask: ReadonlySet<number> | null;
}

/** Every fact about one expert; all numbers stand in the result, gaps are their differences. */
export interface ExpertFacts {
  readonly id: number;
  readonly group: number;
  readonly hasGroups: boolean;
  readonly z: number;
  readonly s: number;
  /** null without bias. */
  readonly b: number | null;
  readonly c: number;
  readonly masked: number;
  readonly isKept: boolean;
  /** 0 for the best. */
  readonly rank: number;
  readonly isPicked: boolean;
  /** The first one out for a picked expert, the last one in for another; null when there is none. */
  readonly rival: {
    readonly id: number;
    readonly value: number;
    readonly gap: number;
    readonly isTie: boolean;
  } | null;
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
  readonly best: number;
  readonly bestValue: number;
  /** null where the score is a maximum. */
  readonly second: number | null;
  readonly secondValue: number;
  readonly rank: number;
  readonly isKept: boolean;
  readonly rival: {
    readonly id: number;
    readonly value: number;
    readonly gap: number;
    readonly isTie: boolean;
  } | null;
  readonly picks: readonly number[];
}

export function expertFacts(
  { scenario, result, idsWithoutBias, idsWithoutMask }: Explained,
  id: number,
): ExpertFacts {
  const { params, logits, eScoreCorrectionBias: bias } = scenario;
  const k = params.topK;
  const hasGroups = result.path === 'native' && result.numGroups > 1;
  const group = Math.floor(id / (params.globalNumExperts / result.numGroups));
  const isKept = !hasGroups || result.groupOrder.indexOf(group) < params.topkGroup;
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
    rival:
      other === undefined
        ? null
        : { id: other, value, gap: Math.abs(masked - value), isTie: masked === value },
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

export function groupFacts({ scenario, result }: Explained, id: number): GroupFacts {
  const { topkGroup, globalNumExperts, topK } = scenario.params;
  const rank = result.groupOrder.indexOf(id);
  const isKept = rank < topkGroup;
  const score = result.groupScores[id]!;
  const best = result.groupBest[id * result.groupBestWidth]!;
  const second = result.groupBest[id * result.groupBestWidth + 1]!;
  const other = result.groupOrder[isKept ? topkGroup : topkGroup - 1];
  const value = other === undefined ? Number.NaN : result.groupScores[other]!;
  const size = globalNumExperts / result.numGroups;
  return {
    id,
    score,
    best,
    bestValue: result.biased[best] ?? Number.NaN,
    second: second < 0 ? null : second,
    secondValue: result.biased[second] ?? Number.NaN,
    rank,
    isKept,
    rival:
      other === undefined ? null : { id: other, value, gap: Math.abs(score - value), isTie: score === value },
    picks: Array.from(result.expertOrder.subarray(0, topK)).filter(
      (expert) => Math.floor(expert / size) === id,
    ),
  };
}

/** Terms of the softmax of one token: the largest logit and the logarithm-free parts the formula shows. */
export function largestLogit(logits: Float32Array): { id: number; z: number } {
  let id = 0;
  logits.forEach((z, e) => {
    if (z > logits[id]!) id = e;
  });
  return { id, z: logits[id]! };
}
