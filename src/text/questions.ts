import type { Question } from '../core/facts/questions';
import type { Answered } from './answers';
import type { Text } from './catalogue';

/** A question and its answer in words. */
export function answered(asked: Question, words: Text): Answered {
  const of = words.questions.of as Readonly<Record<Question['code'], (asked: Question) => Answered>>;
  return of[asked.code](asked);
}
