import { type SpecialCode, specialCasesOf } from '../core/facts/special-cases';
import { atOrAfter, type StageId } from '../core/stages';
import type { RoutedToken } from '../scenario/routed-token';
import type { Text } from '.';
import type { Sentence } from './spans';

/** The sign the picture marks a special case with. */
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

/** Something degenerate about the token: the sign the picture marks it with, and what it means. */
interface SpecialCase {
  readonly code: SpecialCode;
  readonly sign: string;
  /** The stage at which it is seen first. */
  readonly stage: StageId;
  readonly sentence: Sentence;
}

/** The special cases of a token, those that invalidate most first. */
export function specialCases(token: RoutedToken, words: Text): SpecialCase[] {
  return specialCasesOf(token).map(({ code, stage, remarks }) => ({
    code,
    sign: SIGN[code],
    stage,
    sentence: words.irregular.sentence(remarks),
  }));
}

/** What most of all must be known of the stage shown, as text for the live region; empty where all is as it should be. */
export function worstCase(token: RoutedToken, stage: StageId, words: Text): string {
  const worst = specialCases(token, words).find((found) => atOrAfter(stage, found.stage));
  return worst?.sentence.map(({ text }) => text).join('') ?? '';
}
