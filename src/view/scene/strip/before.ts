import { weightSteps } from '../../../core/plan';
import type { Mark } from '../../marks';
import type { SceneModel } from '../model';
import { ghostOpacity, rowNow, rowOf, stripAxis } from './geometry';
import { totalAfter } from './lengths';
import { stripTrouble } from './trouble';

/** Beside the weights: what they would be with the bias, and without motion, what they were before. */
export function beforeMarks(model: SceneModel, marks: Mark[]): void {
  if (model.done('gather') === 0 || model.slots.length === 0 || stripTrouble(model)) return;
  ghosts(model, marks);
  before(model, marks);
}

/** The lengths the picks would have with their bias: thin outlines under the bar, until the weights are normalised. */
function ghosts(model: SceneModel, marks: Mark[]): void {
  const { theme, slots, token } = model;
  const shown = ghostOpacity(model);
  if (shown === 0) return;
  const axis = stripAxis(model);
  const row = rowOf(model, 'gather');
  let x = axis.x;
  for (const slot of slots) {
    const id = token.result.ids[slot]!;
    const length = Math.max(0, token.result.biased[id]!) * axis.scale;
    if (!(x + length <= axis.x + axis.width)) return;
    marks.push({
      panel: 'strip',
      role: 'lengthWithBias',
      of: { kind: 'expert', id },
      kind: 'rect',
      x: x + 0.5,
      y: row.y + row.height + 1.5,
      width: Math.max(0, length - 1),
      height: 3,
      stroke: theme.boosted,
      lineWidth: 1,
      opacity: shown,
    });
    x += length;
  }
}

/** Without motion: how far the strip reached before the stage that was cut to. */
function before(model: SceneModel, marks: Mark[]): void {
  const { cutTo, theme, token } = model;
  const steps = weightSteps(token.plan);
  const step = steps.find((each) => each === cutTo);
  const earlier = step && steps[steps.indexOf(step) - 1];
  if (!earlier) return;
  const { x, scale } = stripAxis(model);
  const { y, height } = rowNow(model);
  marks.push({
    panel: 'strip',
    role: 'before',
    kind: 'rect',
    x,
    y: y - 2,
    width: totalAfter(model, earlier) * scale,
    height: height + 4,
    stroke: theme.rule,
    lineWidth: 1,
    dash: [3, 3],
  });
}
