import { orderKey } from '../../arithmetic/order';
import type { Answer, ChangedLogit } from './changed-logits';

/** What a search asks of the watched expert. */
export type Question = 'isPicked' | 'isGroupKept';

/**
 * A search for the float32 logit of `expert` at which the answer to a question changes: it changes between `near`, the
 * end towards the present logit, and `far`. Ends are keys of `orderKey`, so that neighbours are neighbouring float32.
 */
export interface Search {
  readonly expert: number;
  readonly question: Question;
  /** The answer at `near`; at `far` it is the other one. */
  readonly atNear: boolean;
  readonly near: number;
  readonly far: number;
}

/** Each round divides an interval by this, so 16 rounds tell any two float32 apart. */
const PARTS = 4;

/** Rounds after which every search has ended. */
const ROUNDS = 16;

export function startSearch(
  expert: number,
  question: Question,
  atNear: boolean,
  near: number,
  far: number,
): Search {
  return { expert, question, atNear, near: orderKey(near), far: orderKey(far) };
}

/** The place of the change: the first float32 logit from which the answer is the other one. */
export function endOf({ far }: Search): number {
  return floatOfKey(far);
}

function isDone({ near, far }: Search): boolean {
  return Math.abs(far - near) <= 1;
}

/** The rows of a search's next round, from near to far; none once it is done. */
function roundOf({ expert, near, far }: Search): ChangedLogit[] {
  return keysBetween(near, far).map((key) => ({ expert, z: floatOfKey(key) }));
}

/** The part of the interval in which the answer changes first, as the round's answers say. */
function narrow(search: Search, answers: readonly Answer[]): Search {
  const keys = keysBetween(search.near, search.far);
  const changed = answers.findIndex((answer) => answer[search.question] !== search.atNear);
  if (changed < 0) return { ...search, near: keys.at(-1) ?? search.near };
  return { ...search, near: keys[changed - 1] ?? search.near, far: keys[changed]! };
}

/** Carries searches to their ends, all together: yields the rows of a round and takes their answers. */
export function* searchAll(searches: readonly Search[]): Generator<ChangedLogit[], Search[], Answer[]> {
  let all = [...searches];
  for (let round = 0; round < ROUNDS && !all.every(isDone); round++) {
    const asked = all.map((search) => (isDone(search) ? [] : roundOf(search)));
    const replies = yield asked.flat();
    let at = 0;
    all = all.map((search, i) => {
      const own = replies.slice(at, at + asked[i]!.length);
      at += own.length;
      return own.length > 0 ? narrow(search, own) : search;
    });
  }
  return all;
}

/** The whole keys that divide an interval into `PARTS`, without its ends and without repeats. */
function keysBetween(near: number, far: number): number[] {
  const keys = Array.from({ length: PARTS - 1 }, (_, i) =>
    Math.round(near + ((far - near) * (i + 1)) / PARTS),
  );
  return keys.filter((key, i) => key !== near && key !== far && key !== keys[i - 1]);
}

const BITS = new Uint32Array(1);
const FLOAT = new Float32Array(BITS.buffer);

/** The float32 whose `orderKey` this is. */
function floatOfKey(key: number): number {
  BITS[0] = key >= 0x80000000 ? key - 0x80000000 : ~key >>> 0;
  return FLOAT[0]!;
}
