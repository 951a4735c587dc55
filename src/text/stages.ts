import { aboutOf, captionOf, introOf, type StageRemark } from '../core/facts/stage-remarks';
import type { RoutedRow } from '../core/routed-row';
import type { StageId } from '../core/stages';
import { tell, type WordsFor } from './say';

/** What the stages do, in the words of a language. `ifRun`: what a skipped stage would do. */
export function stagesIn(ifRun: Partial<Record<StageId, string>>, words: WordsFor<StageRemark, string>) {
  return {
    /** What a skipped stage would do; empty for stages that are never skipped. */
    would: (stage: StageId): string => ifRun[stage] ?? '',
    /**
     * Explains the topic to a reader who has never heard of it. The first sentence says what is going on, and can stand
     * alone.
     */
    intro: (token: Pick<RoutedRow, 'params' | 'plan'>): readonly string[] =>
      introOf(token).map((paragraph) => tell(words, [paragraph])),
    /** What a stage does in this router, for a reader who has pinned nothing. */
    about: (token: Pick<RoutedRow, 'plan'>, stage: StageId) => tell(words, [aboutOf(token, stage)]),
    /** One line beside the stage's name, with this token's numbers. */
    caption: (token: RoutedRow, stage: StageId) => tell(words, [captionOf(token, stage)]),
  };
}
