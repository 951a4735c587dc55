import type { Divergence } from '../../core/facts/compare/divergence';
import type { Mark } from '../marks';
import { ladderMarks } from './ladder/ladder';
import { type SceneInput, type SceneModel, sceneModel } from './model';
import { fadeOthers } from './over/fade';
import { flightMarks } from './over/flights';
import { focusMarks } from './over/focus-rings';
import { ghostMarks } from './over/ghosts';
import { guessMarks, veiledLadder } from './over/guesses';
import { pulseMarks } from './over/pulses';
import { ringMarks } from './over/ring';
import { badgeMarks } from './rack/cell-frame';
import { createCellDrawer } from './rack/cells';
import { marginMarks, rowMarks } from './rack/groups';
import { maskLabels } from './rack/mask-labels';
import { appendedMarks, sharedMarks } from './rack/shared';
import { softmaxSumMarks } from './rack/softmax-sum';
import { noteMarks } from './rack/whole-notes';
import { stripMarks } from './strip/strip';

/**
 * The picture of one token at time t in [0, 10]: t = n + 1 is the finished picture of stage n. The same input gives
 * the same marks, however t was reached.
 */
export type Scene = (input: SceneInput) => Mark[];

/** A scene for one canvas: it remembers the cells it drew last, which changes its speed only. */
export function createScene(): Scene {
  const drawCells = createCellDrawer();
  return (input) => sceneMarks(sceneModel(input), drawCells, input.divergence);
}

function sceneMarks(
  model: SceneModel,
  drawCells: (model: SceneModel, marks: Mark[]) => void,
  divergence: Divergence | null = null,
): Mark[] {
  const marks: Mark[] = [];
  rowMarks(model, marks);
  drawCells(model, marks);
  maskLabels(model, marks);
  softmaxSumMarks(model, marks);
  marginMarks(model, marks);
  sharedMarks(model, marks);
  noteMarks(model, marks);
  if (model.guess?.isVeiled) veiledLadder(model, marks);
  else ladderMarks(model, marks);
  stripMarks(model, marks);
  appendedMarks(model, marks);
  flightMarks(model, marks);
  ringMarks(model, divergence, marks);
  pulseMarks(model, marks);
  ghostMarks(model, marks);
  focusMarks(model, marks);
  for (const id of model.picked) badgeMarks(model, id, marks);
  guessMarks(model, marks);
  return model.spotlight ? fadeOthers(model.spotlight, marks) : marks;
}
