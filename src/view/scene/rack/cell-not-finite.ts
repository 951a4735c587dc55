import { hasBegun } from '../../../core/stages';
import { formatNumber } from '../../format';
import type { Mark, Rect } from '../../marks';
import { inset, type SceneModel, sideOf } from '../model';

/** A cross-hatched frame, and in it the value (NaN, ∞ or −∞), or ✕ if that has no room. */
export function notFinite(model: SceneModel, id: number, rect: Rect, marks: Mark[]): void {
  const { theme, token, measure, t } = model;
  const base = { panel: 'rack', role: 'notFinite', of: { kind: 'expert', id } } as const;
  marks.push({
    ...base,
    kind: 'rect',
    ...rect,
    stroke: theme.error,
    lineWidth: 2,
    radius: 2,
    hatch: theme.error,
    isCrossed: true,
  });
  const shown = hasBegun(t, 'bias')
    ? token.result.biased[id]!
    : hasBegun(t, 'score')
      ? token.result.scores[id]!
      : token.logits[id]!;
  const words = formatNumber(Number.isFinite(shown) ? token.logits[id]! : shown);
  const width = measure(words, 11, 700);
  const [x, y] = [rect.x + rect.width / 2, rect.y + rect.height - 9];
  if (width + 6 > rect.width || rect.height < 26) {
    cross(rect, model, id, marks);
    return;
  }
  const plate = { x: x - width / 2 - 2, y: y - 6.5, width: width + 4, height: 13 };
  marks.push({ ...base, role: 'plate', kind: 'rect', ...plate, fill: theme.paper });
  const text = { text: words, size: 11, weight: 700, fill: theme.errorText, align: 'center' } as const;
  marks.push({ ...base, kind: 'text', x, y, ...text });
}

function cross(rect: Rect, model: SceneModel, id: number, marks: Mark[]): void {
  const { x, y, width, height } = inset(rect, Math.min(4, sideOf(rect) / 4));
  const line = {
    panel: 'rack',
    role: 'notFinite',
    of: { kind: 'expert', id },
    kind: 'line',
    stroke: model.theme.error,
    lineWidth: 2,
  } as const;
  marks.push({ ...line, x1: x, y1: y, x2: x + width, y2: y + height });
  marks.push({ ...line, x1: x + width, y1: y, x2: x, y2: y + height });
}
