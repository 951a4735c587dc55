import type { WeightTrouble } from '../../../core/facts/irregular';
import type { Mark } from '../../marks';
import type { SceneModel } from '../model';
import { BAR_HEIGHT, BAR_TOP } from './geometry';

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

/** Says that there are no weights yet, in the first of these lines that fits. */
export function emptyBar(
  { layout, theme, measure }: SceneModel,
  lines: readonly [string, ...string[]],
  marks: Mark[],
): void {
  const { x, y, width } = layout.strip;
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
