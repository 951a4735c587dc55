import type { Feature } from '../base/feature';
import { tourCommands } from './commands';
import { TourCard } from './TourCard';

/** The tour of predictions. */
export const tour = { parts: { TourCard }, commands: tourCommands } satisfies Feature;
