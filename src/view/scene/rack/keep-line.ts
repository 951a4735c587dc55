import { tiesOf } from '../../../core/facts/ties';
import { formatNumber } from '../../format';
import type { Mark } from '../../marks';
import { isGroupKept, lerp, type SceneModel } from '../model';
import { arrow } from '../over/arrow';
import type { MarginAxis } from './margin-axis';

/** The level the keep line has sunk to, linear in value: it stops between the last group kept and the next. */
export function keepLevel(model: SceneModel): number {
  const { token, part, irregular } = model;
  const { groupScores, groupOrder } = token.result;
  const top = groupScores[groupOrder[0] ?? 0] ?? 0;
  const last = groupScores[groupOrder[token.scenario.params.topkGroup - 1] ?? 0] ?? 0;
  const end = irregular.groupCut ? (irregular.groupCut.last + irregular.groupCut.next) / 2 : last;
  const p = part('keep', 0, 0.8);
  return Number.isFinite(top) && Number.isFinite(end) ? lerp(top, end, p) : p === 1 ? -Infinity : Infinity;
}

/** Where the keep line comes to rest; null if it cuts nothing or has no finite level. */
export function restingLevel({ irregular: { groupCut }, token }: SceneModel): number | null {
  const { params } = token.scenario;
  if (!groupCut || params.topkGroup >= token.result.numGroups) return null;
  const level = (groupCut.last + groupCut.next) / 2;
  return Number.isFinite(level) ? level : null;
}

/** Whether the keep line has passed a kept group. */
export function isGroupLit(model: SceneModel, group: number): boolean {
  if (model.done('keep') === 0 || !isGroupKept(model, group)) return false;
  return model.part('keep', 0, 0.8) === 1 || model.token.result.groupScores[group]! >= keepLevel(model);
}

/** Halfway between the last kept group and the first dropped one, with the gap. */
export function keepLine(model: SceneModel, { at, room }: MarginAxis, isShort: boolean, marks: Mark[]): void {
  const { theme, token, part, layout, irregular, words, cutTo } = model;
  const keep = token.scenario.params.topkGroup;
  const isCut = keep < token.result.numGroups;
  const columns = new Map(layout.rows.flatMap(({ margin }) => (margin ? [[margin.x, margin] as const] : [])));
  const level = keepLevel(model);
  const shown = part('keep', 0.8, 1);
  const cut = irregular.groupCut;
  const gap = cut ? formatNumber(cut.gap, 3) : null;
  const label =
    cut?.closeness === 'tie'
      ? tiesOf(token) === 'lowestIndex'
        ? words.keepTie(keep)
        : words.keepTieOpen(keep, cut.taken, cut.close.size)
      : gap === null || isShort
        ? words.keepShort(keep)
        : cut?.closeness === 'near'
          ? words.keepNear(keep, gap)
          : words.keep(keep, gap);
  for (const margin of columns.values()) {
    const rows = layout.rows.filter((row) => row.margin?.x === margin.x);
    const y1 = (rows[0]?.box.y ?? 0) - 2;
    const y2 = (rows.at(-1)?.box.y ?? 0) + (rows.at(-1)?.box.height ?? 0);
    if (Number.isFinite(level) && isCut) {
      const x = margin.x + at(level);
      const line = { stroke: theme.ink, lineWidth: 1.25, dash: [3, 3] };
      marks.push({
        panel: 'rack',
        role: 'keepLine',
        whole: 'groupCut',
        kind: 'line',
        x1: x,
        y1,
        x2: x,
        y2,
        ...line,
      });
      if (cutTo === 'keep') arrow({ x: margin.x + room, y: y1 }, { x, y: y1 }, 'rack', theme.ink, marks);
    }
    if (shown === 0) continue;
    marks.push({
      panel: 'rack',
      role: 'keepLine',
      whole: 'groupCut',
      kind: 'text',
      x: margin.x + margin.width,
      // Chinese characters are taller than capitals: half of one must fit above the middle.
      y: Math.max(y1 - (isShort ? 6 : 9), 6),
      text: label,
      size: isShort ? 11 : 12,
      weight: 400,
      fill: theme.inkSoft,
      align: 'right',
      opacity: shown,
    });
  }
}
