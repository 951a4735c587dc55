import type { Mark } from '../../marks';
import type { ComparedModel } from '../pair-model';
import { isLit } from '../rack/cell-state';
import { halvesOf } from '../rack/pair-cells';
import { landingOf } from '../strip/geometry';
import { pairSegments, segmentBox } from '../strip/pair-geometry';
import { changeMarks } from './pulses';

/** What the last edit changed: B is the one that is edited, so its halves, its groups and its segments. */
export function pairPulseMarks(model: ComparedModel, marks: Mark[]): void {
  const { a, b, rows } = model;
  const segments = b.done('gather') > 0 ? pairSegments(model).b.filter((_, i) => landingOf(b, i) === 1) : [];
  changeMarks(
    b,
    {
      cellOf: (id) => {
        const cell = b.layout.cells[id];
        return cell && halvesOf(cell).b;
      },
      // The half that B alone picks is filled.
      inkOf: (id) => (isLit(b, id) && !isLit(a, id) ? b.theme.onSelected : b.theme.ink),
      isGrouped: rows === 'both' || rows === 'b',
      segments: segments.map((segment) => ({ id: segment.id, box: segmentBox(model, 'b', segment) })),
    },
    marks,
  );
}
