import { vllmFunctionOf } from '../../export/vllm/vllm-function';
import type { AppState } from '../../state/store';
import type { Text } from '../../text';

/** A kind of file that can be taken away. */
export type Kind = keyof Text['takeAway']['kinds'];

/** Every kind, in the order of the list, and whether it is a text that can be copied. */
export const KINDS: readonly { readonly kind: Kind; readonly isText: boolean }[] = [
  { kind: 'markdown', isText: true },
  { kind: 'python', isText: true },
  { kind: 'vllm', isText: true },
  { kind: 'pack', isText: true },
  { kind: 'packNpz', isText: false },
  { kind: 'packJson', isText: true },
  { kind: 'json', isText: true },
  { kind: 'csv', isText: true },
  { kind: 'svg', isText: true },
  { kind: 'png', isText: false },
];

/** Whether the present routing can be taken away in this form. */
export function isOffered(
  kind: Kind,
  { routed, routeError }: Pick<AppState, 'routed' | 'routeError'>,
): boolean {
  if (!routed || routeError) return false;
  return kind !== 'vllm' || vllmFunctionOf(routed) !== null;
}
