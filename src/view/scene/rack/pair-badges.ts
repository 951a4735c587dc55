import type { Mark } from '../../marks';
import { inset, sideOf } from '../model';
import type { ComparedModel } from '../pair-model';
import { badgeInset, badgeRadius, badgeWidth, tileNumber } from './cell-frame';
import { isLit } from './cell-state';

/** Says that two values differ, if there is no room for both. */
export const NOT_EQUAL = '≠';

/** Ranks of what is picked: one if both agree, else each side's own, or ≠ if there is no room for two. */
export function pairBadgeMarks(model: ComparedModel, id: number, marks: Mark[]): void {
  const { a, b } = model;
  const { theme, layout, measure } = b;
  const rect = layout.cells[id];
  const [inA, inB] = [isLit(a, id), isLit(b, id)];
  if (!rect || (!inA && !inB)) return;
  const side = sideOf(rect);
  const widthOf = (rank: number) => badgeWidth(badgeRadius(side), measure(String(rank), 11, 700));
  const [rankA, rankB] = [a.rankOf[id]! + 1, b.rankOf[id]! + 1];
  const isSame = inA && inB && rankA === rankB;
  if (badgeRadius(side) === 0) {
    const text = isSame ? String(rankA) : NOT_EQUAL;
    if (!inA || !inB || measure(text, 11, 700) > side - 2) return;
    // The number covers the tile's lightness, as on the tile of a single picture.
    const of = { kind: 'expert', id } as const;
    marks.push({ panel: 'rack', role: 'plate', of, kind: 'rect', ...inset(rect, 1), fill: theme.paper });
    tileNumber(b, id, text, theme.ink, marks);
    return;
  }
  const both = { corner: 'right', isDashed: false, stroke: theme.ink } as const;
  const ofA = { corner: 'left', isDashed: false, stroke: theme.selected } as const;
  const ofB = { corner: 'right', isDashed: true, stroke: theme.variantB } as const;
  if (isSame) pill(model, id, [{ text: String(rankA), fill: theme.ink }], both, marks);
  else if (inA && inB && widthOf(rankA) + widthOf(rankB) + 2 * badgeInset(side) + 1 > rect.width) {
    const texts = [
      { text: String(rankA), fill: theme.selectedText },
      { text: String(rankB), fill: theme.variantBText },
    ];
    const isWide = texts.reduce((sum, { text }) => sum + measure(text, 11, 700), 0) + TWO_PAD > side + 4;
    pill(model, id, isWide ? [{ text: NOT_EQUAL, fill: theme.ink }] : texts, both, marks);
  } else {
    if (inA) pill(model, id, [{ text: String(rankA), fill: theme.selectedText }], ofA, marks);
    if (inB) pill(model, id, [{ text: String(rankB), fill: theme.variantBText }], ofB, marks);
  }
}

/** What two numbers need beside their widths: a line between them and the ends of the pill. */
const TWO_PAD = 8;

interface PillLook {
  readonly corner: 'left' | 'right';
  readonly isDashed: boolean;
  readonly stroke: string;
}

/** One number in a disc in an upper corner of its cell, or two with a line between them at its upper edge. */
function pill(
  { b: { layout, theme, measure } }: ComparedModel,
  id: number,
  texts: readonly { readonly text: string; readonly fill: string }[],
  { corner, isDashed, stroke }: PillLook,
  marks: Mark[],
): void {
  const rect = layout.cells[id];
  if (!rect) return;
  const r = badgeRadius(sideOf(rect));
  const gap = badgeInset(sideOf(rect));
  const widths = texts.map(({ text }) => measure(text, 11, 700));
  const isOne = texts.length === 1;
  const width = isOne ? badgeWidth(r, widths[0]!) : widths.reduce((sum, one) => sum + one, TWO_PAD);
  const x = !isOne
    ? rect.x + (rect.width - width) / 2
    : corner === 'right'
      ? rect.x + rect.width - width - gap
      : rect.x + gap;
  const y = rect.y + gap;
  const base = { panel: 'rack', role: 'badge', of: { kind: 'expert', id } } as const;
  const dash = isDashed ? { dash: [3, 2] } : {};
  const box = { x, y, width, height: 2 * r, radius: r };
  const line = { stroke, lineWidth: 1.25, ...dash };
  marks.push({ ...base, kind: 'rect', ...box, fill: theme.paper, ...line });
  let left = x + (isOne ? (width - widths[0]!) / 2 : 2.5);
  texts.forEach(({ text, fill }, i) => {
    const number = { text, fill, size: 11, weight: 700, align: 'center' } as const;
    marks.push({ ...base, role: 'rank', kind: 'text', x: left + widths[i]! / 2, y: y + r, ...number });
    left += widths[i]! + 3;
    if (i === 0 && !isOne)
      marks.push({
        ...base,
        kind: 'line',
        x1: left - 1.5,
        x2: left - 1.5,
        y1: y + 3,
        y2: y + 2 * r - 3,
        stroke: theme.rule,
        lineWidth: 1,
      });
  });
}
