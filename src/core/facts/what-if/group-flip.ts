import type { Answer, ChangedLogit } from './changed-logits';
import { FAR } from './landscape';
import { without } from './picks';
import { endOf, type Search, searchAll, startSearch } from './search';

/** The smallest change of one expert's logit that takes its group in or out. */
export interface GroupFlip {
  readonly expert: number;
  /** Null: none that was tried does. */
  readonly change: number | null;
  /** The groups that leave when this one enters, or enter when it leaves. */
  readonly others: readonly number[];
}

/** What a group would need, or at what it would be dropped. */
export interface GroupFound {
  readonly isKept: boolean;
  /** One for each expert that was asked about, smallest change first. */
  readonly flips: readonly GroupFlip[];
}

/**
 * Finds the logits at which a group enters or leaves the kept ones, exact to the float32. It varies the logits of
 * `experts`, which make its score. Yields the rows of a round and takes their answers. `logits` is the present row.
 */
export function* findGroupFlip(
  experts: readonly number[],
  logits: Float32Array,
): Generator<ChangedLogit[], GroupFound, Answer[]> {
  const tried = experts.filter((id) => Number.isFinite(logits[id]));
  const z = (id: number) => logits[id]!;
  const [now] = yield [{ expert: experts[0]!, z: z(experts[0]!) }];
  const { isGroupKept: isKept, keptGroups: before } = now!;
  // A higher logit raises the group, a lower one sinks it.
  const farRows = tried.map(
    (id): ChangedLogit => ({ expert: id, z: Math.fround(z(id) + (isKept ? -FAR : FAR)) }),
  );
  const far = tried.length > 0 ? yield farRows : [];
  const searches = tried.flatMap((id, i): Search[] =>
    far[i]!.isGroupKept === isKept ? [] : [startSearch(id, 'isGroupKept', isKept, z(id), farRows[i]!.z)],
  );
  const ended = yield* searchAll(searches);
  const ends =
    ended.length > 0 ? yield ended.map((search) => ({ expert: search.expert, z: endOf(search) })) : [];
  const found = ended.map((search, i): GroupFlip => {
    const [was, is] = [Array.from(before ?? []), Array.from(ends[i]!.keptGroups ?? [])];
    return {
      expert: search.expert,
      change: endOf(search) - z(search.expert),
      others: isKept ? without(is, was) : without(was, is),
    };
  });
  const never = tried.filter((id) => found.every(({ expert }) => expert !== id));
  return {
    isKept,
    flips: [
      ...found.sort((a, b) => Math.abs(a.change ?? 0) - Math.abs(b.change ?? 0)),
      ...never.map((expert): GroupFlip => ({ expert, change: null, others: [] })),
    ],
  };
}
