import { LATE_LAYERS } from '../../view/scene/layers';
import type { Feature } from '../base/feature';
import { valueCommands } from './commands';
import { DerivedNote } from './DerivedNote';
import { createLoupe } from './loupe';
import { OutputOfA } from './OutputOfA';
import { RackGrid } from './RackGrid';
import { ValueCard } from './ValueCard';

/** The picture's cells for the keyboard and for screen readers; the card of a number, and copying it. */
export const stage = {
  parts: { DerivedNote, LATE_LAYERS, OutputOfA, RackGrid, ValueCard, createLoupe },
  commands: valueCommands,
} satisfies Feature;
