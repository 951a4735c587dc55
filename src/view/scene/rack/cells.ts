import { hasBegun } from '../../../core/stages';
import type { Mark } from '../../marks';
import type { SceneModel } from '../model';
import { areValuesVeiled } from '../over/guesses';
import { cellMarks } from './cell';
import { frameMarks } from './cell-frame';
import { cellState } from './cell-state';
import { liftNow } from './even-lift';

/** What of the time decides a cell's marks, besides its state: frames with the same numbers give the same marks. */
export function momentOf({ done, part, cutTo, t, guess, token }: SceneModel): number[] {
  return [
    done('logits'),
    part('score', 0, 0.3),
    part('score', 0.3, 1),
    part('bias', 0, 0.2),
    part('bias', 0.2, 1),
    part('group', 0, 0.3),
    part('gather', 0.5, 1),
    Number(cutTo === 'score'),
    Number(areValuesVeiled({ t, guess })),
    liftNow({ t, token }) ?? 0,
    // Which value stands in a cell that is not a number.
    hasBegun(t, 'bias') ? 2 : Number(hasBegun(t, 'score')),
  ];
}

/**
 * Draws all cells and remembers each one's marks: in a drag at most a few of hundreds change, and marks that are the
 * same objects need not be compared either. The result depends on the model alone.
 */
export function createCellDrawer(): (model: SceneModel, marks: Mark[]) => void {
  let common: readonly unknown[] = [];
  let inputs = new Float64Array(0);
  const own = new Float64Array(INPUTS);
  let drawn: (readonly Mark[])[] = [];

  return (model, marks) => {
    const { layout, theme, scoreTop, scoreBottom, logitReach, hasBias, token, irregular } = model;
    const axes = [scoreTop, scoreBottom, logitReach];
    const now = [layout, theme, ...axes, hasBias, token.plan.gather, ...momentOf(model)];
    const count = layout.cells.length;
    if (now.some((value, i) => value !== common[i])) {
      common = now;
      inputs = new Float64Array(INPUTS * count);
      drawn = [];
    }
    for (let id = 0; id < count; id++) {
      const state = cellState(model, id);
      own[0] = token.logits[id]!;
      own[1] = token.result.scores[id]!;
      own[2] = token.result.biased[id]!;
      own[3] = state;
      own[4] = irregular.repeats.get(id) ?? 1;
      const at = INPUTS * id;
      let cell = drawn[id];
      if (!cell || !isSame(own, inputs, at)) {
        inputs.set(own, at);
        const fresh: Mark[] = [];
        cellMarks(model, id, state, fresh);
        frameMarks(model, id, state, fresh);
        drawn[id] = fresh;
        cell = fresh;
      }
      for (const mark of cell) marks.push(mark);
    }
  };
}

/** Numbers that decide what one cell shows. */
const INPUTS = 5;

function isSame(own: Float64Array, inputs: Float64Array, at: number): boolean {
  for (let i = 0; i < INPUTS; i++) if (!Object.is(own[i], inputs[at + i])) return false;
  return true;
}
