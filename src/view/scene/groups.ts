import { skipReason } from '../../core/stages';
import { formatNumber } from '../format';
import type { GroupRow } from '../layout/layout-stage';
import type { Mark } from '../marks';
import { beat, fraction, isGroupKept, lerp, type SceneModel } from './model';

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
        of,
        kind: 'rect',
        ...row.box,
        fill: theme.selTint,
        stroke: theme.selected,
        lineWidth: 1,
        radius: 4,
      });
    const isShort = layout.form === 'phone';
    marks.push({
      panel: 'rack',
      of,
      kind: 'text',
      x: row.label.x + row.label.width,
      y: row.label.y + row.label.height / 2,
      text: isShort ? String(row.group) : model.words.groupLabel(row.group),
      size: isShort ? 11 : 12,
      weight: isRowLit ? 600 : 400,
      fill: isRowLit ? theme.selectedText : theme.inkSoft,
      align: 'right',
    });
  }
}

/** What is to be said where there are no groups, and the first expert of each line of cells. */
export function oneGroupMarks({ theme, layout, token, words }: SceneModel, marks: Mark[]): void {
  const text = { panel: 'rack', kind: 'text', size: 11, weight: 400, fill: theme.maskedText } as const;
  const first = layout.cells[0];
  if (!first) return;
  marks.push({
    ...text,
    x: first.x,
    y: first.y - 10,
    text: words.noGroups[skipReason('group', token) ?? 'oneGroup'] ?? words.noGroups.oneGroup,
    align: 'left',
  });
  if (layout.form === 'phone') return;
  layout.cells.forEach((cell, id) => {
    if (cell.x !== first.x) return;
    const y = cell.y + cell.height / 2;
    marks.push({ ...text, x: first.x - 8, y, text: words.expert(id), align: 'right' });
  });
}

/** The level the keep line has sunk to, linear in value. */
export function keepLevel(model: SceneModel): number {
  const { token, done } = model;
  const { groupScores, groupOrder } = token.result;
  const top = groupScores[groupOrder[0] ?? 0] ?? 0;
  const last = groupScores[groupOrder[token.scenario.params.topkGroup - 1] ?? 0] ?? 0;
  const p = beat(done(4), 0, 0.8);
  return Number.isFinite(top) && Number.isFinite(last) ? lerp(top, last, p) : p === 1 ? -Infinity : Infinity;
}

/** Whether the keep line has passed a kept group. */
export function isGroupLit(model: SceneModel, group: number): boolean {
  if (model.done(4) === 0 || !isGroupKept(model, group)) return false;
  return model.done(4) >= 0.8 || model.token.result.groupScores[group]! >= keepLevel(model);
}

/** Group score bars with their two parts, ranks, and the keep line. */
export function marginMarks(model: SceneModel, marks: Mark[]): void {
  const { layout, done, hasGroups, token } = model;
  if (!hasGroups || done(3) === 0) return;
  const isShort = layout.form === 'phone';
  let top = 1e-9;
  for (const g of token.result.groupScores) if (Number.isFinite(g)) top = Math.max(top, g);
  const numbers = layout.rows.map(({ group }) => {
    const rank = `#${model.groupRankOf[group]! + 1}`;
    return isShort ? rank : `${formatNumber(token.result.groupScores[group]!)} ${rank}`;
  });
  const widest = numbers.reduce((most, words) => Math.max(most, model.measure(words, 12, 600)), 0);
  const width = layout.rows[0]?.margin?.width ?? 0;
  const bars: Bars = { top, room: Math.max(8, width - widest - NUMBER_GAP), isShort };
  for (const row of layout.rows) groupBar(model, row, bars, numbers[row.group] ?? '', marks);
  if (done(4) > 0) keepLine(model, bars, marks);
}

/** The common axis of the bars: the value at its end and its length. */
interface Bars {
  readonly top: number;
  readonly room: number;
  readonly isShort: boolean;
}

