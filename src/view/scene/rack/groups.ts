import { groupInputs } from '../../../core/facts/explain';
import { hasBegun } from '../../../core/stages';
import { formatNumber } from '../../format';
import type { GroupRow } from '../../layout/place-rack';
import type { Mark, Rect } from '../../marks';
import { STAGE_MS, STAGGER_MS, staggerOf } from '../beats';
import { inset, lerpRect, type SceneModel } from '../model';
import { arrow } from '../over/arrow';
import { areRanksVeiled } from '../over/guesses';
import { oneGroupNote } from './axis-note';
import { isGroupLit, keepLine, restingLevel } from './keep-line';
import { type MarginAxis, marginAxis, zeroMarks } from './margin-axis';

/** Between the longest bar, which the keep line may touch, and the numbers. */
const NUMBER_GAP = 7;

/** Row labels and tints; behind the cells. */
export function rowMarks(model: SceneModel, marks: Mark[]): void {
  const { theme, layout, hasGroups } = model;
  if (!hasGroups) {
    oneGroupMarks(model, marks);
    return;
  }
  for (const row of layout.rows) {
    const isRowLit = isGroupLit(model, row.group);
    const of = { kind: 'group', id: row.group } as const;
    if (isRowLit)
      marks.push({
        panel: 'rack',
        role: 'row',
        of,
        kind: 'rect',
        ...row.box,
        fill: theme.selTint,
        stroke: theme.selected,
        lineWidth: 1,
        radius: 4,
      });
    if (!row.isNamed) continue;
    const isShort = layout.form === 'phone';
    marks.push({
      panel: 'rack',
      role: 'rowName',
      of,
      kind: 'text',
      x: row.label.x + row.label.width,
      y: row.label.y + row.label.height / 2,
      text: isShort ? String(row.group) : model.words.groupLabel(row.group),
      size: isShort || row.isStrip ? 11 : 12,
      weight: isRowLit ? 600 : 400,
      fill: isRowLit ? theme.selectedText : theme.inkSoft,
      align: 'right',
    });
  }
}

/** Says why there are no groups, and names the first expert of each line of cells. */
export function oneGroupMarks(model: SceneModel, marks: Mark[]): void {
  const { theme, layout, words } = model;
  const text = { panel: 'rack', kind: 'text', size: 11, weight: 400, fill: theme.maskedText } as const;
  const first = layout.cells[0];
  if (!first) return;
  marks.push({
    ...text,
    role: 'note',
    x: first.x,
    y: first.y - 10,
    text: oneGroupNote(model),
    align: 'left',
  });
  if (layout.form === 'phone') return;
  layout.cells.forEach((cell, id) => {
    if (cell.x !== first.x) return;
    const y = cell.y + cell.height / 2;
    marks.push({ ...text, role: 'rowName', x: first.x - 8, y, text: words.expert(id), align: 'right' });
  });
}

/** Group score bars with their parts, ranks, and the keep line. */
export function marginMarks(model: SceneModel, marks: Mark[]): void {
  const { layout, done, hasGroups, token } = model;
  if (!hasGroups) return;
  const isShort = layout.form === 'phone';
  const scores = layout.rows.map(({ group }) =>
    isShort ? '' : formatNumber(token.result.groupScores[group]!),
  );
  const numbers = layout.rows.map(({ group }) => {
    const cut =
      done('keep') === 1 && model.irregular.groupCut?.close.has(group) ? model.irregular.groupCut : null;
    const sign = cut ? (cut.closeness === 'tie' ? ' =' : ' ≈') : '';
    const rank = `#${model.groupRankOf[group]! + 1}${sign}`;
    return isShort ? rank : `${scores[group]} ${rank}`;
  });
  const widest = numbers.reduce((most, words) => Math.max(most, model.measure(words, 12, 600)), 0);
  const width = layout.rows[0]?.margin?.width ?? 0;
  const bars = barsOf(model, Math.max(8, width - widest - NUMBER_GAP));
  slotMarks(model, bars.axis, marks);
  if (done('group') === 0) return;
  zeroMarks(model, bars.axis, marks);
  // Room for the ranks is kept also while they are veiled, so that the bars stay.
  const shown = areRanksVeiled(model.guess) ? scores : numbers;
  for (const row of layout.rows) groupBar(model, row, bars, shown[row.group] ?? '', marks);
  if (done('keep') > 0) keepLine(model, bars.axis, isShort, marks);
}

