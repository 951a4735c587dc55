import type { Mark } from '../../marks';
import { type ComparedModel, readsSame } from '../pair-model';
import { nanCross } from './ends';
import type { PairRung } from './pair-rungs';

/** Radius of A's dot. */
const DOT = 4;
/** From the middle of B's diamond to its corners. */
const DIAMOND = DOT + 1;
/** If two points are closer than this, one would lie on the other. */
const CLEAR = DOT + DIAMOND + 1;
/** From a half's straight edge to its value, so that two halves at one value can be told apart. */
const HALF_GAP = 1;
/** Corners of half a dot. */
const ARC = 8;

type Look = Pick<
  Extract<Mark, { kind: 'polygon' }>,
  'panel' | 'role' | 'of' | 'fill' | 'stroke' | 'lineWidth'
>;
type Corner = readonly [number, number];

/**
 * A's dot and B's diamond, each filled if its side takes the rung. If one would hide the other, half of each is drawn with
 * its straight edge at its value: the lesser value has the left half, and A if they are the same. What reads the same and is
 * taken, or not, by both is one quiet dot.
 */
export function rungPoints(
  model: ComparedModel['b'],
  rung: PairRung,
  y: number,
  x: Readonly<Record<'a' | 'b', (value: number) => number>>,
  marks: Mark[],
): void {
  const { of, a, b } = rung;
  // Values that read the same stand at one place, though a zoomed axis could tell them apart. NaN stands where its side
  // ranks it.
  const [xa, xb] = readsSame(a, b) && !Number.isNaN(a) ? [x.b(b), x.b(b)] : [x.a(a), x.b(b)];
  pointsAt(model, rung, { xa, xb, y }, marks);
  if (Number.isNaN(a)) nanCross(model, of, xa, y, marks);
  if (Number.isNaN(b)) nanCross(model, of, xb, y, marks);
}

function pointsAt(
  { theme }: ComparedModel['b'],
  { of, a, b, inA, inB }: PairRung,
  { xa, xb, y }: { readonly xa: number; readonly xb: number; readonly y: number },
  marks: Mark[],
): void {
  const base = { panel: 'ladder', role: 'point', of } as const;
  if (xa === xb && readsSame(a, b) && inA === inB) {
    const [fill, stroke] = inA ? [theme.ink, theme.ink] : [theme.paper, theme.candidate];
    marks.push({ ...base, kind: 'dot', x: xb, y, r: DOT, fill, stroke, lineWidth: 1.5 });
    return;
  }
  const lookA = { fill: inA ? theme.selected : theme.paper, stroke: theme.selected, lineWidth: 1.5 };
  const lookB = { fill: inB ? theme.variantB : theme.paper, stroke: theme.variantB, lineWidth: 1.5 };
  if (Math.abs(xa - xb) >= CLEAR) {
    // The place of NaN is no value: no line leads there.
    if (!Number.isNaN(a) && !Number.isNaN(b))
      marks.push({
        ...base,
        role: 'span',
        kind: 'line',
        x1: xa,
        x2: xb,
        y1: y,
        y2: y,
        stroke: theme.rule,
        lineWidth: 1.5,
      });
    marks.push({ ...base, kind: 'dot', x: xa, y, r: DOT, ...lookA });
    marks.push(polygon(diamond(xb, y), { ...base, ...lookB }));
    return;
  }
  const [sideA, sideB] = xa <= xb ? ([-1, 1] as const) : ([1, -1] as const);
  marks.push(polygon(halfDot(xa + sideA * HALF_GAP, y, sideA), { ...base, ...lookA }));
  marks.push(polygon(halfDiamond(xb + sideB * HALF_GAP, y, sideB), { ...base, ...lookB }));
}

function polygon(points: readonly Corner[], look: Look): Mark {
  return { kind: 'polygon', points, ...look };
}

function diamond(x: number, y: number): Corner[] {
  return [
    [x, y - DIAMOND],
    [x + DIAMOND, y],
    [x, y + DIAMOND],
    [x - DIAMOND, y],
  ];
}

/** Half of a diamond, to the left (−1) or right (1) of its straight edge. */
function halfDiamond(x: number, y: number, side: -1 | 1): Corner[] {
  return [
    [x, y - DIAMOND],
    [x + side * DIAMOND, y],
    [x, y + DIAMOND],
  ];
}

function halfDot(x: number, y: number, side: -1 | 1): Corner[] {
  return Array.from({ length: ARC + 1 }, (_, i): Corner => {
    const angle = (i / ARC) * Math.PI;
    return [x + side * DOT * Math.sin(angle), y - DOT * Math.cos(angle)];
  });
}
