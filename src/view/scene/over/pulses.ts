import type { Mark, Rect } from '../../marks';
import { inset, type SceneModel } from '../model';
import { valueHeight } from '../rack/cell-bar';
import { rowNow, stripSegments } from '../strip/geometry';
import { troubleNow } from '../strip/trouble';

/** Fading outlines around what the last edit changed downstream; if nothing may move, a Δ that stays. */
export function pulseMarks(model: SceneModel, marks: Mark[]): void {
  const { layout, slots, done } = model;
  const isWeighed = done('gather') > 0 && slots.length > 0 && !troubleNow(model);
  changeMarks(
    model,
    {
      cellOf: (id) => layout.cells[id],
      inkOf: () => model.theme.ink,
      isGrouped: model.hasGroups,
      segments: isWeighed
        ? stripSegments(model).map(({ id, x, width }) => ({ id, box: { x, width, ...rowNow(model) } }))
        : [],
    },
    marks,
  );
}

/** Where a picture shows what an edit may have changed. */
interface ChangePlaces {
  readonly cellOf: (id: number) => Rect | undefined;
  /** A colour that can be read on a cell. */
  readonly inkOf: (id: number) => string;
  /** Whether the picture's rows are the groups that were edited. */
  readonly isGrouped: boolean;
  /** The segments of the strip, once there are any. */
  readonly segments: readonly { readonly id: number; readonly box: Rect }[];
}

/** The outlines, or without motion the Δs, of what the last edit changed, each in its place. */
export function changeMarks(model: SceneModel, places: ChangePlaces, marks: Mark[]): void {
  const { pulse, layout, done } = model;
  if (!pulse || pulse.strength <= 0) return;
  for (const id of pulse.experts) {
    const cell = places.cellOf(id);
    if (cell) cellChange(model, cell, id, places.inkOf(id), marks);
  }
  if (places.isGrouped && done('group') > 0)
    for (const id of pulse.groups) {
      const row = layout.rows[id];
      if (!row?.margin) continue;
      const box = { ...row.margin, y: row.box.y, height: row.box.height };
      outline(model, box, 'rack', { kind: 'group', id }, marks);
    }
  for (const { id, box } of places.segments)
    if (pulse.weights.has(id)) outline(model, box, 'strip', { kind: 'expert', id }, marks);
}

/** The smallest cell, or half of one, in which a Δ stands clear of the signs at its edges. */
const MIN_DELTA = 20;

/** Only cells have a Δ: on a number in the margin or in a segment it could not be read. */
function cellChange(model: SceneModel, cell: Rect, id: number, fill: string, marks: Mark[]): void {
  const { reducedMotion, measure, layout } = model;
  const of = { kind: 'expert', id } as const;
  const isRoomy = cell.height >= MIN_DELTA && cell.width >= measure('Δ', 11, 700) + 6;
  if (!reducedMotion || !isRoomy) {
    outline(model, cell, 'rack', of, marks);
    return;
  }
  // Over the value of a large cell, and over the dot of an edited one.
  const value = valueHeight(layout.cells[id] ?? cell);
  marks.push({
    panel: 'rack',
    role: 'pulse',
    of,
    kind: 'text',
    x: cell.x + cell.width - 6,
    y: cell.y + cell.height - (value > 0 ? value + 7 : 11),
    text: 'Δ',
    size: 11,
    weight: 700,
    fill,
    align: 'center',
  });
}

function outline(
  { theme, pulse, reducedMotion }: SceneModel,
  rect: Rect,
  panel: Mark['panel'],
  of: NonNullable<Mark['of']>,
  marks: Mark[],
): void {
  const line = {
    stroke: theme.ink,
    lineWidth: 1,
    ...(reducedMotion ? {} : { opacity: pulse?.strength ?? 1 }),
  };
  marks.push({ panel, role: 'pulse', of, kind: 'rect', ...inset(rect, -1), ...line });
}
