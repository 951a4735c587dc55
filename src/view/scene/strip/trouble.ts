import type { WeightTrouble } from '../../../core/facts/irregular';
import { weightSteps } from '../../../core/plan';
import type { Mark } from '../../marks';
import type { SceneModel } from '../model';
import { BAR_HEIGHT, BAR_TOP, isStacked, rowOf, stepName, stripAxis } from './geometry';

/** Why there are no lengths to draw at this time. `zeroScale`: every weight was multiplied by 0. */
export function troubleNow(model: SceneModel): WeightTrouble | 'zeroScale' | null {
  const { irregular, token, done } = model;
  const { gathered, weightSum } = token.result;
  const isFinal = done('scale') === 1;
  if (isFinal && token.plan.scales && token.plan.scale === 0) return 'zeroScale';
  // Weights that only ρ makes negative or infinite are drawn until ρ is applied.
  const wasFine = weightSum[0]! > 0 && Number.isFinite(weightSum[0]) && gathered.every((w) => w >= 0);
  return wasFine && !isFinal ? null : irregular.weights;
}

/** The same while the strip has weights at all. */
export function stripTrouble(model: SceneModel): ReturnType<typeof troubleNow> {
  return model.done('gather') > 0 && model.slots.length > 0 ? troubleNow(model) : null;
}

/** The empty places of the weights, if each step has a row, and that there are none yet, in the first line that fits. */
export function emptyBar(model: SceneModel, lines: readonly [string, ...string[]], marks: Mark[]): void {
  const { layout, theme, measure } = model;
  const { x, y, width } = layout.strip;
  if (isStacked(model)) {
    const axis = stripAxis(model);
    const look = { panel: 'strip', role: 'emptyRow' } as const;
    const text = { kind: 'text', size: 11, weight: 400, fill: theme.maskedText, align: 'left' } as const;
    for (const [i, step] of weightSteps(model.token.plan).entries()) {
      const row = rowOf(model, step);
      const middle = row.y + row.height / 2;
      const line = { stroke: theme.hair, lineWidth: 1, radius: 2 };
      marks.push({ ...look, kind: 'rect', x: axis.x, width: axis.width, ...row, ...line });
      marks.push({ ...look, ...text, x, y: middle, text: stepName(model, step) });
      const said = i === 0 ? lines.find((each) => measure(each, 11, 400) <= axis.width - 16) : undefined;
      if (said) marks.push({ ...look, ...text, role: 'noWeights', x: axis.x + 8, y: middle, text: said });
    }
    return;
  }
  const text = lines.find((line) => measure(line, 12, 400) <= width) ?? lines[0];
  marks.push({
    panel: 'strip',
    role: 'noWeights',
    kind: 'text',
    x,
    y: y + BAR_TOP + BAR_HEIGHT / 2,
    text,
    size: 12,
    weight: 400,
    fill: theme.inkSoft,
    align: 'left',
  });
}
