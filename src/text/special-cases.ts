import { type SpecialCode, specialCasesOf } from '../core/facts/special-cases';
import { atOrAfter, type StageId } from '../core/stages';
import type { RoutedToken } from '../scenario/routed-token';
import type { Text } from '.';
import type { Sentence } from './spans';

/** The sign of a special case in the picture. */
const SIGN: Record<SpecialCode, string> = {
  undefined: '△',
  nonFinite: '✕',
  uniform: '≡',
  repeated: '×',
  leftover: '!',
  groupTie: '=',
  groupNear: '≈',
  expertTie: '=',
  expertNear: '≈',
  roundedTie: '=',
  lostScore: '∅',
  distinctBiases: '≈',
  weights: '✕',
  appended: '◆',
};

/** A special case of the token: its sign in the picture, and what it means. */
interface SpecialCase {
  readonly code: SpecialCode;
  readonly sign: string;
  /** The stage at which it appears first. */
  readonly stage: StageId;
  readonly sentence: Sentence;
}

/** The special cases of a token, the most serious first. */
export function specialCases(token: RoutedToken, words: Text): SpecialCase[] {
  return specialCasesOf(token).map(({ code, stage, remarks }) => ({
    code,
    sign: SIGN[code],
    stage,
    sentence: words.irregular.sentence(remarks),
  }));
}

/** The most serious case at the present stage, as text for the live region; empty if there is none. */
export function worstCase(token: RoutedToken, stage: StageId, words: Text): string {
  const worst = specialCases(token, words).find((found) => atOrAfter(stage, found.stage));
  return worst?.sentence.map(({ text }) => text).join('') ?? '';
}
