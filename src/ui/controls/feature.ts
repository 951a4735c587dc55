import type { Feature } from '../base/feature';
import { RowText } from './RowText';
import { SetupPanel } from './SetupPanel';

/** Controls that are folded away at first. */
export const controls = { parts: { RowText, SetupPanel } } satisfies Feature;
