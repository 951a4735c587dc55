import type { Plan } from '../../core/plan';
import type { RouteInput, RouteResult } from '../../core/types';

/** Words of the kernel's `Sizes`, in the order of route.wgsl. */
export function sizeWords(input: RouteInput, plan: Plan, firstToken: number): Uint32Array<ArrayBuffer> {
  const { params } = input;
  return new Uint32Array([
    firstToken,
    params.globalNumExperts,
    plan.numGroups,
    params.topkGroup,
    params.topK,
    Number(plan.scoring === 'sigmoid'),
    Number(plan.hasBias),
    Number(!plan.isGrouped),
    Number(params.renormalize),
    Number(plan.scales),
    bitsOf(params.routedScalingFactor),
    plan.softmaxLanes,
    plan.sumLanes,
  ]);
}

function bitsOf(value: number): number {
  return new Uint32Array(new Float32Array([value]).buffer)[0]!;
}

/** Words the kernel writes for a token. */
export function rowWords(experts: number, groups: number, topK: number): number {
  return 4 * experts + 4 * groups + 4 * topK + 1;
}

/** Copies the rows of `count` tokens, as the kernel packs them, into the result from token `first` on. */
export function unpackRows(rows: ArrayBuffer, result: RouteResult, first: number, count: number): void {
  const E = result.scores.length / result.tokens;
  const G = result.numGroups;
  const k = result.ids.length / result.tokens;
  const stride = rowWords(E, G, k);
  for (let i = 0; i < count; i++) {
    const token = first + i;
    let at = i * stride;
    // Bits are copied as bits: a NaN keeps its payload.
    const take = (target: Float32Array | Int32Array, length: number) => {
      new Uint32Array(target.buffer, target.byteOffset + token * length * 4, length).set(
        new Uint32Array(rows, at * 4, length),
      );
      at += length;
    };
    take(result.scores, E);
    take(result.biased, E);
    take(result.masked, E);
    take(result.expertOrder, E);
    take(result.groupScores, G);
    take(result.groupBest, 2 * G);
    take(result.groupOrder, G);
    take(result.ids, k);
    take(result.gathered, k);
    take(result.renormalized, k);
    take(result.weights, k);
    take(result.weightSum, 1);
  }
}
