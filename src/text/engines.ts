import type { EngineStep } from '../core/engines/types';
import { type RecordRemark, recordRemarks, type StepRemark, stepRemark } from '../core/facts/record-remarks';
import type { Semantics } from '../core/semantics/types';
import { tell, type WordsFor } from './say';

/** What a language says of records and of the questions by which an engine chooses one. */
interface EngineWords {
  readonly choice: WordsFor<RecordRemark, string>;
  readonly comma: string;
  readonly step: WordsFor<StepRemark, string>;
}

/** Records and the questions by which an engine chooses one, in the words of a language. */
export function enginesIn(words: EngineWords) {
  return {
    /** A record in one line, read off its choices. */
    describe: (rules: Semantics): string =>
      recordRemarks(rules)
        .map((remark) => tell(words.choice, [remark]))
        .join(words.comma),
    /** What an engine found when it asked a question. */
    condition: (step: EngineStep) => tell(words.step, [stepRemark(step)]),
  };
}
