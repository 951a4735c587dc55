import type { Mark } from '../marks';
import type { SceneModel } from './model';
import { flightMarks } from './over/flights';
import { focusMarks } from './over/focus-rings';
import { ghostMarks } from './over/ghosts';
import { guessMarks, veiledLadder } from './over/guesses';
import { pulseMarks } from './over/pulses';

/** Adds the marks of one part of the picture. */
type Layer = (model: SceneModel, marks: Mark[]) => void;

/** What the first picture does without: it comes with a motion, an edit, a preview, a focus or a guess. */
export interface LateLayers {
  readonly flights: Layer;
  readonly pulses: Layer;
  readonly ghosts: Layer;
  readonly focus: Layer;
  readonly guesses: Layer;
  readonly veiledLadder: Layer;
}

export const LATE_LAYERS: LateLayers = {
  flights: flightMarks,
  pulses: pulseMarks,
  ghosts: ghostMarks,
  focus: focusMarks,
  guesses: guessMarks,
  veiledLadder,
};
