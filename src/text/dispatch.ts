import type { Followed } from '../core/semantics/followed';

/** Words of a language about vLLM's path and what follows it. */
interface DispatchWords {
  idsAre(type: string): string;
  idsCast(produced: string, returned: string): string;
  readonly weightsWritten: string;
  /** The weights are float32 already, but a step casts them anyway. */
  readonly weightsKept: string;
  weightsCast(from: string): string;
  readonly notCompiled: string;
  readonly compiled: string;
  /** Whether the fused op is inside the graph; follows `compiled`. */
  readonly inGraph: string;
  readonly breaksGraph: string;
  readonly placedOnce: string;
  placedAgain(experts: number): string;
  allFollowed(total: number): string;
  followed(total: number, followed: number, rest: readonly string[]): string;
  notFollowed(count: number): string;
  /** Rows for which the real kernel touches memory that it must not. */
  undefinedRows(count: number): string;
}

/** vLLM's path and what follows it, in the words of a language. */
export function dispatchIn(words: DispatchWords) {
  return {
    /** Types of the ids: what the router makes, and what it returns. */
    idsType: (produced: string, returned: string): string =>
      produced === returned ? words.idsAre(produced) : words.idsCast(produced, returned),
    /** The type from which the weights are cast; null if they are not cast. */
    weightsType(from: string | null): string {
      if (from === null) return words.weightsWritten;
      return from === 'f32' ? words.weightsKept : words.weightsCast(from);
    },
    compile(isOn: boolean, isFused: boolean, isNewest: boolean): string {
      if (!isOn) return words.notCompiled;
      if (!isFused) return words.compiled;
      return words.compiled + (isNewest ? words.inGraph : words.breaksGraph);
    },
    placement: (experts: number, redundant: number): string =>
      redundant === 0 ? words.placedOnce : words.placedAgain(experts),
    /** How many recorded rows a record follows. */
    measured({ followed, notFollowed, undefined: lawless }: Followed): string {
      const total = followed + notFollowed + lawless;
      if (total === followed) return words.allFollowed(total);
      const rest = [
        ...(notFollowed > 0 ? [words.notFollowed(notFollowed)] : []),
        ...(lawless > 0 ? [words.undefinedRows(lawless)] : []),
      ];
      return words.followed(total, followed, rest);
    },
  };
}
