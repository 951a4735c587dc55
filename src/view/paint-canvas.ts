import { type MeasuredScene, overlaps } from './damage';
import { FINE_RADIUS, type Mark, type MeasureText, type Rect, type RectMark } from './marks';
import type { Theme } from './theme/tokens';

const FONT =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", sans-serif';

const HATCH_STEP = 5;

/** Widths as the canvas draws them, remembered for each text. */
export function canvasMeasure(context: CanvasRenderingContext2D): MeasureText {
  const widths = new Map<string, number>();
  return (text, size, weight) => {
    const key = `${weight} ${size} ${text}`;
    const known = widths.get(key);
    if (known !== undefined) return known;
    context.font = fontOf(size, weight);
    const { width } = context.measureText(text);
    if (widths.size > 5000) widths.clear();
    widths.set(key, width);
    return width;
  };
}

/**
 * Paints marks in order over a cleared canvas, or only what lies in the boxes of `damage`, to which `reach` holds the
 * boxes of all marks. The context's transform maps CSS pixels to device pixels. A picture that has no room yet, as while a
 * message still stands in its place, is not painted; marks that have none are left out.
 */
export function paintCanvas(
  context: CanvasRenderingContext2D,
  marks: readonly Mark[],
  theme: Theme,
  size: { readonly width: number; readonly height: number },
  damage: { readonly boxes: readonly Rect[]; readonly reach: MeasuredScene['reach'] } | null = null,
): void {
  if (!(size.width >= 1 && size.height >= 1)) return;
  // One box after the other: a clip of many boxes is blended as a mask and would be off by a level here and there.
  for (const box of damage?.boxes ?? [{ x: 0, y: 0, ...size }]) {
    context.save();
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    context.beginPath();
    context.rect(box.x, box.y, box.width, box.height);
    context.clip();
    context.fillStyle = theme.paper;
    context.fillRect(box.x, box.y, box.width, box.height);
    marks.forEach((mark, i) => {
      const own = damage?.reach[i];
      if (own && !overlaps(own, box)) return;
      context.globalAlpha = mark.opacity ?? 1;
      paint(context, mark);
    });
    context.restore();
  }
}

function paint(context: CanvasRenderingContext2D, mark: Mark): void {
  switch (mark.kind) {
    case 'rect':
      paintRect(context, mark);
      return;
    case 'line':
      if (mark.dash && mark.x1 === mark.x2) {
        dashes(context, mark.stroke, crisp(mark.x1, mark, 'x'), mark.y1, mark.y2, mark.lineWidth, mark.dash);
        return;
      }
      if (!mark.dash && (mark.x1 === mark.x2 || mark.y1 === mark.y2)) {
        // As a box: a clip leaves no seam in it, as it may in a stroke.
        const [x1, x2] = [crisp(mark.x1, mark, 'x'), crisp(mark.x2, mark, 'x')];
        const [y1, y2] = [crisp(mark.y1, mark, 'y'), crisp(mark.y2, mark, 'y')];
        const half = mark.lineWidth / 2;
        const [left, top] = [Math.min(x1, x2), Math.min(y1, y2)];
        context.fillStyle = mark.stroke;
        if (x1 === x2) context.fillRect(x1 - half, top, mark.lineWidth, Math.abs(y2 - y1));
        else context.fillRect(left, y1 - half, Math.abs(x2 - x1), mark.lineWidth);
        return;
      }
      context.beginPath();
      context.moveTo(crisp(mark.x1, mark, 'x'), crisp(mark.y1, mark, 'y'));
      context.lineTo(crisp(mark.x2, mark, 'x'), crisp(mark.y2, mark, 'y'));
      stroke(context, mark.stroke, mark.lineWidth, mark.dash);
      return;
    case 'dot':
      context.beginPath();
      context.arc(mark.x, mark.y, Math.max(0, mark.r), 0, 2 * Math.PI);
      context.fillStyle = mark.fill;
      context.fill();
      if (mark.stroke) stroke(context, mark.stroke, mark.lineWidth ?? 1);
      return;
    case 'polygon':
      context.beginPath();
      mark.points.forEach(([x, y], i) => {
        if (i === 0) context.moveTo(x, y);
        else context.lineTo(x, y);
      });
      context.closePath();
      if (mark.fill) {
        context.fillStyle = mark.fill;
        context.fill();
      }
      if (mark.stroke) stroke(context, mark.stroke, mark.lineWidth ?? 1);
      return;
    case 'text':
      context.font = fontOf(mark.size, mark.weight);
      context.textAlign = mark.align;
      context.fillStyle = mark.fill;
      context.fillText(mark.text, mark.x, mark.y + 0.5);
  }
}

