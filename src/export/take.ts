import type { SemanticsId } from '../core/semantics';
import type { RouteInput } from '../core/types';
import { inputOf } from '../scenario/dispatch-scenario';
import type { Message } from '../scenario/message';
import type { RoutedToken } from '../scenario/routed-token';

/** What is taken away: a routing, and the address that opens it again. */
export interface Taken {
  readonly token: RoutedToken;
  /** The full address. */
  readonly link: string;
  readonly message: Message;
}

/** The input that a token was routed from. */
export function inputOfToken({ scenario, dispatch }: RoutedToken): RouteInput {
  return dispatch ? inputOf(scenario, dispatch) : inputOf(scenario);
}

/** The record that a token followed. */
export const recordOf = ({ result }: RoutedToken): SemanticsId => result.semantics;

/** A name for a file: the preset and what it is. The same routing gives the same name. */
export function fileName({ token }: Pick<Taken, 'token'>, suffix: string): string {
  return `moe-router-${token.scenario.preset.replace(/[^A-Za-z0-9]+/g, '-')}${suffix}`;
}

/** The first lines of a file of code, in plain English: what it is, and where it opens. */
export function aboutLines({ token, link, message }: Taken, what: string): string[] {
  const { dispatch, plan, result } = token;
  return [
    what,
    ...(message.title ? [`Title: ${message.title}`] : []),
    ...(message.note ? [`Note: ${message.note}`] : []),
    `Record: ${recordOf(token)}${dispatch ? `, which vLLM takes on the path "${dispatch.path}"` : ''}`,
    ...plan.rules.sources.map((source) => `Source: ${source}`),
    ...(result.undefinedBecause
      ? ['The real kernel reads memory that it must not for these sizes: its answer means nothing there.']
      : []),
    `Opens at: ${link}`,
  ];
}
