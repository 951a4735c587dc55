import type { RouteError } from '../core/types';
import type { GoldenOutcome } from './read-goldens';

/** How the words that we quote from an implementation compare with the recorded ones. */
export type Words = 'same' | 'other' | 'none';

/**
 * `none`: we quote nothing, or the recording holds only the compiler's frame around the words. Recorded messages are
 * cut after 200 characters of their first line, and may begin with the operator's name.
 */
export function compareWords(
  { raised }: Pick<RouteError, 'raised'>,
  { type, message }: Pick<GoldenOutcome & { kind: 'error' }, 'type' | 'message'>,
): Words {
  if (raised === undefined || type === 'TorchRuntimeError') return 'none';
  const [ours, recorded] = [gistOf(raised), gistOf(message)];
  return recorded.includes(ours) || ours.includes(recorded) ? 'same' : 'other';
}

function gistOf(text: string): string {
  return text.toLowerCase().replace(/[`"']/g, '').replace(/\s+/g, ' ').trim();
}