/**
 * An upright dashed line, dash by dash: a canvas skips dashes outside of the clip, and what is left is then blended a
 * little differently than without one.
 */
function dashes(
  context: CanvasRenderingContext2D,
  color: string,
  x: number,
  top: number,
  bottom: number,
  width: number,
  [length = 1, space = length]: readonly number[],
): void {
  context.fillStyle = color;
  for (let y = top; y < bottom; y += length + space)
    context.fillRect(x - width / 2, y, width, Math.min(length, bottom - y));
}

function paintRect(context: CanvasRenderingContext2D, mark: RectMark): void {
  const { x, y, width, height } = mark;
  if (!(width >= 0 && height >= 0)) return;
  const radius = Math.max(0, mark.radius ?? 0);
  if (mark.fill) {
    context.fillStyle = mark.fill;
    if (radius <= FINE_RADIUS) context.fillRect(x, y, width, height);
    else {
      context.beginPath();
      context.roundRect(x, y, width, height, radius);
      context.fill();
    }
  }
  if (mark.hatch) {
    context.fillStyle = hatchPattern(context, mark.hatch, mark.isCrossed ?? false);
    context.fillRect(x, y, width, height);
  }
  if (!mark.stroke) return;
  const lineWidth = mark.lineWidth ?? 1;
  // The stroke lies inside the box, so that neighbours never touch and odd widths stay sharp.
  const half = lineWidth / 2;
  const inner = [
    x + half,
    y + half,
    Math.max(0, width - lineWidth),
    Math.max(0, height - lineWidth),
  ] as const;
  context.strokeStyle = mark.stroke;
  context.lineWidth = lineWidth;
  context.setLineDash((mark.dash ?? []) as number[]);
  if (radius <= FINE_RADIUS && lineWidth <= 1) {
    context.strokeRect(...inner);
    return;
  }
  context.beginPath();
  context.roundRect(...inner, radius);
  context.stroke();
}

const patterns = new WeakMap<CanvasRenderingContext2D, Map<string, CanvasPattern>>();

/** The tiles drawn for a context. Their pixels are lost with the context. */
function patternsOf(context: CanvasRenderingContext2D): Map<string, CanvasPattern> {
  const known = patterns.get(context);
  if (known) return known;
  const made = new Map<string, CanvasPattern>();
  patterns.set(context, made);
  context.canvas.addEventListener('contextrestored', () => made.clear());
  return made;
}

/** 45° strokes, aligned over the whole canvas; one tile is drawn for each colour and resolution. */
function hatchPattern(
  context: CanvasRenderingContext2D,
  color: string,
  isCrossed: boolean,
): CanvasPattern | string {
  const { a: ratio } = context.getTransform();
  const known = patternsOf(context);
  const key = `${color} ${ratio} ${isCrossed}`;
  const made = known.get(key);
  if (made) return made;
  const side = Math.max(1, Math.round(HATCH_STEP * ratio));
  const tile = new OffscreenCanvas(side, side);
  const draw = tile.getContext('2d');
  const pattern = draw && context.createPattern(tile, 'repeat');
  if (!draw || !pattern) return color;
  draw.globalAlpha = 0.45;
  draw.strokeStyle = color;
  draw.lineWidth = ratio;
  for (const start of [-side, 0, side]) {
    draw.beginPath();
    draw.moveTo(start + side * 1.5, -side * 0.5);
    draw.lineTo(start - side * 0.5, side * 1.5);
    if (isCrossed) {
      draw.moveTo(start - side * 0.5, -side * 0.5);
      draw.lineTo(start + side * 1.5, side * 1.5);
    }
    draw.stroke();
  }
  const filled = context.createPattern(tile, 'repeat') ?? pattern;
  filled.setTransform(new DOMMatrix().scale(1 / ratio));
  known.set(key, filled);
  return filled;
}

function stroke(
  context: CanvasRenderingContext2D,
  color: string,
  width: number,
  dash: readonly number[] = [],
): void {
  context.strokeStyle = color;
  context.lineWidth = width;
  context.setLineDash(dash as number[]);
  context.stroke();
}

/** Straight lines of odd width run through pixel centres. */
function crisp(
  value: number,
  { x1, y1, x2, y2, lineWidth }: { x1: number; y1: number; x2: number; y2: number; lineWidth: number },
  axis: 'x' | 'y',
): number {
  const isAcross = axis === 'x' ? x1 === x2 : y1 === y2;
  if (!isAcross) return value;
  return Math.round(lineWidth) % 2 === 1 ? Math.floor(value) + 0.5 : Math.round(value);
}

function fontOf(size: number, weight: number): string {
  return `${weight} ${size}px ${FONT}`;
}
