import { sameData } from '../../arithmetic/same-data';
import type { ScaleLedger } from '../../scale/scale-ledger';
import type { Remark } from '../remark';
import type { SideName } from './cause-remarks';
import type { Tolerance } from './differs';
import type { RoutedSide } from './divergence';
import { type Findings, isOrderOfSteps, type Trial } from './exchange';
import { weightsOf } from './summary';

/** What is said first if the results agree although the routings part on the way. */
export type HeadlineRemark =
  | Remark<'agreeByOtherSteps' | 'agreeByOtherWay' | 'agreeInOtherOrder', { tolerance: Tolerance }>
  | Remark<'agreeButWeightless', { only: readonly { readonly id: number; readonly side: SideName }[] }>;

/** What became of making one thing equal. */
export type VerdictRemark =
  | Remark<'isRefused' | 'removes' | 'removesFirst' | 'removesEnd' | 'removesNothing'>
  | Remark<'lessApart' | 'furtherApart', { percent: number }>;

/** What multiplies the output of some experts in A and in B; null: nothing. */
export interface LaterFactors {
  readonly of: 'routed' | 'shared';
  readonly a: number | null;
  readonly b: number | null;
}

/** What is said first if the results agree although the routings part on the way; else nothing. */
export function headlineRemarks(
  a: RoutedSide,
  b: RoutedSide,
  { agreement, first, causes }: Findings,
  tolerance: Tolerance,
): HeadlineRemark[] {
  // Where nothing parts, the sentence of the first divergence says all of it.
  if (!first) return [];
  switch (agreement) {
    case 'differ':
      return [];
    case 'same': {
      const isBySteps = causes.alone.some(isOrderOfSteps);
      return [{ code: isBySteps ? 'agreeByOtherSteps' : 'agreeByOtherWay', tolerance }];
    }
    case 'order':
      return [{ code: 'agreeInOtherOrder', tolerance }];
    case 'zeroWeight': {
      const [inA, inB] = [weightsOf(a), weightsOf(b)];
      const ids = [...new Set([...inA.keys(), ...inB.keys()])].filter((id) => inA.has(id) !== inB.has(id));
      return [{ code: 'agreeButWeightless', only: ids.map((id) => ({ id, side: inA.has(id) ? 'A' : 'B' })) }];
    }
  }
}

/** In what A and B end differently; null if that is what parts them first, or if they do not. */
export function otherEnd({ causes, endCauses, agreement, first }: Findings): 'order' | 'results' | null {
  if (agreement === 'same') return null;
  if (first && sameData(causes, endCauses)) return null;
  return agreement === 'order' ? 'order' : 'results';
}

/** What multiplies the experts' output after the router, if that differs. */
export function laterFactors(a: ScaleLedger, b: ScaleLedger): LaterFactors[] {
  const all: LaterFactors[] = [
    { of: 'routed', a: a.model, b: b.model },
    { of: 'shared', a: a.shared, b: b.shared },
  ];
  return all.filter((factors) => !Object.is(factors.a, factors.b));
}

/** What became of making one thing equal. */
export function verdictRemarks(
  { removesFirst, removesEnd, isRefused, share }: Trial,
  { first, agreement }: Findings,
): VerdictRemark[] {
  if (isRefused) return [{ code: 'isRefused' }];
  const isEnd = agreement === 'same' || removesEnd;
  if (first && removesFirst)
    return isEnd ? [{ code: 'removes' }] : [{ code: 'removesFirst' }, ...shareRemarks(share)];
  if (removesEnd) return [{ code: first ? 'removesEnd' : 'removes' }];
  return [{ code: 'removesNothing' }, ...(agreement === 'same' ? [] : shareRemarks(share))];
}

function shareRemarks(share: number | null): VerdictRemark[] {
  const percent = Math.round((share ?? 0) * 100);
  if (percent === 0) return [];
  return [{ code: percent > 0 ? 'lessApart' : 'furtherApart', percent: Math.abs(percent) }];
}
