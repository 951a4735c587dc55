import {
  type Answer,
  answersOf,
  type ChangedLogit,
  inputsOfChanges,
} from '../core/facts/what-if/changed-logits';
import { type Found, findFlip } from '../core/facts/what-if/find-flip';
import { landscapeRows } from '../core/facts/what-if/landscape';
import type { RouteResult } from '../core/result-arrays';
import { route } from '../core/route';
import { inputOf } from '../scenario/dispatch-scenario';
import type { RoutedToken } from '../scenario/routed-token';

/** Answers rows about one expert of a token with the reference, as the engines would. */
export function answerWithReference(
  token: RoutedToken,
  expert: number,
): (rows: readonly ChangedLogit[]) => Answer[] {
  const { scenario, plan } = token;
  const input = inputOf(scenario, token.dispatch ?? undefined);
  return (rows) => {
    const results = inputsOfChanges(input, scenario.setup.dtype, rows).map((batch): RouteResult => {
      const outcome = route(batch);
      if (!outcome.ok) throw new Error(outcome.error.code);
      return outcome.result;
    });
    return answersOf(plan, scenario.params.topK, expert, results);
  };
}

/** The rows and answers of an expert's landscape. */
export function landscapeOf(token: RoutedToken, expert: number): { rows: ChangedLogit[]; answers: Answer[] } {
  const rows = landscapeRows(expert, token.scenario.logits[expert]!);
  return { rows, answers: answerWithReference(token, expert)(rows) };
}

/** What flips an expert of a token, and in how many rounds of questions it was found. */
export function flipsOf(token: RoutedToken, expert: number): Found & { rounds: number } {
  const { rows, answers } = landscapeOf(token, expert);
  const ask = answerWithReference(token, expert);
  const { topK } = token.scenario.params;
  const rivals = Array.from(token.result.expertOrder.subarray(topK, topK + 3));
  const search = findFlip(rows, answers, rivals, token.scenario.logits);
  let step = search.next();
  let rounds = 0;
  for (; !step.done; rounds++) step = search.next(ask(step.value));
  return { ...step.value, rounds };
}
