import type { Answer, ChangedLogit } from './changed-logits';
import { type Flip, flipOf, type RivalFlip, rivalOf, type Threshold, thresholdsOf } from './flip';
import { answerNow, landscapeSearches, raisedRow } from './landscape';
import { type Search, searchAll, startSearch } from './search';

/** What the searches over an expert's landscape found. */
export interface Found {
  /** In the order of their distance from the present logit. */
  readonly thresholds: readonly Threshold[];
  /** Null: no logit that was tried takes the expert in or out. */
  readonly flip: Flip | null;
  /** Null: no runner-up takes a picked expert's place by its own logit. */
  readonly rival: RivalFlip | null;
}

/**
 * Finds the logits at which an expert enters and leaves, exact to the float32, by dividing intervals of logits on the
 * pipeline. Yields the rows of a round, all searches together, and takes their answers. `rows` and `answers` are the
 * expert's landscape, `rivals` the experts that might take its place, `logits` the present row.
 */
export function* findFlip(
  rows: readonly ChangedLogit[],
  answers: readonly Answer[],
  rivals: readonly number[],
  logits: Float32Array,
): Generator<ChangedLogit[], Found, Answer[]> {
  const expert = rows[0]!.expert;
  const z = logits[expert]!;
  const now = answerNow(answers);
  const own = landscapeSearches(rows, answers);
  const others = yield* rivalSearches(now.isPicked ? rivals : [], logits);
  const ended = yield* searchAll([...own, ...others]);

  const thresholds = thresholdsOf(ended.slice(0, own.length), z);
  const ends = yield thresholds.map((threshold): ChangedLogit => ({ expert, z: threshold.z }));
  const flip = flipOf(thresholds, now, (threshold) => ends[thresholds.indexOf(threshold)]!);
  return { thresholds, flip, rival: rivalOf(ended.slice(own.length), logits) };
}

/** A search for every rival that takes the place when raised far enough. */
function* rivalSearches(
  rivals: readonly number[],
  logits: Float32Array,
): Generator<ChangedLogit[], Search[], Answer[]> {
  const finite = rivals.filter((id) => Number.isFinite(logits[id]));
  const raised = finite.map((id) => raisedRow(id, logits[id]!));
  const answers = raised.length > 0 ? yield raised : [];
  return finite.flatMap((id, i) =>
    answers[i]!.isPicked ? [] : [startSearch(id, 'isPicked', true, logits[id]!, raised[i]!.z)],
  );
}
