import { formatNumber } from '../../format';
import type { GroupRow } from '../../layout/place-rack';
import type { Mark, Rect } from '../../marks';
import { type ComparedModel, readsSame } from '../pair-model';
import { isGroupLit } from './keep-line';
import { NOT_EQUAL } from './pair-badges';

/** How the numbers of all rows are set: each side's in a line of its own, or in one; or only that they differ. */
interface Setting {
  readonly isStacked: boolean;
  /** What stands in each line of a row. */
  readonly lines: (group: number) => readonly string[];
}

/** Lowest row for two lines. */
const MIN_STACKED = 26;
/** From the middle of a row to the middle of one of two lines: closer to each other than to those of the next row. */
const lineOf = ({ height }: Rect) => Math.min(6.5, height / 4 - 0.75);
/** Bars are at least this long beside numbers. */
const MIN_BARS = { desktop: 48, tablet: 40, phone: 6 } as const;
const NUMBER_GAP = 7;

/** The numbers of the margin in a comparison: as full as all rows have room for. */
export interface MarginNumbers {
  /** What they leave for the bars. */
  readonly room: number;
  readonly draw: (row: GroupRow, marks: Mark[]) => void;
}

/**
 * Each group's score and rank in A and in B, "A 0.9565 #4" over "B 1.928 #2" or in one line; without the scores if there
 * is no room for them, and only that they differ (≠) if there is none for two ranks. What is the same in both stands once.
 */
export function marginNumbers(model: ComparedModel): MarginNumbers {
  const { layout, measure } = model.b;
  const width = layout.rows[0]?.margin?.width ?? 0;
  const height = Math.min(...layout.rows.map(({ box }) => box.height));
  const size = layout.cell < 13 || layout.form === 'phone' ? 11 : 12;
  const widthOf = ({ lines }: Setting) =>
    Math.max(0, ...layout.rows.flatMap(({ group }) => lines(group).map((line) => measure(line, size, 600))));
  const settings = settingsOf(model).filter(({ isStacked }) => !isStacked || height >= MIN_STACKED);
  const most = width - NUMBER_GAP - MIN_BARS[layout.form];
  const setting = settings.find((each) => widthOf(each) <= most) ?? settings.at(-1)!;
  return {
    room: Math.max(8, width - widthOf(setting) - NUMBER_GAP),
    draw: (row, marks) => rowNumbers(model, row, setting.lines(row.group), size, marks),
  };
}

function settingsOf(model: ComparedModel): readonly [Setting, ...Setting[]] {
  const { words } = model.b;
  const isShort = model.b.layout.form === 'phone';
  const full = (side: 'a' | 'b') => (group: number) =>
    `${formatNumber(scoreIn(model, side, group))} ${rank(side, group)}`;
  const rank = (side: 'a' | 'b', group: number) => `#${model[side].groupRankOf[group]! + 1}`;
  const setting = (
    of: (side: 'a' | 'b') => (group: number) => string,
    isStacked: boolean,
    isAlike: (group: number) => boolean,
  ): Setting => ({
    isStacked,
    lines: (group) => {
      const [a, b] = [of('a')(group), of('b')(group)];
      if (isAlike(group)) return [b];
      return isStacked
        ? [words.compare.onlyIn('A', a), words.compare.onlyIn('B', b)]
        : [words.compare.values(a, b)];
    },
  });
  const ranks = (side: 'a' | 'b') => (group: number) => rank(side, group);
  const sameRank = (group: number) => rank('a', group) === rank('b', group);
  const same = (group: number) =>
    sameRank(group) && readsSame(scoreIn(model, 'a', group), scoreIn(model, 'b', group));
  const least: Setting = {
    isStacked: false,
    lines: (group) => [sameRank(group) ? rank('b', group) : NOT_EQUAL],
  };
  const byRank = [setting(ranks, true, sameRank), setting(ranks, false, sameRank), least] as const;
  return isShort ? byRank : [setting(full, true, same), setting(full, false, same), ...byRank];
}

function scoreIn(model: ComparedModel, side: 'a' | 'b', group: number): number {
  return model[side].token.result.groupScores[group]!;
}

function rowNumbers(
  { a, b }: ComparedModel,
  { group, margin, box, isNamed }: GroupRow,
  lines: readonly string[],
  size: number,
  marks: Mark[],
): void {
  if (!margin || !isNamed) return;
  const { theme } = b;
  const isLit = [isGroupLit(a, group), isGroupLit(b, group)] as const;
  const only = isLit[0] === isLit[1] ? null : isLit[0] ? theme.selectedText : theme.variantBText;
  lines.forEach((text, i) => {
    const isStacked = lines.length > 1;
    const isIn = isStacked ? isLit[i as 0 | 1] : isLit[0] || isLit[1];
    marks.push({
      panel: 'rack',
      role: 'groupNumber',
      of: { kind: 'group', id: group },
      kind: 'text',
      x: margin.x + margin.width,
      y: margin.y + (box.height - 4) / 2 + (isStacked ? (2 * i - 1) * lineOf(box) : 0),
      text,
      size: isStacked ? 11 : size,
      weight: isIn ? 600 : 400,
      fill: isIn ? (isStacked && only) || theme.ink : theme.inkSoft,
      align: 'right',
    });
  });
}
