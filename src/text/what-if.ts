import type { Gotcha } from '../core/facts/gotchas';
import type { Found } from '../core/facts/what-if/find-flip';
import type { Threshold } from '../core/facts/what-if/flip';
import type { GroupFound } from '../core/facts/what-if/group-flip';
import type { PickChange } from '../core/facts/what-if/picks';
import type { Regret } from '../core/facts/what-if/regret';
import {
  type ChangeRemark,
  changeRemarks,
  type FlipRemark,
  flipRemarks,
  type GroupFlipRemark,
  groupFlipRemarks,
  type LandscapeRemark,
  landscapeRemarks,
  type NoteRemark,
  noteRemarks,
  type RegretRemark,
  regretRemarks,
  type ThresholdRemark,
  thresholdRemark,
} from '../core/facts/what-if/remarks';
import type { RouteError, RouteField } from '../core/types';
import { say, tell, type WordsFor } from './say';

/** Words of a language about what other settings and logits would do. */
interface WhatIfWords {
  readonly picks: WordsFor<NoteRemark, string>;
  /** What a parameter's value would do, and why it is refused. */
  value(name: string, value: string, changes: string): string;
  because(why: string): string;
  readonly flip: WordsFor<FlipRemark>;
  readonly groupFlip: WordsFor<GroupFlipRemark>;
  readonly regret: WordsFor<RegretRemark>;
  readonly threshold: WordsFor<ThresholdRemark, string>;
  readonly landscape: WordsFor<Exclude<LandscapeRemark, { code: 'turns' }>, string>;
  turns(turns: readonly string[]): string;
  readonly gotcha: WordsFor<Gotcha, string>;
}

/** What other settings and other logits would do, in the words of a language. */
export function whatIfIn(
  words: WhatIfWords,
  names: Readonly<Record<RouteField, string>>,
  refusal: (error: RouteError) => string,
) {
  const changes = (change: PickChange | null) => tell<ChangeRemark>(words.picks, changeRemarks(change));
  const threshold = (remark: ThresholdRemark) => tell(words.threshold, [remark]);
  return {
    /** What happens to the picks; null if the value is refused. */
    changes,
    /** What a parameter's value would do: "topk_group 3: 2 of 8 picks are replaced". */
    value(field: RouteField, value: string, change: PickChange | null, error: RouteError | null): string {
      const what = words.value(names[field], value, changes(change));
      return error ? what + words.because(refusal(error)) : what;
    },
    /** About a parameter that should change no picks, tried with another value. */
    valueNote: (change: PickChange | null) => tell(words.picks, noteRemarks(change)),
    /** The smallest change of its own logit that takes an expert in or out, and what others would need. */
    flip: (id: number, group: number, isPicked: boolean, found: Found) =>
      say(words.flip, flipRemarks(id, group, isPicked, found)),
    /** The smallest change of one logit that takes a group in or out. */
    groupFlip: (id: number, found: GroupFound) => say(words.groupFlip, groupFlipRemarks(id, found)),
    /** The experts that a choice without the group mask would pick. */
    regret: (regret: Regret, topK: number) => say(words.regret, regretRemarks(regret, topK)),
    /** The label of a threshold in the landscape: what happens beyond it. */
    threshold: (at: Threshold, group: number) => threshold(thresholdRemark(at, group)),
    /** The landscape as a sentence. */
    landscape: (id: number, isPicked: boolean, thresholds: readonly Threshold[], group: number): string =>
      landscapeRemarks(id, isPicked, thresholds, group)
        .map((remark) =>
          remark.code === 'turns' ? words.turns(remark.at.map(threshold)) : tell(words.landscape, [remark]),
        )
        .join(''),
    /** What readers often get wrong, if this token shows it. */
    gotcha: (fact: Gotcha) => tell(words.gotcha, [fact]),
  };
}
