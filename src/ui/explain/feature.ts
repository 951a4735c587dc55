import type { Feature } from '../base/feature';
import { CopyStory } from './CopyStory';
import { PinNumbers, PinSentence } from './PinStory';
import { SpecialCases } from './SpecialCases';
import { TokenStory } from './TokenStory';

/** What happened to the token and to a pinned cell, and the special cases of a token. */
export const explain = {
  parts: { CopyStory, PinNumbers, PinSentence, SpecialCases, TokenStory },
} satisfies Feature;
