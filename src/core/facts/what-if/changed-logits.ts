import { roundTo } from '../../arithmetic/half';
import type { Plan } from '../../plan';
import type { RouteResult } from '../../result-arrays';
import type { LogitsDtype, RouteInput } from '../../types';
import { keptGroupsOf, picksOf } from './picks';

/** One question to the router: the present row with the logit of one expert set to `z`. */
export interface ChangedLogit {
  readonly expert: number;
  readonly z: number;
}

/** The state of the watched expert, in answer to a `ChangedLogit`. */
export interface Answer {
  /** c of the watched expert, before any mask. */
  readonly score: number;
  readonly isPicked: boolean;
  readonly isGroupKept: boolean;
  /** The kept groups, best first; null if no groups are masked. */
  readonly keptGroups: Int32Array | null;
  readonly picks: readonly number[];
}

/** Tokens of one input: a batch can be cut between inputs, so that it never holds the engine for long. */
const ROWS_AN_INPUT = 9;

/** Rows as batches of tokens. `dtype` is the type in which logits reach the router; `input` is already rounded to it. */
export function inputsOfChanges(
  input: RouteInput,
  dtype: LogitsDtype,
  rows: readonly ChangedLogit[],
): RouteInput[] {
  const E = input.params.globalNumExperts;
  const inputs: RouteInput[] = [];
  for (let first = 0; first < rows.length; first += ROWS_AN_INPUT) {
    const part = rows.slice(first, first + ROWS_AN_INPUT);
    const logits = new Float32Array(part.length * E);
    part.forEach(({ expert, z }, token) => {
      logits.set(input.logits, token * E);
      logits[token * E + expert] = roundTo(dtype, Math.fround(z));
    });
    inputs.push({ ...input, tokens: part.length, logits });
  }
  return inputs;
}

/** The state of the watched expert in the results of `inputsOfChanges`, in the order of the rows. */
export function answersOf(
  plan: Plan,
  topK: number,
  watched: number,
  results: readonly RouteResult[],
): Answer[] {
  return results.flatMap((result) =>
    Array.from({ length: result.tokens }, (_, token): Answer => {
      const picks = picksOf(result, topK, token);
      const E = result.biased.length / result.tokens;
      const keptGroups = keptGroupsOf(plan, result, token);
      return {
        score: result.biased[token * E + watched]!,
        isPicked: picks.includes(watched),
        isGroupKept: keptGroups?.includes(Math.floor(watched / plan.groupSize)) ?? true,
        keptGroups,
        picks,
      };
    }),
  );
}
