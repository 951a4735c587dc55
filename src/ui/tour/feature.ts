import type { Feature } from '../base/feature';
import { tourCommands } from './commands';
import { GuessButton } from './GuessButton';
import { TourCard } from './TourCard';

/** The tour of predictions. */
export const tour = { parts: { GuessButton, TourCard }, commands: tourCommands } satisfies Feature;
