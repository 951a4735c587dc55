import type { Divergence } from '../../core/facts/compare/divergence';
import { stageAt } from '../../core/stages';
import type { Mark } from '../marks';
import { isScoring } from './ladder/is-scoring';
import { ladderMarks } from './ladder/ladder';
import type { LateLayers } from './layers';
import { type SceneInput, type SceneModel, sceneModel } from './model';
import { badgeMarks } from './rack/cell-frame';
import { createCellDrawer } from './rack/cells';
import { marginMarks, rowMarks } from './rack/groups';
import { maskLabels } from './rack/mask-labels';
import { noteMarks } from './rack/whole-notes';
import { ghostOpacity, isGathering } from './strip/geometry';
import { stripMarks } from './strip/strip';
import { stripTrouble } from './strip/trouble';

/**
 * The picture of one token at time t in [0, 10]: t = n + 1 is the finished picture of stage n. The same input gives
 * the same marks, however t was reached.
 */
export type Scene = (input: SceneInput) => Mark[];

/**
 * A scene for one canvas: it remembers the cells it drew last, which changes its speed only. Layers that the first picture
 * does without are asked for when they are needed; while they are null the picture lacks them.
 */
export function createLayeredScene(layersNow: () => LateLayers | null): Scene {
  const drawCells = createCellDrawer();
  return (input) => {
    const model = sceneModel(input);
    const layers = needsLayers(model) || input.divergence ? layersNow() : null;
    return sceneMarks(model, drawCells, layers, input.divergence);
  };
}

function needsLayers(model: SceneModel): boolean {
  const { hover, keyboard, pins, preview } = model.focus;
  const isFocused = Boolean(hover || keyboard || preview) || pins.length > 0;
  return (
    isFocused ||
    model.spotlight !== null ||
    stageAt(model.t) === 'score' ||
    model.pulse !== null ||
    model.guess !== null ||
    isGathering(model) ||
    ghostOpacity(model) > 0 ||
    model.cutTo !== null ||
    stripTrouble(model) !== null ||
    model.layout.shared !== null ||
    model.irregular.appended.length > 0
  );
}

function sceneMarks(
  model: SceneModel,
  drawCells: (model: SceneModel, marks: Mark[]) => void,
  layers: LateLayers | null,
  divergence: Divergence | null = null,
): Mark[] {
  const marks: Mark[] = [];
  rowMarks(model, marks);
  drawCells(model, marks);
  maskLabels(model, marks);
  layers?.softmaxSum(model, marks);
  marginMarks(model, marks);
  layers?.shared(model, marks);
  noteMarks(model, marks);
  if (model.guess?.isVeiled) layers?.veiledLadder(model, marks);
  else if (layers && isScoring(model)) layers.scoring(model, marks);
  else ladderMarks(model, marks);
  stripMarks(model, marks);
  layers?.before(model, marks);
  layers?.trouble(model, marks);
  layers?.appended(model, marks);
  layers?.flights(model, marks);
  layers?.ring(model, divergence, marks);
  layers?.pulses(model, marks);
  layers?.ghosts(model, marks);
  layers?.focus(model, marks);
  for (const id of model.picked) badgeMarks(model, id, marks);
  layers?.guesses(model, marks);
  return (model.spotlight && layers?.fade(model.spotlight, marks)) ?? marks;
}
