import type { Mark } from '../marks';
import type { SceneModel } from './model';
import { fadeOthers } from './over/fade';
import { flightMarks } from './over/flights';
import { focusMarks } from './over/focus-rings';
import { functionMarks } from './over/function-plot';
import { ghostMarks } from './over/ghosts';
import { guessMarks, veiledLadder } from './over/guesses';
import { pulseMarks } from './over/pulses';
import { ringMarks } from './over/ring';
import { appendedMarks, sharedMarks } from './rack/shared';
import { softmaxSumMarks } from './rack/softmax-sum';
import { beforeMarks } from './strip/before';
import { troubleMarks } from './strip/trouble-marks';

/** Adds the marks of one part of the picture. */
type Layer = (model: SceneModel, marks: Mark[]) => void;

/**
 * What the first picture does without: it comes with the stage that scores, a motion, an edit, a preview, a focus, a guess,
 * a comparison, an item of the legend, shared experts, or weights that have no length.
 */
export interface LateLayers {
  readonly scoring: Layer;
  readonly softmaxSum: Layer;
  readonly shared: Layer;
  readonly appended: Layer;
  readonly before: Layer;
  readonly trouble: Layer;
  readonly flights: Layer;
  readonly ring: typeof ringMarks;
  readonly fade: typeof fadeOthers;
  readonly pulses: Layer;
  readonly ghosts: Layer;
  readonly focus: Layer;
  readonly guesses: Layer;
  readonly veiledLadder: Layer;
}

export const LATE_LAYERS: LateLayers = {
  scoring: functionMarks,
  softmaxSum: softmaxSumMarks,
  shared: sharedMarks,
  appended: appendedMarks,
  before: beforeMarks,
  trouble: troubleMarks,
  flights: flightMarks,
  ring: ringMarks,
  fade: fadeOthers,
  pulses: pulseMarks,
  ghosts: ghostMarks,
  focus: focusMarks,
  guesses: guessMarks,
  veiledLadder,
};
