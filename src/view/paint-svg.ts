import type { Mark, RectMark } from './marks';

/** Font of the texts. Their widths were measured for it, or for a similar one. */
const FONT =
  'system-ui, -apple-system, Segoe UI, Roboto, Noto Sans, DejaVu Sans, PingFang SC, Microsoft YaHei, Noto Sans SC, Noto Sans CJK SC, sans-serif';
const HATCH_STEP = 5;

/**
 * The same marks that the canvas shows as an SVG text, in CSS pixels; a paper of that colour lies behind them, and
 * reaches a margin further.
 */
export function paintSvg(
  marks: readonly Mark[],
  size: { readonly width: number; readonly height: number },
  paper: string,
  title: string,
  margin = 0,
): string {
  const [width, height] = [size.width + 2 * margin, size.height + 2 * margin];
  const start = 0 - margin;
  const hatches = [
    ...new Set(marks.flatMap((mark) => (mark.kind === 'rect' && mark.hatch ? [mark.hatch] : []))),
  ];
  const patterns = hatches.map(
    (color, n) =>
      `<pattern id="hatch${n}" width="${HATCH_STEP}" height="${HATCH_STEP}" patternUnits="userSpaceOnUse">` +
      `<path d="M-1 1L1 -1M0 ${HATCH_STEP}L${HATCH_STEP} 0M${HATCH_STEP - 1} ${HATCH_STEP + 1}L${HATCH_STEP + 1} ${HATCH_STEP - 1}" stroke="${escaped(color)}" opacity="0.45"/></pattern>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${start} ${start} ${width} ${height}" width="${width}" height="${height}" role="img" font-family="${FONT}">`,
    `<title>${escaped(title)}</title>`,
    patterns.length > 0 ? `<defs>${patterns.join('')}</defs>` : '',
    `<rect${margin === 0 ? '' : ` x="${start}" y="${start}"`} width="100%" height="100%" fill="${escaped(paper)}"/>`,
    ...marks.map((mark) => element(mark, hatches)),
    '</svg>',
  ].join('');
}

/** A text made safe for an attribute or an element. */
export function escaped(text: string): string {
  return text.replace(
    /[&<>"]/g,
    (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char] ?? char,
  );
}

/** At most two decimals: finer than any screen. */
const n = (value: number) => String(Math.round(value * 100) / 100);

function element(mark: Mark, hatches: readonly string[]): string {
  const opacity = mark.opacity === undefined || mark.opacity === 1 ? '' : ` opacity="${n(mark.opacity)}"`;
  switch (mark.kind) {
    case 'rect':
      return rect(mark, hatches, opacity);
    case 'line':
      return `<path d="M${n(mark.x1)} ${n(mark.y1)}L${n(mark.x2)} ${n(mark.y2)}"${stroke(mark.stroke, mark.lineWidth, mark.dash)}${opacity}/>`;
    case 'dot':
      return `<circle cx="${n(mark.x)}" cy="${n(mark.y)}" r="${n(mark.r)}" fill="${escaped(mark.fill)}"${stroke(mark.stroke, mark.lineWidth)}${opacity}/>`;
    case 'polygon':
      return `<path d="M${mark.points.map(([x, y]) => `${n(x)} ${n(y)}`).join('L')}Z" fill="${escaped(mark.fill ?? 'none')}"${stroke(mark.stroke, mark.lineWidth)}${opacity}/>`;
    case 'text': {
      const anchor = { left: 'start', center: 'middle', right: 'end' }[mark.align];
      return `<text x="${n(mark.x)}" y="${n(mark.y)}" font-size="${mark.size}" font-weight="${mark.weight}" fill="${escaped(mark.fill)}" text-anchor="${anchor}" dominant-baseline="central"${opacity}>${escaped(mark.text)}</text>`;
    }
  }
}

function rect(mark: RectMark, hatches: readonly string[], opacity: string): string {
  const { x, y, width, height, radius = 0, lineWidth = 1 } = mark;
  const box = (inset: number) =>
    `<rect x="${n(x + inset)}" y="${n(y + inset)}" width="${n(Math.max(0, width - 2 * inset))}" height="${n(Math.max(0, height - 2 * inset))}"${radius > 0 ? ` rx="${n(radius)}"` : ''}`;
  const fill = mark.fill ? `${box(0)} fill="${escaped(mark.fill)}"${opacity}/>` : '';
  const hatch = mark.hatch ? `${box(0)} fill="url(#hatch${hatches.indexOf(mark.hatch)})"${opacity}/>` : '';
  // The stroke lies inside the box, as on the canvas.
  const frame = mark.stroke
    ? `${box(lineWidth / 2)} fill="none"${stroke(mark.stroke, lineWidth, mark.dash)}${opacity}/>`
    : '';
  return fill + hatch + frame;
}

function stroke(color: string | undefined, width = 1, dash: readonly number[] = []): string {
  if (color === undefined) return '';
  const dashes = dash.length > 0 ? ` stroke-dasharray="${dash.join(' ')}"` : '';
  return ` stroke="${escaped(color)}" stroke-width="${n(width)}"${dashes}`;
}
