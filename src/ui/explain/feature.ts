import type { Feature } from '../base/feature';
import { SpecialCases } from './SpecialCases';

/** What is degenerate about a token. */
export const specialCases = { parts: { SpecialCases } } satisfies Feature;
