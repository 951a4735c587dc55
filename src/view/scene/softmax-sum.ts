import { formatNumber } from '../format';
import type { Mark } from '../marks';
import { oneGroupNote } from './axis-note';
import { lerp, type SceneModel } from './model';

/**
 * While softmax makes scores: the sum all of them are divided by, building in the margin row by row. With s the score
 * of the largest logit, Σ exp(z − max z) = 1 / s, and a row's part of it is its scores' part of 1. Sigmoid has none.
 */
export function softmaxSumMarks(model: SceneModel, marks: Mark[]): void {
  const { t, token, layout, theme, part, words } = model;
  const { plan, result } = token;
  if (t <= 1 || t > 2 || plan.scoring !== 'softmax' || plan.rules.scored !== 'before') return;
  const best = result.scores.reduce((most, s) => Math.max(most, s), 0);
  if (!(best > 0)) return;
  const built = part(1, 0.3, 1);
  const first = layout.cells[0];
  const last = layout.rows[0]?.margin;
  const text = { panel: 'rack', kind: 'text', size: 11, weight: 400, fill: theme.inkSoft } as const;
  const label = words.softmaxSum(formatNumber(built / best));
  if (!last || !model.hasGroups) {
    if (!first || built === 0) return;
    // Above the right end of the first line of cells, where a margin would be, or right of what stands at its left end.
    const end = Math.max(...layout.cells.map(({ x, width }) => x + width));
    const note = model.measure(oneGroupNote(model), 11, 400);
    const right = Math.max(end, first.x + note + 16 + model.measure(label, 11, 400));
    if (right <= layout.strip.x + layout.strip.width)
      marks.push({ ...text, x: right, y: first.y - 10, text: label, align: 'right', whole: 'softmaxSum' });
    return;
  }
  const shares = layout.rows.map(({ group }) => {
    const from = group * model.groupSize;
    return result.scores.subarray(from, from + model.groupSize).reduce((sum, s) => sum + s, 0);
  });
  const most = Math.max(...shares);
  for (const { group, margin, box } of layout.rows) {
    if (!margin) continue;
    const number = formatNumber((shares[group]! / best) * built, 3);
    const room = margin.width - model.measure(number, 11, 400) - 7;
    const height = Math.min(8, margin.height);
    const y = margin.y + (box.height - 4) / 2;
    const base = { panel: 'rack', of: { kind: 'group', id: group } } as const;
    const width = lerp(0, (shares[group]! / most) * Math.max(0, room), built);
    marks.push({
      ...base,
      kind: 'rect',
      x: margin.x,
      y: y - height / 2,
      width,
      height,
      fill: theme.candidate,
    });
    if (built > 0 && layout.form !== 'phone')
      marks.push({ ...base, ...text, x: margin.x + margin.width, y, text: number, align: 'right' });
  }
  if (built > 0)
    marks.push({
      ...text,
      x: last.x + last.width,
      y: layout.rows[0]!.box.y - (layout.form === 'phone' ? 8 : 11),
      text: label,
      align: 'right',
      whole: 'softmaxSum',
    });
}
