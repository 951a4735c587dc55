import type { Pin } from '../scenario/scenario';
import type { MarkRole } from './mark-roles';
import type { WholeNumber } from './numbers';

type Panel = 'rack' | 'ladder' | 'strip';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Rect extends Point {
  readonly width: number;
  readonly height: number;
}

/** Whether a point is in a box or on its edge. */
export function contains(rect: Rect, x: number, y: number): boolean {
  return x >= rect.x && x <= rect.x + rect.width && y >= rect.y && y <= rect.y + rect.height;
}

interface Base {
  readonly panel: Panel;
  readonly role: MarkRole;
  /** The expert or group it stands for. */
  readonly of?: Pin;
  /** Which number of that expert it shows, if not the one of the time shown. */
  readonly what?: 'gathered' | 'renormalized' | undefined;
  /** The number of the whole picture that it shows. */
  readonly whole?: WholeNumber;
  readonly opacity?: number;
}

/** Filled and stroked box; `hatch` draws 45° strokes of that colour over it, crossed ones if `isCrossed`. */
export interface RectMark extends Base, Rect {
  readonly kind: 'rect';
  readonly fill?: string;
  readonly stroke?: string;
  readonly lineWidth?: number;
  readonly dash?: readonly number[];
  readonly hatch?: string;
  readonly isCrossed?: boolean;
  readonly radius?: number;
}

interface LineMark extends Base {
  readonly kind: 'line';
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly stroke: string;
  readonly lineWidth: number;
  readonly dash?: readonly number[];
}

interface DotMark extends Base {
  readonly kind: 'dot';
  readonly x: number;
  readonly y: number;
  readonly r: number;
  readonly fill: string;
  readonly stroke?: string;
  readonly lineWidth?: number;
}

/** Corners up to this radius are left square if the line is thin: hundreds of cells are drawn in a frame. */
export const FINE_RADIUS = 2;

/** A closed outline through points, for ▲ ▽ ◆. */
interface PolygonMark extends Base {
  readonly kind: 'polygon';
  readonly points: readonly (readonly [number, number])[];
  readonly fill?: string;
  readonly stroke?: string;
  readonly lineWidth?: number;
}

/** One line of text; `y` is its vertical middle. */
interface TextMark extends Base {
  readonly kind: 'text';
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly weight: 400 | 600 | 700;
  readonly fill: string;
  readonly align: 'left' | 'center' | 'right';
}

export type Mark = RectMark | LineMark | DotMark | PolygonMark | TextMark;

/** Width of a text in CSS pixels. */
export type MeasureText = (text: string, size: number, weight: number) => number;

/** The box a mark covers. */
export function boxOf(mark: Mark, measure: MeasureText): Rect {
  switch (mark.kind) {
    case 'rect':
      return { x: mark.x, y: mark.y, width: mark.width, height: mark.height };
    case 'line':
      return {
        x: Math.min(mark.x1, mark.x2),
        y: Math.min(mark.y1, mark.y2),
        width: Math.abs(mark.x2 - mark.x1),
        height: Math.abs(mark.y2 - mark.y1),
      };
    case 'dot':
      return { x: mark.x - mark.r, y: mark.y - mark.r, width: 2 * mark.r, height: 2 * mark.r };
    case 'polygon': {
      const xs = mark.points.map(([x]) => x);
      const ys = mark.points.map(([, y]) => y);
      const x = Math.min(...xs);
      const y = Math.min(...ys);
      return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
    }
    case 'text': {
      const width = measure(mark.text, mark.size, mark.weight);
      const shift = mark.align === 'left' ? 0 : mark.align === 'center' ? width / 2 : width;
      // Capitals and figures fill about 0.74 of the size around the middle.
      const height = mark.size * 0.76;
      return { x: mark.x - shift, y: mark.y - height / 2, width, height };
    }
  }
}
