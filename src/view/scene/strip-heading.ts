import { formatNumber } from '../format';
import type { Mark } from '../marks';
import type { SceneModel } from './model';
import { BAR_HEIGHT, BAR_TOP, ghostOpacity, stripRoom, stripShare, totalName } from './strip-geometry';

/**
 * The axis of the strip: a bracket over it that says what was done to the scores (÷ their sum, × ρ), what it adds up to
 * at its end, and the place of 1 once it is scaled.
 */
export function stripHeading(model: SceneModel, marks: Mark[]): void {
  const { layout, theme, done, part, token, measure, words } = model;
  const { x, y } = layout.strip;
  const room = stripRoom(model);
  const share = stripShare(model);
  const { plan, result } = token;
  const isNormed = plan.renormalizes && done(8) > 0;
  const isScaled = plan.scales && done(9) > 0;
  const sum = result.weightSum[0]!;
  const steps = [ghostOpacity(model) > 0 ? words.weightsWithBias : words.weights];
  if (isNormed) steps.push(words.divide(formatNumber(sum)));
  if (isScaled) steps.push(words.times(formatNumber(plan.scale)));
  const left = steps.join('  ');
  const k = model.slots.length;
  const total = (values: Float32Array) => values.subarray(0, k).reduce((all, w) => all + w, 0);
  const shown = done(9) >= 0.5 ? total(result.weights) : done(8) >= 0.5 ? total(result.renormalized) : sum;
  const right = words.sum(formatNumber(shown));
  const text = {
    panel: 'strip',
    kind: 'text',
    y: y + 4.5,
    size: 11,
    weight: 400,
    fill: theme.inkSoft,
  } as const;
  const leftWidth = measure(left, 11, 400);
  const rightWidth = measure(right, 11, 400);
  // The sum stands at the end of what it measures, as far as the heading leaves room.
  const end = Math.min(x + room, Math.max(x + room * share, x + leftWidth + rightWidth + 12));
  const isAxis = isNormed || isScaled;
  marks.push({ ...text, x, text: left, align: 'left', ...(isAxis ? { whole: 'axis' } : {}) });
  marks.push({ ...text, x: end, text: right, align: 'right', whole: totalName(model) });
  if (isAxis) {
    const line = { panel: 'strip', whole: 'axis', kind: 'line', stroke: theme.rule, lineWidth: 1 } as const;
    const [from, to, over] = [x + 0.5, x + room * share - 0.5, y + BAR_TOP - 2];
    marks.push({ ...line, x1: from, x2: to, y1: over, y2: over });
    for (const at of [from, to]) marks.push({ ...line, x1: at, x2: at, y1: over, y2: over + 2 });
  }
  const zoomed = part(9, 0, 0.35);
  if (!isScaled || zoomed === 0 || plan.scale <= 0) return;
  // The strip was normalised to 1, or had its own sum: that length stays marked while ρ stretches it.
  const whole = plan.renormalizes ? 1 : 0.8;
  const at = x + room * (plan.scale > 1 ? whole / plan.scale : whole);
  const mark = plan.renormalizes ? '1' : formatNumber(sum, 3);
  const line = { panel: 'strip', kind: 'line', x1: at, x2: at, stroke: theme.ink, lineWidth: 1 } as const;
  marks.push({ ...line, y1: y + 9, y2: y + BAR_TOP, opacity: zoomed });
  marks.push({ ...line, y1: y + BAR_TOP + BAR_HEIGHT, y2: y + BAR_TOP + BAR_HEIGHT + 3, opacity: zoomed });
  const half = measure(mark, 11, 400) / 2;
  const isFree = at - half > x + leftWidth + 6 && at + half < end - rightWidth - 6;
  if (isFree) marks.push({ ...text, x: at, text: mark, align: 'center', opacity: zoomed });
}
