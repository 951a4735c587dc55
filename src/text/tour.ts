import {
  type AnswerRemark,
  answerOf,
  type HowRemark,
  howOf,
  type QuestionRemark,
  questionOf,
} from '../core/facts/prediction-remarks';
import type { Prediction } from '../core/facts/predictions';
import type { Remark } from '../core/facts/remark';
import type { RoutedRow } from '../core/routed-row';
import { say, tell, type WordsFor } from './say';

/** What was guessed until now. */
type GuessRemark =
  | Remark<'guess', { names: readonly string[] }>
  | Remark<'guesses', { names: readonly string[]; count: number }>;

/** How many cards have a question. */
type CardsRemark = Remark<'noCard'> | Remark<'fewCards', { cards: number }>;

/** The tour of predictions, in the words of a language. */
export function tourIn(
  asked: WordsFor<QuestionRemark | HowRemark | GuessRemark | CardsRemark, string>,
  answered: WordsFor<AnswerRemark>,
) {
  return {
    /** The question of a card. */
    question: (token: RoutedRow, card: Prediction) => tell(asked, [questionOf(token, card)]),
    /** How to give the guess. */
    how: (card: Prediction) => tell(asked, [howOf(card)]),
    chosen: (names: readonly string[], count: number) =>
      tell<GuessRemark>(asked, [count === 1 ? { code: 'guess', names } : { code: 'guesses', names, count }]),
    fewer: (cards: number) =>
      tell<CardsRemark>(asked, [cards === 0 ? { code: 'noCard' } : { code: 'fewCards', cards }]),
    /** What happened, with the numbers that decided. */
    answer: (token: RoutedRow, card: Prediction) => say(answered, answerOf(token, card)),
  };
}
