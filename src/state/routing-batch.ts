import type { EngineHost } from '../compute/engine-host';
import type { ResultArray, RouteOutcome } from '../core/result-arrays';
import { mapRoutings, type Routings } from '../core/routings';
import type { RouteInput } from '../core/types';

/** What an engine gets at once. Its answers have the same shape. */
export interface Batch<T> {
  readonly b: Routings<T>;
  /** Null if A is known, or nothing is compared. */
  readonly a: Routings<T> | null;
  /** B with other values of its parameters. */
  readonly whatIfs: readonly T[];
}

/** The arrays that are wanted of inputs whose routing is not drawn. */
const BRIEF = ['ids', 'gathered', 'groupOrder'] as const satisfies readonly ResultArray[];

/** Routes a batch. `count` is the number of its inputs. */
export async function routeBatch(
  host: Pick<EngineHost, 'route'>,
  batch: Batch<RouteInput>,
): Promise<{ readonly answers: Batch<RouteOutcome>; readonly count: number }> {
  const configurations = batch.a ? [batch.b, batch.a] : [batch.b];
  const whole = configurations.map(({ routing }) => routing);
  const inputs = [
    ...whole,
    ...configurations.flatMap(({ withoutBias, withoutMask }) => [withoutBias, withoutMask]),
    ...batch.whatIfs,
  ];
  const outcomes = await host.route(inputs, { whole: whole.length, arrays: BRIEF });
  const outcomeOf = new Map(inputs.map((input, i) => [input, outcomes[i]]));
  const answers = mapBatch(batch, (input) => {
    const outcome = outcomeOf.get(input);
    if (!outcome) throw new Error('the engine left an input without an answer');
    return outcome;
  });
  return { answers, count: inputs.length };
}

function mapBatch<T, U>({ b, a, whatIfs }: Batch<T>, of: (one: T) => U): Batch<U> {
  const each = (one: Routings<T>) => mapRoutings(one, of);
  return { b: each(b), a: a && each(a), whatIfs: whatIfs.map(of) };
}
