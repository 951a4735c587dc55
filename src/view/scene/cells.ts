import type { Mark } from '../marks';
import { cellMarks } from './cell';
import { frameMarks } from './cell-frame';
import { cellState } from './cell-state';
import type { SceneModel } from './model';

/**
 * Draws all cells and remembers each one's marks: in a drag at most a few of hundreds change, and marks that are the
 * same objects need not be compared either. The result depends on the model alone.
 */
export function createCellDrawer(): (model: SceneModel, marks: Mark[]) => void {
  let common: readonly unknown[] = [];
  let inputs = new Float64Array(0);
  let drawn: (readonly Mark[])[] = [];

  return (model, marks) => {
    const { t, layout, theme, scoreTop, logitReach, hasBias, token } = model;
    const now = [t, layout, theme, scoreTop, logitReach, hasBias];
    const count = layout.cells.length;
    if (now.some((value, i) => value !== common[i])) {
      common = now;
      inputs = new Float64Array(4 * count);
      drawn = [];
    }
    for (let id = 0; id < count; id++) {
      const z = token.logits[id]!;
      const s = token.result.scores[id]!;
      const c = token.result.biased[id]!;
      const state = cellState(model, id);
      const at = 4 * id;
      let own = drawn[id];
      if (
        !own ||
        inputs[at] !== z ||
        inputs[at + 1] !== s ||
        inputs[at + 2] !== c ||
        inputs[at + 3] !== state
      ) {
        inputs.set([z, s, c, state], at);
        const fresh: Mark[] = [];
        cellMarks(model, id, state, fresh);
        frameMarks(model, id, state, fresh);
        drawn[id] = fresh;
        own = fresh;
      }
      for (const mark of own) marks.push(mark);
    }
  };
}
