import { type StoryRemark, storyOf } from '../core/facts/story-remarks';
import type { RoutedRow } from '../core/routed-row';
import type { StageId } from '../core/stages';
import { say, type WordsFor } from './say';

/** What happened to this token at a stage, in the words of a language. */
export function tokenStoryIn(words: WordsFor<StoryRemark>) {
  return (token: RoutedRow, stage: StageId) => say(words, storyOf(token, stage));
}
