import { T_END } from '../core/stages';
import type { TraceRef } from './trace';

/**
 * What an address without a link opens: the word " every", whose finished picture shows what a bias and a group mask do. Links
 * that leave out a source or a time mean `FIRST_TRACE` and `DEFAULT_T`.
 */
export const FIRST_VISIT: { readonly source: TraceRef; readonly t: number } = {
  source: { kind: 'trace', text: 'english', layer: 0, token: 13 },
  t: T_END,
};