/** The places of the bars, which are empty until groups are scored. */
function slotMarks({ layout, theme, part, words }: SceneModel, { room }: MarginAxis, marks: Mark[]): void {
  const opacity = 1 - part('group', 0, 0.3);
  if (opacity === 0) return;
  const heads = new Map<number, Rect>();
  for (const { margin, box, group } of layout.rows) {
    if (!margin) continue;
    if (!heads.has(margin.x)) heads.set(margin.x, margin);
    const height = barHeight(margin);
    const y = margin.y + (box.height - 4) / 2 - height / 2;
    const slot = { x: margin.x, y, width: room, height, stroke: theme.hair, lineWidth: 1, radius: 2 };
    marks.push({
      panel: 'rack',
      role: 'groupSlot',
      of: { kind: 'group', id: group },
      kind: 'rect',
      ...slot,
      opacity,
    });
  }
  if (layout.form === 'phone') return;
  const look = { size: 11, weight: 400, fill: theme.maskedText, align: 'left' } as const;
  for (const { x, y } of heads.values())
    marks.push({
      panel: 'rack',
      role: 'note',
      kind: 'text',
      x,
      y: Math.max(y - 11, 6),
      text: words.groupScores,
      ...look,
      opacity,
    });
}

/** Height of a group's bar, by that of its row. */
function barHeight({ height }: Rect): number {
  return Math.min(24, Math.max(Math.min(14, height), Math.round(height * 0.34)));
}

/** What the bars of all groups have in common. */
interface Bars {
  readonly axis: MarginAxis;
  /** Some bar reaches to both sides of zero: its end is then not the group's score, which needs a mark of its own. */
  readonly isMixed: boolean;
}

function barsOf(model: SceneModel, room: number): Bars {
  const { layout, token } = model;
  let [bottom, top] = [0, 0];
  let isMixed = false;
  for (const g of token.result.groupScores) if (Number.isFinite(g)) top = Math.max(top, g);
  for (const { group } of layout.rows) {
    const values = contributionsOf(model, group).filter(({ value }) => Number.isFinite(value));
    const over = values.reduce((sum, { value }) => sum + Math.max(0, value), 0);
    const under = values.reduce((sum, { value }) => sum + Math.min(0, value), 0);
    top = Math.max(top, over);
    bottom = Math.min(bottom, under);
    isMixed ||= over > 0 && under < 0;
  }
  return { axis: marginAxis(bottom, top, room), isMixed };
}

/** What makes a group's score, best first. */
function contributionsOf({ token }: SceneModel, group: number) {
  const { groupBest, groupBestWidth: width } = token.result;
  const values = groupInputs(token);
  return Array.from(groupBest.subarray(group * width, (group + 1) * width))
    .filter((id) => id >= 0)
    .map((id) => ({ id, value: values[id]! }));
}

/** A part of a group's bar, and the cell it comes from. */
interface Part extends Rect {
  readonly id: number;
}

/**
 * The parts of a group's bar, best first, abutting from zero: to the right, and to the left those under zero. The score is
 * what reaches to the right less what reaches to the left.
 */
function partsOf(model: SceneModel, { margin, box, group }: GroupRow, { at }: MarginAxis): Part[] {
  if (!margin) return [];
  const height = barHeight(margin);
  const y = margin.y + (box.height - 4) / 2 - height / 2;
  const reach = { over: 0, under: 0 };
  return contributionsOf(model, group).map(({ id, value }) => {
    const side = value < 0 ? 'under' : 'over';
    const from = reach[side];
    const to = Number.isNaN(value) ? from : from + value;
    reach[side] = to;
    const [left, right] = [margin.x + at(Math.min(from, to)), margin.x + at(Math.max(from, to))];
    const gap = from === 0 ? 0 : 1;
    return { id, x: side === 'over' ? left + gap : left, y, width: Math.max(0, right - left - gap), height };
  });
}

