import type { Source } from './scenario';

/** The token a new reader sees first. */
export const FIRST_TRACE = { kind: 'trace', text: 'english', layer: 2, token: 63 } as const satisfies Source;
