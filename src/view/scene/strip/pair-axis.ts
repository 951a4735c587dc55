import type { Mark } from '../../marks';
import type { ComparedModel } from '../pair-model';
import { BAR, pairAxis, TOP } from './pair-geometry';

/** Most whole numbers that have a tick. */
const MOST_TICKS = 12;
const ONE = '1';
const GAP = 8;

/** The axis over both strips, with a tick at each whole number, and the mark at 1, where shares of a whole end. */
export function pairAxisMarks(
  model: ComparedModel,
  /** Where the heading ends and the sum begins. */
  free: { readonly from: number; readonly to: number },
  marks: Mark[],
): void {
  const { layout, theme, measure } = model.b;
  const { x, width, scale } = pairAxis(model);
  const { y } = layout.strip;
  const line = { panel: 'strip', role: 'axis', kind: 'line', stroke: theme.rule, lineWidth: 1 } as const;
  const at = y + TOP.a - 2;
  marks.push({ ...line, x1: x, x2: x + width, y1: at, y2: at });
  const whole = Math.floor(width / scale + 1e-6);
  for (let tick = 0; tick <= (whole <= MOST_TICKS ? whole : 1); tick++) {
    const along = Math.min(x + width - 0.5, x + tick * scale);
    marks.push({ ...line, x1: along, x2: along, y1: at - 2, y2: at + 2 });
  }
  const one = Math.min(x + scale, x + width - 0.5);
  marks.push({ ...line, x1: one, x2: one, y1: at, y2: y + TOP.b + BAR + 3, dash: [2, 2] });
  const half = measure(ONE, 11, 400) / 2;
  if (one - half < free.from + GAP || one + half > free.to - GAP) return;
  const text = {
    kind: 'text',
    x: one,
    y: y + 4.5,
    text: ONE,
    size: 11,
    weight: 400,
    align: 'center',
  } as const;
  marks.push({ panel: 'strip', role: 'axis', ...text, fill: theme.inkSoft });
}