function groupBar(model: SceneModel, row: GroupRow, bars: Bars, number: string, marks: Mark[]): void {
  const { theme, cutTo, layout } = model;
  const { margin, group } = row;
  if (!margin) return;
  const isRowLit = isGroupLit(model, group);
  const fill = isRowLit ? theme.selected : theme.candidate;
  const flown = travelled(model, group);
  partsOf(model, row, bars.axis).forEach(({ id, ...place }, n) => {
    const base = { panel: 'rack', role: 'groupPart', of: { kind: 'expert', id }, kind: 'rect' } as const;
    const opacity = n % 2 === 0 ? 1 : 0.66;
    const cell = layout.cells[id];
    if (flown === 1) {
      marks.push({ ...base, ...place, fill, opacity });
      if (cell && cutTo === 'group') {
        const from = { x: cell.x + cell.width, y: cell.y + cell.height / 2 };
        arrow(from, { x: row.box.x + row.box.width + 4, y: from.y }, 'rack', theme.inkSoft, marks);
      }
    } else if (cell && flown > 0) {
      // A copy of the cell's bar leaves along the row and becomes its part of the group's.
      const box = lerpRect(inset(cell, Math.min(4, cell.width / 5)), place, flown);
      marks.push({ ...base, role: 'flight', ...box, fill, opacity: 0.8 });
    }
  });
  const shown = model.part('group', 0.8, 1);
  if (shown === 0) return;
  const y = margin.y + (row.box.height - 4) / 2;
  if (bars.isMixed) scoreDot(model, row, bars.axis, y, shown, marks);
  const size = row.box.height < 16 ? 11 : 12;
  marks.push({
    panel: 'rack',
    role: 'groupNumber',
    of: { kind: 'group', id: group },
    kind: 'text',
    ...numberPlace(model, row, bars.axis, model.measure(number, size, 600)),
    y,
    text: number,
    size,
    weight: isRowLit ? 600 : 400,
    fill: isRowLit ? theme.ink : theme.inkSoft,
    opacity: shown,
  });
}

/**
 * Right beside the end of a group's bar; right of where the keep line comes to rest if that would cross the number. On a
 * phone, where ranks alone stand, in a column.
 */
function numberPlace(
  model: SceneModel,
  { group, margin }: GroupRow,
  { at, zero, room }: MarginAxis,
  width: number,
): { readonly x: number; readonly align: 'left' | 'right' } {
  const { x, width: whole } = margin!;
  if (model.layout.form === 'phone') return { x: x + whole, align: 'right' };
  const parts = contributionsOf(model, group).filter(({ value }) => value > 0);
  const over = parts.reduce((sum, { value }) => sum + value, 0);
  const end = Math.max(zero, at(over), at(model.token.result.groupScores[group]!)) + NUMBER_GAP;
  const rest = restingLevel(model);
  const line = rest === null ? Number.NEGATIVE_INFINITY : at(rest);
  const isCrossed = end - NUMBER_GAP / 2 < line && line < end + width + NUMBER_GAP / 2;
  return { x: x + Math.min(isCrossed ? line + NUMBER_GAP : end, room + NUMBER_GAP), align: 'left' };
}

/** The group's score, ● as in the ladder, if the end of its bar is another value: the keep line is to be read against it. */
function scoreDot(
  model: SceneModel,
  { group, margin }: GroupRow,
  { at }: MarginAxis,
  y: number,
  opacity: number,
  marks: Mark[],
): void {
  const { theme, layout, token } = model;
  const score = token.result.groupScores[group]!;
  if (!margin || !Number.isFinite(score)) return;
  marks.push({
    panel: 'rack',
    role: 'groupScore',
    of: { kind: 'group', id: group },
    kind: 'dot',
    x: margin.x + at(score),
    y,
    r: layout.form === 'phone' ? 2 : 3.5,
    fill: isGroupLit(model, group) ? theme.ink : theme.paper,
    stroke: theme.ink,
    lineWidth: 1.25,
    opacity,
  });
}

/** How far a row's copies have gone to the margin; rows start one after the other. */
function travelled({ layout, part, reducedMotion, t }: SceneModel, group: number): number {
  if (reducedMotion) return hasBegun(t, 'group') ? 1 : 0;
  const start = 0.3 + staggerOf('group', group, layout.rows.length);
  return part('group', start, start + 0.5 - STAGGER_MS / STAGE_MS.group);
}
