import type { Remark } from '../core/facts/remark';
import type { ReadError, ReadErrorCode } from '../import/reading';
import type { Source } from '../sources/sources';
import { refused } from './refused';
import { tell, type WordsFor } from './say';
import { type AllSourceWords, wordsOf } from './source-words';

type Place = { line: number; column: number };
type Counts = { count: number; experts: number };

/** What is wrong with a text and how to mend it. All but the last two follow their place. */
type ProblemRemark = Remark<ReadErrorCode, { text: string }>;

/** Where in a text something is wrong. */
type PlaceRemark = Remark<'atLine', Place> | Remark<'atValue', Place & { position: number }>;

/** Words of a language about rows that a person gave. */
type RowRemark =
  | Remark<'allLogits' | 'allBiases', { count: number }>
  | Remark<'someLogits' | 'someBiases', { count: number; rest: number; origin: string }>
  | Remark<'otherBiases', { origin: string }>
  | Remark<'keptLogits' | 'keptBiases', { count: number }>
  | Remark<'keptBoth', { logits: number; biases: number }>
  | Remark<'readOne', { length: number }>
  | Remark<'readMany', { length: number; rows: number }>
  | Remark<'tooFew' | 'tooMany', Counts>
  | Remark<'namedRow', { name: string; start: string }>
  | Remark<'nthRow', { position: number; start: string }>
  | Remark<'dtypeOfLogits' | 'dtypeOfBias', { dtype: string }>;

/** Sentences about rows that a person gave, in the words of a language. */
export function rowsIn(
  sources: AllSourceWords,
  words: WordsFor<RowRemark | PlaceRemark | ProblemRemark, string>,
) {
  const one = (remark: RowRemark) => tell(words, [remark]);
  const originOf = (source: Source) => wordsOf(sources, source).origin(source);
  return {
    logitsListed: (given: number, experts: number, source: Source) =>
      given >= experts
        ? one({ code: 'allLogits', count: experts })
        : one({ code: 'someLogits', count: given, rest: experts - given, origin: originOf(source) }),
    biasesListed: (given: number, experts: number, source: Source) =>
      given >= experts
        ? one({ code: 'allBiases', count: experts })
        : one({ code: 'someBiases', count: given, rest: experts - given, origin: originOf(source) }),
    biasesOfSource: (source: Source) => one({ code: 'otherBiases', origin: originOf(source) }),
    /** Values that are kept for experts beyond the present ones: some of one row, or of both. */
    kept: (logits: number, biases: number) => {
      if (logits > 0 && biases > 0) return one({ code: 'keptBoth', logits, biases });
      return one(logits > 0 ? { code: 'keptLogits', count: logits } : { code: 'keptBiases', count: biases });
    },
    /** The place of the fault, then the fault. A text that is too long or has no number has no place. */
    error: ({ code, text, place, position }: ReadError) => {
      const { line, column } = place;
      const problem = tell<ProblemRemark>(words, [{ code, text: refused(text) }]);
      if (code === 'empty' || code === 'tooLong') return problem;
      const where: PlaceRemark =
        position === null ? { code: 'atLine', line, column } : { code: 'atValue', position, line, column };
      return tell<PlaceRemark>(words, [where]) + problem;
    },
    read: (rows: number, length: number) =>
      one(rows === 1 ? { code: 'readOne', length } : { code: 'readMany', length, rows }),
    wrongCount: (count: number, experts: number) =>
      one({ code: count < experts ? 'tooFew' : 'tooMany', count, experts }),
    choice: (name: string | null, position: number, start: string) =>
      one(
        name === null
          ? { code: 'nthRow', position, start }
          : { code: 'namedRow', name: refused(name), start },
      ),
    dtype: (row: 'logits' | 'bias', dtype: string) =>
      one({ code: row === 'logits' ? 'dtypeOfLogits' : 'dtypeOfBias', dtype }),
  };
}
