import type { Mark, MeasureText, RectMark } from './marks';
import type { Theme } from './theme/tokens';

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif';

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

/** Paints marks in order over a cleared canvas. The context's transform maps CSS pixels to device pixels. */
export function paintCanvas(
  context: CanvasRenderingContext2D,
  marks: readonly Mark[],
  theme: Theme,
  size: { readonly width: number; readonly height: number },
): void {
  context.fillStyle = theme.paper;
  context.fillRect(0, 0, size.width, size.height);
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  for (const mark of marks) {
    context.globalAlpha = mark.opacity ?? 1;
    paint(context, mark);
  }
  context.globalAlpha = 1;
}

function paint(context: CanvasRenderingContext2D, mark: Mark): void {
  switch (mark.kind) {
    case 'rect':
      paintRect(context, mark);
      return;
    case 'line':
      context.beginPath();
      context.moveTo(crisp(mark.x1, mark, 'x'), crisp(mark.y1, mark, 'y'));
      context.lineTo(crisp(mark.x2, mark, 'x'), crisp(mark.y2, mark, 'y'));
      stroke(context, mark.stroke, mark.lineWidth, mark.dash);
      return;
    case 'dot':
      context.beginPath();
      context.arc(mark.x, mark.y, mark.r, 0, 2 * Math.PI);
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

function paintRect(context: CanvasRenderingContext2D, mark: RectMark): void {
  const { x, y, width, height, radius = 0 } = mark;
  if (mark.fill && radius === 0) {
    context.fillStyle = mark.fill;
    context.fillRect(x, y, width, height);
  } else if (mark.fill) {
    context.beginPath();
    context.roundRect(x, y, width, height, radius);
    context.fillStyle = mark.fill;
    context.fill();
  }
  if (mark.hatch) hatch(context, mark, mark.hatch);
  if (!mark.stroke) return;
  const lineWidth = mark.lineWidth ?? 1;
  // The stroke lies inside the box, so that neighbours never touch and odd widths stay sharp.
  const half = lineWidth / 2;
  context.beginPath();
  context.roundRect(
    x + half,
    y + half,
    Math.max(0, width - lineWidth),
    Math.max(0, height - lineWidth),
    radius,
  );
  stroke(context, mark.stroke, lineWidth, mark.dash);
}

/** 45° strokes, aligned over the whole canvas. */
function hatch(context: CanvasRenderingContext2D, { x, y, width, height }: RectMark, color: string): void {
  context.save();
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
  context.beginPath();
  const first = Math.ceil((x + y) / HATCH_STEP) * HATCH_STEP;
  for (let sum = first; sum < x + y + width + height; sum += HATCH_STEP) {
    context.moveTo(sum - y, y);
    context.lineTo(sum - y - height, y + height);
  }
  context.globalAlpha = 0.45;
  stroke(context, color, 1);
  context.restore();
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
