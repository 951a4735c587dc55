import { aboutOf, captionOf, introOf, type StageRemark } from '../core/facts/stage-remarks';
import type { RoutedRow } from '../core/routed-row';
import type { StageId } from '../core/stages';
import { tell, type WordsFor } from './say';

/** What the stages do, in the words of a language. `ifRun`: what a stage that was skipped would do. */
export function stagesIn(ifRun: Partial<Record<StageId, string>>, words: WordsFor<StageRemark, string>) {
  return {
    /** What a stage would do that is skipped; empty for those that never are. */
    would: (stage: StageId): string => ifRun[stage] ?? '',
    /**
     * What all this is for, to somebody who has never heard of it: the first sentence says what is going on and can
     * stand alone.
     */
    intro: (token: Pick<RoutedRow, 'params' | 'plan'>): readonly string[] =>
      introOf(token).map((paragraph) => tell(words, [paragraph])),
    /** What a stage does in this router, for a reader who has pinned nothing. */
    about: (token: Pick<RoutedRow, 'plan'>, stage: StageId) => tell(words, [aboutOf(token, stage)]),
    /** One line beside the stage's name, with this token's numbers. */
    caption: (token: RoutedRow, stage: StageId) => tell(words, [captionOf(token, stage)]),
  };
}
