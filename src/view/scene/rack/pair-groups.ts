import type { StageLayout } from '../../layout/layout-stage';
import type { GroupRow } from '../../layout/place-rack';
import type { Mark } from '../../marks';
import type { SceneModel } from '../model';
import { arrow } from '../over/arrow';
import type { ComparedModel } from '../pair-model';
import { marginMarks, oneGroupMarks } from './groups';
import { isGroupLit, keepLevel } from './keep-line';
import { type MarginAxis, marginAxis, zeroMarks } from './margin-axis';
import { marginNumbers } from './pair-margin-numbers';

/** Rows kept by both have a quiet outline; those kept by one only its own, solid or dashed, and its letter. */
export function pairRowMarks(model: ComparedModel, marks: Mark[]): void {
  const { a, b, rows } = model;
  if (rows === null) oneGroupMarks(b, marks);
  for (const row of rows === null ? [] : b.layout.rows) {
    const [inA, inB] = [rows !== 'b' && isGroupLit(a, row.group), rows !== 'a' && isGroupLit(b, row.group)];
    rowPair(b, row, inA, inB, marks);
  }
  rowsNote(model, marks);
}

/** If only one side's groups can be the rows: whose they are, and how many the other has. */
export function rowsNoteText({ a, b, rows }: ComparedModel): string | null {
  if (rows !== 'a' && rows !== 'b') return null;
  const { layout, words, measure } = b;
  const [own, other] = rows === 'a' ? [a, b] : [b, a];
  const [side, otherSide] = [words.compare[rows], words.compare[rows === 'a' ? 'b' : 'a']];
  const [groups, otherGroups] = [own.token.plan.numGroups, other.token.plan.numGroups];
  const long = other.hasGroups
    ? words.compare.rows(side, groups, otherSide, otherGroups)
    : words.compare.rowsAlone(side, groups, otherSide);
  const texts = [long, words.compare.rowsShort(side)];
  return texts.find((text) => measure(text, 11, 600) <= (layout.rows[0]?.box.width ?? 0)) ?? null;
}

/** That note, over the rack. */
function rowsNote(model: ComparedModel, marks: Mark[]): void {
  const { layout, theme } = model.b;
  const first = layout.cells[0];
  const text = rowsNoteText(model);
  if (!first || text === null) return;
  marks.push({
    panel: 'rack',
    role: 'note',
    kind: 'text',
    x: first.x,
    y: first.y - (layout.form === 'phone' ? 8 : 11),
    text,
    size: 11,
    weight: 600,
    fill: model.rows === 'a' ? theme.selectedText : theme.variantBText,
    align: 'left',
  });
}

function rowPair(
  { theme, layout, words, measure }: SceneModel,
  row: GroupRow,
  inA: boolean,
  inB: boolean,
  marks: Mark[],
): void {
  const base = { panel: 'rack', of: { kind: 'group', id: row.group } } as const;
  if (inA)
    marks.push({
      ...base,
      role: 'row',
      kind: 'rect',
      ...row.box,
      fill: theme.selTint,
      stroke: inB ? theme.rule : theme.selected,
      lineWidth: inB ? 1 : 2,
      radius: 4,
    });
  else if (inB)
    marks.push({
      ...base,
      role: 'row',
      kind: 'rect',
      ...row.box,
      fill: theme.panel,
      stroke: theme.variantB,
      lineWidth: 2,
      dash: [5, 3],
      radius: 4,
    });
  if (!row.isNamed) return;
  const isShort = layout.form === 'phone';
  const name = isShort ? String(row.group) : words.groupLabel(row.group);
  const side = inA === inB ? null : inA ? 'A' : 'B';
  const size = isShort ? 11 : 12;
  const long = side ? words.compare.only(name, side) : name;
  const text = measure(long, size, 600) <= row.label.width ? long : name;
  marks.push({
    ...base,
    role: 'rowName',
    kind: 'text',
    x: row.label.x + row.label.width,
    y: row.label.y + row.label.height / 2,
    text,
    size,
    weight: inA || inB ? 600 : 400,
    fill:
      side === 'A' ? theme.selectedText : side === 'B' ? theme.variantBText : inA ? theme.ink : theme.inkSoft,
    align: 'right',
  });
}

/** Height of one side's bar. */
export const BAR = 5;
/** Between the caption of the group scores and the label of the cut. */
const CAPTION_GAP = 12;

