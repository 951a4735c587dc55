import type { Mark, Rect } from '../marks';
import { slate } from '../theme/ramps';
import { LIT, MASKED } from './cell-state';
import { beat, fraction, inset, lerp, type SceneModel } from './model';

/** What one expert's cell shows at a time, before its frame. */
export function cellMarks(model: SceneModel, id: number, state: number, marks: Mark[]): void {
  const rect = model.layout.cells[id];
  if (!rect) return;
  const { lod } = model.layout;
  const isPicked = (state & LIT) !== 0;
  const isHatched = (state & MASKED) !== 0;
  const of = { kind: 'expert', id } as const;
  const base = { panel: 'rack', of } as const;
  const { theme } = model;

  if (lod === 'S' || lod === 'XS') {
    marks.push({
      ...base,
      kind: 'rect',
      ...rect,
      fill: isPicked ? theme.selected : slate(tileFraction(model, id), model.isDark),
      ...(isHatched ? { hatch: theme.hatch, opacity: 0.6 } : {}),
    });
  } else {
    marks.push({
      ...base,
      kind: 'rect',
      ...rect,
      radius: 2,
      fill: isPicked ? theme.selTint : theme.paper,
      stroke: isHatched ? theme.masked : theme.hair,
      lineWidth: 1,
      ...(isHatched ? { hatch: theme.hatch } : {}),
    });
    bullet(model, id, inset(rect, lod === 'M' ? 2 : 4), isPicked, isHatched, marks);
  }
  if (!Number.isFinite(model.token.logits[id]!) || Number.isNaN(model.token.result.biased[id]!))
    cross(rect, model, id, marks);
}

/** Bar, notch and cap: what decides and what weighs. */
function bullet(
  model: SceneModel,
  id: number,
  box: Rect,
  isPicked: boolean,
  isHatched: boolean,
  marks: Mark[],
): void {
  const { theme, layout, done, token } = model;
  const base = { panel: 'rack', of: { kind: 'expert', id } } as const;
  const width = Math.max(3, Math.round(box.width * (layout.lod === 'M' ? 0.7 : 0.62)));
  const x = box.x + Math.round((box.width - width) / 2);
  const floor = box.y + box.height;
  const z = token.logits[id]!;
  const s = token.result.scores[id]!;
  const c = token.result.biased[id]!;
  const fill = isPicked ? theme.selected : theme.candidate;
  const opacity = isHatched ? 0.45 : 1;
  const scored = done(1);

  if (scored < 1) {
    // Logits grow from a zero line in the middle, which then slides to the floor while the bars become scores.
    const zero = lerp(box.y + box.height / 2, floor, beat(scored, 0, 0.3));
    const reach = Number.isFinite(z) ? z / model.logitReach : Math.sign(z);
    const up = (box.height / 2 - 1) * (Number.isNaN(reach) ? 0 : reach) * done(0);
    const height = lerp(up, fraction(s, model.scoreTop) * box.height, beat(scored, 0.3, 1));
    marks.push({
      ...base,
      kind: 'line',
      x1: box.x,
      y1: zero,
      x2: box.x + box.width,
      y2: zero,
      stroke: theme.rule,
      lineWidth: 1,
    });
    marks.push({
      ...base,
      kind: 'rect',
      x,
      width,
      y: height < 0 ? zero : zero - height,
      height: Math.abs(height),
      fill,
    });
    return;
  }

  const yOf = (value: number) => floor - fraction(value, model.scoreTop) * box.height;
  const notch = yOf(s);
  // The cap is bias, falling off where the unbiased weight is gathered.
  const withBias = model.hasBias ? done(2) * (1 - (isPicked ? beat(done(7), 0.5, 1) : 0)) : 0;
  const cap = lerp(notch, yOf(c), withBias);
  const top = Math.max(notch, cap);
  marks.push({ ...base, kind: 'rect', x, width, y: top, height: floor - top, fill, opacity });
  if (!model.hasBias) return;
  if (cap < notch - 0.1)
    marks.push({
      ...base,
      kind: 'rect',
      x,
      width,
      y: cap,
      height: notch - cap,
      fill: theme.boosted,
      opacity,
    });
  if (cap > notch + 0.1)
    marks.push({
      ...base,
      kind: 'rect',
      x: x + 0.5,
      width: width - 1,
      y: notch,
      height: cap - notch,
      stroke: theme.suppressed,
      lineWidth: 1,
      opacity,
    });
  if (isPicked && done(7) > 0.5 && notch !== yOf(c))
    marks.push({
      ...base,
      kind: 'line',
      x1: x,
      x2: x + width,
      y1: yOf(c),
      y2: yOf(c),
      stroke: theme.rule,
      lineWidth: 1,
      dash: [2, 2],
    });
  if (layout.cell >= 20 && done(2) > 0)
    marks.push({
      ...base,
      kind: 'line',
      x1: x - 2,
      x2: x + width + 2,
      y1: notch,
      y2: notch,
      stroke: theme.ink,
      lineWidth: 1.5,
      opacity,
    });
}

function tileFraction(model: SceneModel, id: number): number {
  const { token, done } = model;
  const z = token.logits[id]!;
  const fromLogit = fraction((z + model.logitReach) / 2, model.logitReach) * done(0);
  const score = fraction(token.result.scores[id]!, model.scoreTop);
  const biased = fraction(token.result.biased[id]!, model.scoreTop);
  return lerp(lerp(fromLogit, score, done(1)), biased, done(2));
}

function cross(rect: Rect, model: SceneModel, id: number, marks: Mark[]): void {
  const { x, y, width, height } = inset(rect, Math.min(4, rect.width / 4));
  const line = {
    panel: 'rack',
    of: { kind: 'expert', id },
    kind: 'line',
    stroke: model.theme.error,
    lineWidth: 2,
  } as const;
  marks.push({ ...line, x1: x, y1: y, x2: x + width, y2: y + height });
  marks.push({ ...line, x1: x + width, y1: y, x2: x, y2: y + height });
}
