import type { EngineStep } from '../core/engines/types';
import { type RecordRemark, recordRemarks, type StepRemark, stepRemark } from '../core/facts/record-remarks';
import type { Semantics } from '../core/semantics/types';
import { tell, type WordsFor } from './say';

/** Words of a language about records and the questions by which an engine chooses one. */
interface EngineWords {
  readonly choice: WordsFor<RecordRemark, string>;
  readonly comma: string;
  readonly step: WordsFor<StepRemark, string>;
}

/** Records and the questions by which an engine chooses one, in the words of a language. */
export function enginesIn(words: EngineWords) {
  return {
    /** A record in one line, made from its choices. */
    describe: (rules: Semantics): string =>
      recordRemarks(rules)
        .map((remark) => tell(words.choice, [remark]))
        .join(words.comma),
    /** The answer to a question of an engine. */
    condition: (step: EngineStep) => tell(words.step, [stepRemark(step)]),
  };
}
