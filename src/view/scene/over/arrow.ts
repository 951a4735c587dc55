import type { Mark, Point } from '../../marks';

const HEAD = 5;

/** A thin arrow: shows a move at once if nothing may move. */
export function arrow(from: Point, to: Point, panel: Mark['panel'], stroke: string, marks: Mark[]): void {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length < HEAD) return;
  const [ux, uy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const back = { x: to.x - HEAD * ux, y: to.y - HEAD * uy };
  const line = { panel, role: 'arrow', kind: 'line', stroke, lineWidth: 1, opacity: 0.6 } as const;
  marks.push({ ...line, x1: from.x, y1: from.y, x2: back.x, y2: back.y });
  marks.push({
    panel,
    role: 'arrowTip',
    kind: 'polygon',
    points: [
      [to.x, to.y],
      [back.x - (HEAD / 2) * uy, back.y + (HEAD / 2) * ux],
      [back.x + (HEAD / 2) * uy, back.y - (HEAD / 2) * ux],
    ],
    fill: stroke,
  });
}
