import { isSame } from './arithmetic';
import { bestOf, isBefore } from './choice';
import type { Settings } from './settings';

/**
 * Ids that a record picks from `masked`, in the order in which the weights are computed (`byWeight` sorts afterwards).
 */
export function picksOf(
  settings: Settings,
  masked: readonly number[],
  k: number,
  table: readonly number[],
): number[] {
  if (settings.usesTable) return [...table];
  const { rules, groups, groupSize } = settings;
  if (rules.pick === 'rounds') return rounds(settings, masked, k);
  if (rules.pick === 'eachGroup') {
    const inside = (g: number) => masked.slice(g * groupSize, (g + 1) * groupSize);
    const each = Array.from({ length: groups }, (_, g) =>
      bestOf(settings, inside(g), k / groups).map((e) => g * groupSize + e),
    );
    return each.flat();
  }
  const best = bestOf(settings, masked, k);
  if (rules.nonFinite === 'skipped') return best.map((e) => (masked[e] === -Infinity ? 0 : e));
  return rules.order === 'torchUnsorted' ? asReturned(masked, best) : best;
}

/** torch.topk unsorted on CUDA: entries above the k-th value by index, then entries equal to it by index. */
function asReturned(masked: readonly number[], best: readonly number[]): number[] {
  const last = masked[best.at(-1) ?? 0]!;
  const byIndex = [...best].sort((a, b) => a - b);
  const isLast = (e: number) => isSame(masked[e]!, last);
  return [...byIndex.filter((e) => !isLast(e)), ...byIndex.filter(isLast)];
}

/** Sizes at which the plain kernel keeps a row in one warp. */
function isOneWarp(E: number): boolean {
  const isPowerOfTwo = Number.isInteger(Math.log2(E));
  return (isPowerOfTwo && E <= 512) || [3, 5, 6, 7, 9].some((n) => E === 64 * n);
}

/** The plain kernels: arg-max k times over. One warp overwrites what it took by −10000, a block starts from (0, −1). */
function rounds(settings: Settings, masked: readonly number[], k: number): number[] {
  const toInfinity = settings.rules.roundsFloor === 'minusInfinity';
  const oneWarp = toInfinity || isOneWarp(masked.length);
  const left: (number | null)[] = [...masked];
  return Array.from({ length: k }, () => {
    let best = oneWarp ? -1 : 0;
    let most = oneWarp ? -Infinity : -1;
    for (const [e, value] of left.entries()) {
      if (value === null) continue;
      if (best < 0 || isBefore(settings, value, e, most, best)) [best, most] = [e, value];
    }
    left[best] = toInfinity ? -Infinity : oneWarp ? -10000 : null;
    return best;
  });
}
