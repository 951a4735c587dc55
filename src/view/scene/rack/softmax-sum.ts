import { stageAt } from '../../../core/stages';
import { formatNumber } from '../../format';
import type { GroupRow } from '../../layout/place-rack';
import type { Mark, Rect } from '../../marks';
import type { SceneModel } from '../model';
import { oneGroupNote } from './axis-note';

/**
 * While softmax makes scores: the sum all of them are divided by, building in the margin row by row. With s the score
 * of the largest logit, Σ exp(z − max z) = 1 / s, and a row's part of it is its scores' part of 1. Sigmoid has none.
 */
export function softmaxSumMarks(model: SceneModel, marks: Mark[]): void {
  const { layout, hasGroups, theme, words } = model;
  const sum = softmaxSum(model);
  if (!sum) return;
  if (hasGroups) {
    const axis = sumAxis(model, [sum], (group) => formatNumber(sum.whole[group]!, 3));
    for (const row of layout.rows) {
      const height = Math.min(8, row.margin?.height ?? 0);
      sumBar(row, { y: -height / 2, height, width: axis(sum.shares[row.group]!) }, theme.candidate, marks);
      if (sum.total > 0) sumNumber(model, row, formatNumber(sum.shares[row.group]!, 3), marks);
    }
  }
  if (sum.total === 0) return;
  const first = layout.cells[0];
  const note = first ? first.x + model.measure(oneGroupNote(model), 11, 400) + 16 : 0;
  const place = { isOverMargin: hasGroups, after: hasGroups ? 0 : note };
  sumLabel(model, place, [words.softmaxSum(formatNumber(sum.total))], marks);
}

/** The sum as far as it is built, and what each row of the picture adds to it: now, and once it is whole. */
export interface SoftmaxSum {
  readonly total: number;
  readonly shares: readonly number[];
  readonly whole: readonly number[];
}

/** A side's sum at the time shown; null if there is none. The rows may be those of the other side's groups. */
export function softmaxSum({ t, token, layout, part }: SceneModel): SoftmaxSum | null {
  const { plan, result } = token;
  if (stageAt(t) !== 'score' || plan.scoring !== 'softmax' || plan.rules.scored !== 'before') return null;
  const best = result.scores.reduce((most, s) => Math.max(most, s), 0);
  if (!(best > 0)) return null;
  const built = part('score', 0.3, 1);
  const size = layout.cells.length / layout.rows.length;
  const whole = layout.rows.map(
    (_, row) => result.scores.subarray(row * size, (row + 1) * size).reduce((sum, s) => sum + s, 0) / best,
  );
  return { total: built / best, shares: whole.map((share) => share * built), whole };
}

/** From a share to the length of its bar: one axis for all rows, which leaves room for the widest number. */
export function sumAxis(
  { layout, measure }: SceneModel,
  sums: readonly SoftmaxSum[],
  numberOf: (group: number) => string,
): (share: number) => number {
  const most = Math.max(...sums.flatMap(({ whole }) => whole));
  const isShort = layout.form === 'phone';
  const widest = isShort ? 0 : Math.max(...layout.rows.map(({ group }) => measure(numberOf(group), 11, 400)));
  const room = Math.max(0, (layout.rows[0]?.margin?.width ?? 0) - widest - 7);
  return (share) => (share / most) * room;
}

/** A row's bar; `y` is from the middle of its margin. */
export function sumBar(
  { group, margin, box }: GroupRow,
  { y, height, width }: Pick<Rect, 'y' | 'height' | 'width'>,
  fill: string,
  marks: Mark[],
): void {
  if (!margin) return;
  const top = margin.y + (box.height - 4) / 2 + y;
  const of = { kind: 'group', id: group } as const;
  marks.push({
    panel: 'rack',
    role: 'softmaxSum',
    of,
    kind: 'rect',
    x: margin.x,
    y: top,
    width,
    height,
    fill,
  });
}

/** A row's number at the end of its margin, if there is room. */
export function sumNumber(
  { layout, theme }: SceneModel,
  { group, margin, box }: GroupRow,
  text: string,
  marks: Mark[],
): void {
  if (!margin || layout.form === 'phone') return;
  marks.push({
    panel: 'rack',
    role: 'softmaxSum',
    of: { kind: 'group', id: group },
    kind: 'text',
    x: margin.x + margin.width,
    y: margin.y + (box.height - 4) / 2,
    text,
    size: 11,
    weight: 400,
    fill: theme.inkSoft,
    align: 'right',
  });
}

/**
 * The sum itself, over the margin; if there is none, above the right end of the first line of cells, or right of what
 * stands at its left end. Of several texts the first that is clear of what ends at `after`.
 */
export function sumLabel(
  { layout, theme, measure }: SceneModel,
  { isOverMargin, after }: { readonly isOverMargin: boolean; readonly after: number },
  texts: readonly string[],
  marks: Mark[],
): void {
  const first = layout.cells[0];
  const margin = isOverMargin ? layout.rows[0]?.margin : null;
  if (!first) return;
  const end = margin ? margin.x + margin.width : Math.max(...layout.cells.map(({ x, width }) => x + width));
  const most = margin ? end : layout.strip.x + layout.strip.width;
  for (const text of texts) {
    const right = Math.max(end, after + measure(text, 11, 400));
    if (right > most) continue;
    const y = margin ? layout.rows[0]!.box.y - (layout.form === 'phone' ? 8 : 11) : first.y - 10;
    const look = { size: 11, weight: 400, fill: theme.inkSoft, align: 'right' } as const;
    marks.push({
      panel: 'rack',
      role: 'softmaxSum',
      kind: 'text',
      x: right,
      y,
      text,
      ...look,
      whole: 'softmaxSum',
    });
    return;
  }
}
