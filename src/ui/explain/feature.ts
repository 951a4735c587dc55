import type { Feature } from '../base/feature';
import { CopyStory } from './CopyStory';
import { Legend } from './Legend';
import { LegendFold } from './LegendFold';
import { PinNumbers, PinSentence } from './PinStory';
import { Questions } from './Questions';
import { Rules } from './Rules';
import { SpecialCases } from './SpecialCases';
import { TokenStory } from './TokenStory';

/** What happened to the token and to a pinned cell, and the special cases of a token. */
export const explain = {
  parts: {
    CopyStory,
    Legend,
    LegendFold,
    Questions,
    Rules,
    PinNumbers,
    PinSentence,
    SpecialCases,
    TokenStory,
  },
} satisfies Feature;
