import type { Pin } from '../../../scenario/scenario';
import type { MarkRole } from '../../mark-roles';
import { boxOf, type Mark, type MeasureText, type Rect } from '../../marks';
import type { Theme } from '../../theme/tokens';
import { inset, type SceneModel, sideOf } from '../model';

/** Below this a ring stays outside of its cell: inside it would cover the number. */
const MIN_INNER_RING = 16;
/** Height of the frame around a name. */
const NAME = 13;
/** Frames of a cell's state. */
const FRAMES: ReadonlySet<MarkRole> = new Set(['pickFrame', 'notFinite', 'preview']);
/** What a pick has in the strip. */
const SEGMENTS: ReadonlySet<MarkRole> = new Set(['segment', 'flight']);

/**
 * Rings of hover, pins and keyboard, above everything else: around the cell or row, and around the same expert or group
 * wherever else the marks so far show it, on its rung of the ladder and its segment of the strip.
 */
export function focusMarks(model: SceneModel, marks: Mark[]): void {
  const { focus, theme, layout, measure } = model;
  const { pins, keyboard, hover } = focus;
  if (pins.length === 0 && !keyboard && !hover) return;
  const shown = marks.filter(({ panel, of }) => panel !== 'rack' && of);
  const mark = (pin: Pin, isStrong: boolean) => {
    const rect = pin.kind === 'expert' ? layout.cells[pin.id] : layout.rows[pin.id]?.box;
    if (rect) {
      const own = framesOf(marks, pin);
      ring(theme, rect, 'rack', isStrong, sideOf(rect) < MIN_INNER_RING ? 1 : 0, 3, marks);
      // The frame of the cell's state lies over the ring.
      marks.push(...own);
    }
    for (const { panel, box, radius } of linked(shown, pin, measure)) {
      if (radius !== null) ring(theme, box, panel, isStrong, panel === 'ladder' ? 1 : 0, radius, marks);
      // Rungs stand close: a name is framed in its own row.
      else
        marks.push({
          panel,
          role: 'focusRing',
          kind: 'rect',
          ...box,
          stroke: theme.ink,
          lineWidth: isStrong ? 2 : 1,
          radius: 3,
        });
    }
  };
  for (const pin of pins) mark(pin, true);
  if (keyboard) mark(keyboard, true);
  if (hover) mark(hover, false);
}

/** The frames of a cell's state as drawn so far, without what fills them. */
function framesOf(marks: readonly Mark[], { kind, id }: Pin): Mark[] {
  const frames: Mark[] = [];
  if (kind !== 'expert') return frames;
  // There are thousands of marks in a frame: one comparison puts most aside.
  for (const mark of marks) {
    if (mark.of?.id !== id || mark.of.kind !== kind || mark.kind !== 'rect' || !FRAMES.has(mark.role))
      continue;
    const { fill: _, hatch: __, isCrossed: ___, ...frame } = mark;
    frames.push(frame);
  }
  return frames;
}

/** Radius of the ring around a point of the ladder. */
const POINT = 8;
/** Two halves this close are one point. */
const TOUCH = 3;

function touches(a: Rect, b: Rect): boolean {
  return a.x <= b.x + b.width + TOUCH && b.x <= a.x + a.width + TOUCH;
}

/** The smallest box around two. */
function around(a: Rect, b: Rect): Rect {
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
  const right = Math.max(a.x + a.width, b.x + b.width);
  return { x, y, width: right - x, height: Math.max(a.y + a.height, b.y + b.height) - y };
}

interface Linked {
  readonly panel: 'ladder' | 'strip';
  readonly box: Rect;
  /** Radius of the ring; null for a name. */
  readonly radius: number | null;
}

/** The name and the points of a rung, and the segments of a strip. */
function linked(marks: readonly Mark[], { kind, id }: Pin, measure: MeasureText): Linked[] {
  const found: Linked[] = [];
  const segments = new Set<number>();
  for (const mark of marks) {
    const { panel, of } = mark;
    if (of?.id !== id || of.kind !== kind || panel === 'rack') continue;
    const box = boxOf(mark, measure);
    if (panel === 'ladder') {
      // Two halves of a point have one ring.
      const half = found.findIndex(({ radius, box: other }) => radius === POINT && touches(other, box));
      if (mark.role === 'point')
        found.splice(half < 0 ? found.length : half, 1, {
          panel,
          box: half < 0 ? box : around(found[half]!.box, box),
          radius: POINT,
        });
      if (mark.role === 'rungName') {
        const row = { y: box.y + (box.height - NAME) / 2, height: NAME };
        found.push({ panel, box: { x: box.x - 4, width: box.width + 8, ...row }, radius: null });
      }
    } else if (mark.kind === 'rect' && SEGMENTS.has(mark.role) && !segments.has(mark.y)) {
      segments.add(mark.y);
      found.push({ panel, box, radius: 3 });
    }
  }
  return found;
}

/** Ink on paper: it shows on every fill. A ring that is passing is thin. `out` moves it off what it surrounds. */
function ring(
  theme: Theme,
  rect: Rect,
  panel: Mark['panel'],
  isStrong: boolean,
  out: number,
  radius: number,
  marks: Mark[],
): void {
  const base = { panel, role: 'focusRing', kind: 'rect' } as const;
  const wide = inset(rect, -2 - out);
  const paper = (isStrong ? 4 : 2) - out;
  marks.push({ ...base, ...wide, stroke: theme.paper, lineWidth: Math.max(2, paper), radius: radius + 1 });
  marks.push({
    ...base,
    ...(isStrong ? wide : inset(wide, 1)),
    stroke: theme.ink,
    lineWidth: isStrong ? 2 : 1,
    radius,
  });
}