function groupBar(
  model: SceneModel,
  row: GroupRow,
  { top, room }: Bars,
  number: string,
  marks: Mark[],
): void {
  const { theme, token, done, layout } = model;
  const { margin, group } = row;
  if (!margin) return;
  const height = Math.min(14, margin.height);
  const y = margin.y + (row.box.height - 4) / 2 - height / 2;
  const grown = beat(done(3), 0.3, 0.8);
  const isRowLit = isGroupLit(model, group);
  const base = { panel: 'rack', of: { kind: 'group', id: group } } as const;
  const { groupBest, groupBestWidth, biased } = token.result;
  const members = groupBest
    .subarray(group * groupBestWidth, (group + 1) * groupBestWidth)
    .filter((id) => id >= 0);
  const fill = isRowLit ? theme.selected : theme.candidate;
  let x = margin.x;
  members.forEach((id, n) => {
    const width = fraction(biased[id] ?? 0, top) * room * grown;
    const gap = n > 0 ? 1 : 0;
    const opacity = n % 2 === 0 ? 1 : 0.66;
    marks.push({
      ...base,
      kind: 'rect',
      x: x + gap,
      y,
      width: Math.max(0, width - gap),
      height,
      fill,
      opacity,
    });
    x += width;
  });
  travel(model, row, members, marks);
  if (done(3) < 0.8) return;
  marks.push({
    ...base,
    kind: 'text',
    x: margin.x + margin.width,
    y: y + height / 2,
    text: number,
    size: layout.cell < 13 ? 11 : 12,
    weight: isRowLit ? 600 : 400,
    fill: isRowLit ? theme.ink : theme.inkSoft,
    align: 'right',
  });
}

/** Copies of the best cells on their way along the row to the margin. */
function travel(model: SceneModel, row: GroupRow, members: Int32Array, marks: Mark[]): void {
  const p = beat(model.done(3), 0.3, 0.8);
  if (model.reducedMotion || p <= 0 || p >= 1 || !row.margin) return;
  for (const id of members) {
    const cell = model.layout.cells[id];
    if (!cell) continue;
    const size = Math.min(cell.width, 12);
    const x = lerp(cell.x + cell.width / 2, row.margin.x, p);
    const y = lerp(cell.y + cell.height / 2, row.box.y + row.box.height / 2, p);
    marks.push({
      panel: 'rack',
      kind: 'rect',
      x: x - size / 2,
      y: y - size / 2,
      width: size,
      height: size,
      fill: model.theme.ink,
      radius: 2,
      opacity: 0.7,
    });
  }
}

/** Halfway between the last kept group and the first dropped one, with the gap. */
function keepLine(model: SceneModel, { top, room, isShort }: Bars, marks: Mark[]): void {
  const { theme, token, done, layout } = model;
  const { groupScores, groupOrder } = token.result;
  const keep = token.scenario.params.topkGroup;
  const last = groupScores[groupOrder[keep - 1] ?? -1];
  const next = groupScores[groupOrder[keep] ?? -1];
  const columns = new Map(layout.rows.flatMap(({ margin }) => (margin ? [[margin.x, margin] as const] : [])));
  const swept = keepLevel(model);
  const final = last === undefined || next === undefined ? last : (last + next) / 2;
  const level = done(4) >= 0.8 ? final : swept;
  for (const margin of columns.values()) {
    const rows = layout.rows.filter((row) => row.margin?.x === margin.x);
    const y1 = (rows[0]?.box.y ?? 0) - 2;
    const y2 = (rows.at(-1)?.box.y ?? 0) + (rows.at(-1)?.box.height ?? 0);
    if (level !== undefined && Number.isFinite(level) && next !== undefined) {
      const x = margin.x + fraction(level, top) * room;
      marks.push({
        panel: 'rack',
        kind: 'line',
        x1: x,
        y1,
        x2: x,
        y2,
        stroke: theme.ink,
        lineWidth: 1.25,
        dash: [3, 3],
      });
    }
    if (done(4) < 0.8 && last !== undefined) continue;
    const gap = last !== undefined && next !== undefined ? formatNumber(last - next, 3) : null;
    marks.push({
      panel: 'rack',
      kind: 'text',
      x: margin.x + margin.width,
      // Chinese characters are taller than capitals: half of one must fit above the middle.
      y: Math.max(y1 - (isShort ? 6 : 9), 6),
      text: gap === null || isShort ? model.words.keepShort(keep) : model.words.keep(keep, gap),
      size: isShort ? 11 : 12,
      weight: 400,
      fill: theme.inkSoft,
      align: 'right',
    });
  }
}