/** Two bars for each group, A over B, from one zero; two keep lines if the cuts differ. */
export function pairMarginMarks(model: ComparedModel, marks: Mark[]): void {
  const { a, b, rows } = model;
  const { layout, done, theme } = b;
  if (rows === 'a') marginMarks(a, marks);
  if (rows === 'b') marginMarks({ ...b, theme: { ...theme, selected: theme.variantB } }, marks);
  if (rows !== 'both' || done('group') === 0) return;
  const scores = [a.token.result.groupScores, b.token.result.groupScores] as const;
  const finite = scores.flatMap((g) => [...g]).filter(Number.isFinite);
  const numbers = marginNumbers(model);
  const axis = marginAxis(Math.min(0, ...finite), Math.max(0, ...finite), numbers.room);
  zeroMarks(b, axis, marks);
  captionMarks(model, marks);
  for (const row of layout.rows) {
    const { group, margin, box } = row;
    if (!margin) continue;
    const middle = margin.y + (box.height - 4) / 2;
    const [inA, inB] = [isGroupLit(a, group), isGroupLit(b, group)];
    const base = { panel: 'rack', of: { kind: 'group', id: group } } as const;
    scores.forEach((g, i) => {
      const isOnly = i === 0 ? inA && !inB : inB && !inA;
      const fill = isOnly ? (i === 0 ? theme.selected : theme.variantB) : theme.candidate;
      const length = (axis.at(g[group]!) - axis.zero) * b.part('group', 0.3, 0.8);
      marks.push({
        ...base,
        role: 'groupBar',
        kind: 'rect',
        x: margin.x + axis.zero + Math.min(0, length),
        y: middle + (i === 0 ? -BAR - 0.5 : 0.5),
        width: Math.abs(length),
        height: BAR,
        fill,
      });
    });
    if (done('group') >= 0.8) numbers.draw(row, marks);
  }
  if (done('keep') > 0) keepLines(model, axis, marks);
}

/** Over the first margin, left of the cut's label: what a group's score is made of in A and in B, if that differs. */
function captionMarks({ a, b }: ComparedModel, marks: Mark[]): void {
  const { layout, words, measure, theme } = b;
  const margin = layout.rows[0]?.margin;
  const [ofA, ofB] = [a.token.plan.contributors, b.token.plan.contributors];
  if (!margin || ofA === ofB) return;
  const { text: keep, size, weight } = keepLabel({ a, b });
  const right = margin.x + margin.width - measure(keep, size, weight) - CAPTION_GAP;
  const texts = [words.compare.aggregates(ofA, ofB), words.compare.aggregatesShort(ofA, ofB)];
  const text = texts.find((each) => measure(each, 11, 400) <= right);
  if (text)
    marks.push({
      panel: 'rack',
      role: 'note',
      kind: 'text',
      x: right,
      y: keepLabelY(layout),
      text,
      size: 11,
      weight: 400,
      fill: theme.inkSoft,
      align: 'right',
    });
}

/** How many groups each side keeps. */
function keepLabel({ a, b }: Pick<ComparedModel, 'a' | 'b'>) {
  const { words, theme, layout } = b;
  const [keepA, keepB] = [a, b].map(({ token }) => token.scenario.params.topkGroup) as [number, number];
  const size = layout.form === 'phone' ? 11 : 12;
  return keepA === keepB
    ? ({ text: words.keepShort(keepB), size, weight: 400, fill: theme.inkSoft } as const)
    : ({ text: words.compare.keep(keepA, keepB), size, weight: 600, fill: theme.ink } as const);
}

/** Middle of the line over the margin. */
function keepLabelY({ rows, form }: StageLayout): number {
  return (rows[0]?.box.y ?? 0) - (form === 'phone' ? 7 : 11);
}

/** Where the keep line of one side stands: sweeping, then halfway between the last kept group and the first dropped. */
function levelOf(model: SceneModel): number | null {
  const { groupScores, groupOrder } = model.token.result;
  const keep = model.token.scenario.params.topkGroup;
  const [last, next] = [groupScores[groupOrder[keep - 1] ?? -1], groupScores[groupOrder[keep] ?? -1]];
  if (next === undefined || last === undefined) return null;
  const level = model.done('keep') >= 0.8 ? (last + next) / 2 : keepLevel(model);
  return Number.isFinite(level) ? level : null;
}

function keepLines({ a, b }: ComparedModel, { at, room }: MarginAxis, marks: Mark[]): void {
  const { theme, layout, done } = b;
  const [levelA, levelB] = [levelOf(a), levelOf(b)];
  const columns = new Map(layout.rows.flatMap(({ margin }) => (margin ? [[margin.x, margin] as const] : [])));
  for (const margin of columns.values()) {
    const rows = layout.rows.filter((row) => row.margin?.x === margin.x);
    const y1 = (rows[0]?.box.y ?? 0) - 2;
    const y2 = (rows.at(-1)?.box.y ?? 0) + (rows.at(-1)?.box.height ?? 0);
    const line = (level: number | null, stroke: string, dash: readonly number[] | null, y: number) => {
      if (level === null) return;
      const x = margin.x + at(level);
      const base = {
        panel: 'rack',
        role: 'keepLine',
        whole: 'groupCut',
        kind: 'line',
        x1: x,
        x2: x,
        y1,
        y2,
        stroke,
        lineWidth: 1.5,
      } as const;
      marks.push(dash ? { ...base, dash } : base);
      if (b.cutTo === 'keep') arrow({ x: margin.x + room, y }, { x, y }, 'rack', stroke, marks);
    };
    // Without motion, where each line came from: A's at its upper end, B's at its lower one.
    if (levelA === levelB) line(levelB, theme.ink, [3, 3], y1);
    else {
      line(levelA, theme.selected, null, y1);
      line(levelB, theme.variantB, [4, 3], y2);
    }
    if (done('keep') < 0.8) continue;
    marks.push({
      panel: 'rack',
      role: 'keepLine',
      whole: 'groupCut',
      kind: 'text',
      x: margin.x + margin.width,
      y: keepLabelY(layout),
      ...keepLabel({ a, b }),
      align: 'right',
    });
  }
}
