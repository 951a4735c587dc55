import type { Feature } from '../base/feature';
import { CopyStory } from './CopyStory';
import { PinNumbers, PinSentence } from './PinStory';
import { SpecialCases } from './SpecialCases';

/** The story of a pinned cell, and what is degenerate about a token. */
export const explain = { parts: { CopyStory, PinNumbers, PinSentence, SpecialCases } } satisfies Feature;
