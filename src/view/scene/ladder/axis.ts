import type { Mark } from '../../marks';
import type { SceneModel } from '../model';
import { ladderText } from './heading';

interface Span {
  /** The least and the largest value. */
  readonly from: number;
  readonly to: number;
  readonly x: (value: number) => number;
  /** Over the first rung, and under the last one. */
  readonly top: number;
  readonly bottom: number;
}

/** From the last rung down to the numbers of the axis, and from them to the end of the ladder. */
const FOOT = 7;
const EDGE = 2;
/** Least distance of these numbers to a rung's own. */
const CLEAR = 12;
const NUMBER_GAP = 8;
const LONG = 1e6;

/** Two round values of the axis: a line through all rungs, and its number under them. Without room, the rungs' own numbers do. */
export function ladderAxis(model: SceneModel, { from, to, x, top, bottom }: Span, marks: Mark[]): void {
  const { layout, theme, measure } = model;
  const { ladder, ladderRow } = layout;
  const y = Math.min(bottom + FOOT, ladder.y + ladder.height - EDGE);
  if (y - (bottom - ladderRow / 2) < CLEAR) return;
  let free = ladder.x;
  for (const tick of roundValues(from, to)) {
    const at = x(tick);
    const text = roundText(tick);
    const half = measure(text, 11, 400) / 2;
    if (at - half < free || at + half > ladder.x + ladder.width) continue;
    free = at + half + NUMBER_GAP;
    marks.push(hairline(model, { x1: at, x2: at, y1: top, y2: bottom }));
    marks.push(ladderText('axis', at, y, text, theme.inkSoft, 'center', 400));
  }
}

/** All digits of a round value; a power of ten instead of many zeros. */
function roundText(value: number): string {
  return (Math.abs(value) < LONG ? String(value) : value.toExponential()).replaceAll('-', '\u2212');
}

/** The first and the last multiple, from one value to another, of the largest round step that has two there. */
export function roundValues(from: number, to: number): readonly number[] {
  if (!(to > from)) return [];
  const power = Math.floor(Math.log10(to - from)) - 1;
  for (const digits of [50, 20, 10, 5, 2, 1]) {
    // Read as a decimal, a multiple is the double that prints as one.
    const round = (count: number) => Number(`${count * digits}e${power}`);
    const [first, last] = [round(Math.ceil(from / round(1))), round(Math.floor(to / round(1)))];
    if (last > first && first >= from && last <= to) return [first + 0, last + 0];
  }
  return [];
}

/** A quiet line behind what is drawn, on whole pixels: a clip that cuts it blends nothing. */
export function hairline(
  { theme }: SceneModel,
  { x1, y1, x2, y2 }: { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number },
): Mark {
  const [x, y] = [Math.floor(x1), Math.floor(y1)];
  const [width, height] = [Math.max(1, Math.ceil(x2 - x1)), Math.max(1, Math.ceil(y2 - y1))];
  return { panel: 'ladder', role: 'rungLine', kind: 'rect', x, y, width, height, fill: theme.hair };
}
