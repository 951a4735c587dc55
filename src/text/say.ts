import type { Remark } from '../core/facts/remark';
import { plain, type Sentence, type Span } from './spans';

/** A text; or spans, if a part of it is strong or a link. */
type Piece = string | Span | Sentence;

type OfCode<R, Code> = R extends { readonly code: infer Own } ? (Code extends Own ? R : never) : never;

/** The words of one language for remarks: a piece for each code, or a function that makes the piece from the numbers. */
export type WordsFor<R extends Remark<string>, Said = Piece> = {
  readonly [Code in R['code']]: Said | ((remark: OfCode<R, Code>) => Said);
};

/** Joins remarks to a sentence. */
export function say<R extends Remark<string>>(words: WordsFor<NoInfer<R>>, remarks: readonly R[]): Sentence {
  return remarks.flatMap((remark) => spansOf(wordsOf<R, Piece>(words, remark)));
}

/** Joins remarks to plain text. */
export function tell<R extends Remark<string>>(
  words: WordsFor<NoInfer<R>, string>,
  remarks: readonly R[],
): string {
  return remarks.map((remark) => wordsOf<R, string>(words, remark)).join('');
}

function wordsOf<R extends Remark<string>, Said extends Piece>(words: WordsFor<R, Said>, remark: R): Said {
  // The compiler cannot see that the entry and the remark have the same code.
  const entry = words[remark.code as R['code']] as Said | ((remark: R) => Said);
  return typeof entry === 'function' ? entry(remark) : entry;
}

function spansOf(piece: Piece): Sentence {
  if (typeof piece === 'string') return [plain(piece)];
  return 'text' in piece ? [piece] : piece;
}
