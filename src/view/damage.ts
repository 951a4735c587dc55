import { boxOf, FINE_RADIUS, type Mark, type MeasureText, type Rect } from './marks';

/** With more changed marks than this, finding and clipping their boxes takes longer than painting everything. */
const MOST_BOXES = 160;

/** A scene with the box that each of its marks may paint. */
export interface MeasuredScene {
  readonly marks: readonly Mark[];
  /** By mark, on whole CSS pixels. */
  readonly reach: readonly Rect[];
}

/** Measures a scene. Marks that it shares with the one before, which most are, keep their boxes. */
export function measured(
  marks: readonly Mark[],
  before: MeasuredScene | null,
  measure: MeasureText,
): MeasuredScene {
  // Marks that came or went stand between marks that stay, which are found from the front or from the back.
  const shift = (before?.marks.length ?? 0) - marks.length;
  const reach = marks.map((mark, i) => {
    if (before?.marks[i] === mark) return before.reach[i]!;
    if (before?.marks[i + shift] === mark) return before.reach[i + shift]!;
    return reachOf(mark, measure);
  });
  return { marks, reach };
}

/**
 * The boxes in which two scenes differ, in CSS pixels, none of which overlaps another; null if so much differs that
 * all of it is to be painted. Marks are compared place by place within what they stand for
 * (a panel, an expert, a group), because a scene may hold more marks of one expert than of the same expert before.
 */
export function damageOf(before: MeasuredScene, after: MeasuredScene): Rect[] | null {
  const boxes: Rect[] = [];
  const compare = (a: number | undefined, b: number | undefined) => {
    const [was, is] = [
      a === undefined ? undefined : before.marks[a],
      b === undefined ? undefined : after.marks[b],
    ];
    if (boxes.length > MOST_BOXES || isSame(was, is)) return;
    if (a !== undefined) boxes.push(before.reach[a]!);
    if (b !== undefined) boxes.push(after.reach[b]!);
  };
  if (before.marks.length === after.marks.length) for (let i = 0; i < after.marks.length; i++) compare(i, i);
  else {
    const old = partsOf(before);
    const now = partsOf(after);
    for (const key of new Set([...old.keys(), ...now.keys()])) {
      const [a, b] = [old.get(key) ?? [], now.get(key) ?? []];
      for (let i = 0; i < Math.max(a.length, b.length); i++) compare(a[i], b[i]);
    }
  }
  return boxes.length > MOST_BOXES ? null : aroundCurves(joined(boxes), after);
}

/**
 * Widens the boxes until none cuts a curve, a dash or a bar that ends inside of a pixel: their edges are blended a little
 * differently if they are clipped, and the same scene must give the same pixels.
 */
function aroundCurves(boxes: Rect[], { marks, reach }: MeasuredScene): Rect[] {
  for (let now = boxes; ; ) {
    const cut = reach.filter(
      (own, i) => now.some((box) => overlaps(own, box) && !isInside(own, box)) && isCurved(marks[i] as Mark),
    );
    if (cut.length === 0) return now;
    now = joined([...now, ...cut]);
  }
}

function isCurved(mark: Mark): boolean {
  switch (mark.kind) {
    case 'rect':
      return (
        mark.dash !== undefined ||
        (mark.radius ?? 0) > FINE_RADIUS ||
        (mark.lineWidth ?? 1) > 1 ||
        // A bar that ends inside of a pixel is blended there.
        mark.x % 1 !== 0 ||
        (mark.x + mark.width) % 1 !== 0
      );
    case 'line':
      return mark.dash !== undefined || (mark.x1 !== mark.x2 && mark.y1 !== mark.y2);
    case 'text':
      return false;
    default:
      return true;
  }
}

/** Joins boxes that overlap into one around both, until none overlap. */
function joined(boxes: readonly Rect[]): Rect[] {
  const result: Rect[] = [];
  for (const box of boxes) {
    let whole = box;
    for (let i = result.findIndex((other) => overlaps(other, whole)); i >= 0; ) {
      const [other] = result.splice(i, 1);
      if (other) whole = around(whole, other);
      i = result.findIndex((next) => overlaps(next, whole));
    }
    result.push(whole);
  }
  return result;
}

export function overlaps(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function isInside(a: Rect, b: Rect): boolean {
  return a.x >= b.x && a.y >= b.y && a.x + a.width <= b.x + b.width && a.y + a.height <= b.y + b.height;
}

function around(a: Rect, b: Rect): Rect {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}

/**
 * What a mark may paint: its box with room for line ends, joins and the overhang of glyphs, on whole pixels. A curve gets
 * a pixel more, so that it never ends on the edge of a clip.
 */
function reachOf(mark: Mark, measure: MeasureText): Rect {
  const { x, y, width, height } = boxOf(mark, measure);
  const bleed = bleedOf(mark);
  const left = Math.floor(x - bleed);
  const top = Math.floor(y - bleed);
  return {
    x: left,
    y: top,
    width: Math.ceil(x + width + bleed) - left,
    height: Math.ceil(y + height + bleed) - top,
  };
}

function bleedOf(mark: Mark): number {
  if (mark.kind === 'text') return 3;
  return mark.kind === 'rect' ? Number(isCurved(mark)) : (mark.lineWidth ?? 0) / 2 + 1;
}

const PANELS = { rack: 0, ladder: 1, strip: 2 } as const;

const known = new WeakMap<MeasuredScene, Map<number, number[]>>();

/** Places of marks by what they stand for; remembered, because the scene after is the next one before. */
function partsOf(scene: MeasuredScene): Map<number, number[]> {
  const found = known.get(scene);
  if (found) return found;
  const parts = new Map<number, number[]>();
  known.set(scene, parts);
  for (let place = 0; place < scene.marks.length; place++) {
    const { panel, of } = scene.marks[place]!;
    const key = PANELS[panel] + 3 * (of ? (of.kind === 'expert' ? 2 * of.id + 1 : 2 * of.id + 2) : 0);
    const part = parts.get(key);
    if (part) part.push(place);
    else parts.set(key, [place]);
  }
  return parts;
}

/** What a mark stands for: it is not painted. */
const UNSEEN: ReadonlySet<string> = new Set(['of', 'role'] satisfies (keyof Mark)[]);

function isSame(a: Mark | undefined, b: Mark | undefined): boolean {
  if (a === b) return true;
  if (!a || !b || a.kind !== b.kind) return false;
  const [x, y] = [a as unknown as Fields, b as unknown as Fields];
  for (const name in x)
    if (x[name] !== y[name] && !UNSEEN.has(name) && !isSameList(x[name], y[name])) return false;
  for (const name in y) if (!(name in x)) return false;
  return true;
}

type Fields = Readonly<Record<string, unknown>>;

function isSameList(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
  return a.every((value, i) => value === b[i] || isSameList(value, b[i]));
}
