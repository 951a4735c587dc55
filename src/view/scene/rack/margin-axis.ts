import type { Mark } from '../../marks';
import type { SceneModel } from '../model';

/** The common axis of the bars in the margin, in pixels from the margin's left end. */
export interface MarginAxis {
  /** Where a value is. What is off the axis is at its end; NaN has no length and is at zero. */
  readonly at: (value: number) => number;
  /** Where bars begin: the left end, unless a value lies under zero. */
  readonly zero: number;
  /** Its length. */
  readonly room: number;
}

/** An axis from the least value, or zero, to the largest. */
export function marginAxis(bottom: number, top: number, room: number): MarginAxis {
  const low = Math.min(0, bottom);
  const high = Math.max(1e-9, top);
  const at = (value: number) => {
    const inside = Number.isNaN(value) ? 0 : Math.min(high, Math.max(low, value));
    return ((inside - low) / (high - low)) * room;
  };
  return { at, zero: at(0), room };
}

const ZERO = '0';

/** If some bars reach to the left: the line from which they do, and its name under it. */
export function zeroMarks({ layout, theme }: SceneModel, { zero }: MarginAxis, marks: Mark[]): void {
  if (zero === 0) return;
  const columns = new Map(layout.rows.flatMap(({ margin }) => (margin ? [[margin.x, margin] as const] : [])));
  for (const margin of columns.values()) {
    const rows = layout.rows.filter((row) => row.margin?.x === margin.x);
    const x = margin.x + zero;
    const y1 = rows[0]?.box.y ?? 0;
    const y2 = (rows.at(-1)?.box.y ?? 0) + (rows.at(-1)?.box.height ?? 0);
    const line = { x1: x, x2: x, y1, y2, stroke: theme.rule, lineWidth: 1 };
    marks.push({ panel: 'rack', role: 'zeroLine', kind: 'line', ...line });
    // The words of the shared experts may stand there.
    if (layout.shared) continue;
    const look = { size: 11, weight: 400, fill: theme.inkSoft, align: 'center' } as const;
    marks.push({ panel: 'rack', role: 'zeroLine', kind: 'text', x, y: y2 + 7, text: ZERO, ...look });
  }
}
