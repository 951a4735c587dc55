import type { Feature } from '../base/feature';
import { valueCommands } from './commands';
import { ValueCard } from './ValueCard';

/** The card and the copy of a number in the picture. */
export const values = { parts: { ValueCard }, commands: valueCommands } satisfies Feature;
