import type { Tolerance } from '../core/facts/compare/differs';
import type { Divergence, RoutedSide } from '../core/facts/compare/divergence';
import {
  type BitsRemark,
  bitsRemarks,
  type DivergenceRemark,
  divergenceRemarks,
} from '../core/facts/compare/divergence-remarks';
import type { Causes, Findings } from '../core/facts/compare/exchange';
import type { Remark } from '../core/facts/remark';
import { formatNumber } from '../view/format';
import { say, type WordsFor } from './say';
import type { Sentence } from './spans';

type WithCauses = Extract<DivergenceRemark, { readonly causes: Causes }>;

/** What is told about the first divergence, with its causes in words. */
type ToldDivergence =
  | Exclude<DivergenceRemark, WithCauses>
  | BitsRemark
  | Remark<WithCauses['code'], { cause: string }>;

type TellCauses = (a: RoutedSide, b: RoutedSide, causes: Causes, findings: Findings) => string;

/** The first divergence of A and B, in the words of a language. */
export function divergenceIn(words: WordsFor<ToldDivergence>, causes: TellCauses) {
  return {
    /** The first divergence of A and B. A cause is named after it was tried (`findings`). */
    divergence(
      a: RoutedSide,
      b: RoutedSide,
      found: Divergence | null,
      tolerance: Tolerance,
      findings: Findings | null,
    ): Sentence {
      const told = divergenceRemarks(a, b, found, tolerance, findings).map((remark): ToldDivergence => {
        if (!('causes' in remark)) return remark;
        return { code: remark.code, cause: findings ? causes(a, b, remark.causes, findings) : '' };
      });
      return say<ToldDivergence>(words, told);
    },
    /** Where bits differ before the first divergence. */
    bits: (found: Divergence): Sentence => say<BitsRemark>(words, bitsRemarks(found)),
  };
}

/** Both numbers with so many digits that they differ. */
export function apart(a: number, b: number): [string, string] {
  for (let digits = 4; ; digits++) {
    const [x, y] = [formatNumber(a, digits), formatNumber(b, digits)];
    if (x !== y || digits >= 9) return [x, y];
  }
}
