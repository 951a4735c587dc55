import type { Notice } from '../scenario/link/notice';
import { refused, refusedValues } from './refused';
import { tell, type WordsFor } from './say';
import { type AllSourceWords, isSourceNotice, type SourceNotice, sourceNotice } from './source-words';

/** A notice that is not about a source. */
type OwnNotice = Notice & { readonly code: Exclude<Notice['code'], SourceNotice> };

/** Sentences about what could not be read, and what is done instead, in the words of a language. */
export function noticeIn(words: WordsFor<OwnNotice, string>, sources: AllSourceWords) {
  return ({ field, code, values: given }: Notice): string => {
    const values = refusedValues(given);
    return isSourceNotice(code)
      ? sourceNotice(sources, field, code, values)
      : tell(words, [{ code, field: refused(field), values }]);
  };
}
