import { hasBegun } from '../../../core/stages';
import type { Pin } from '../../../scenario/scenario';
import { LADDER_HEAD } from '../../layout/layout-stage';
import type { MarkRole } from '../../mark-roles';
import type { Mark } from '../../marks';
import type { SceneModel } from '../model';
import { type Ladder, ROOMY_ROW } from './rungs';

/** Between two parts of a line. */
const PART_GAP = 16;

interface Places {
  /** Where a value stands. */
  readonly x: (value: number) => number;
  /** A row whose right part is free, and where that begins. */
  readonly free: { readonly x: number; readonly y: number } | null;
  /** What is said over the cut, the fullest first. */
  readonly cutLabels: readonly string[];
}

/**
 * The heading, which says who leads, and the label over the cut: the fullest that fit together. The key of the points
 * stands beside them, or where else there is room for it.
 */
export function ladderHeading(model: SceneModel, ladder: Ladder, places: Places, marks: Mark[]): void {
  const { layout, theme, measure } = model;
  const { x: left, y: top, width } = layout.ladder;
  const { cut, title, key } = ladder;
  const isRoomy = layout.ladderRow >= ROOMY_ROW;
  const titleWidth = measure(title, 11, 600);
  const keyWidth = measure(key, 11, 400);
  const labelWidth = (label: string) => measure(label, 11, 600);
  const lines = [...places.cutLabels, ''].flatMap((label) =>
    [
      [titleWidth, isRoomy ? 0 : keyWidth],
      [titleWidth, 0],
      [0, keyWidth],
      [0, 0],
    ].map(([title = 0, key = 0]) => ({ title, key, label })),
  );
  const line = lines.find(
    ({ title, key, label }) =>
      [title, key, labelWidth(label)].reduce((sum, part) => sum + (part && part + PART_GAP), -PART_GAP) <=
      width,
  );
  if (!line) return;
  const y = top + 6;
  let end = left;
  if (line.title) {
    marks.push(ladderText('heading', left, y, title, theme.ink, 'left', 600));
    end = left + titleWidth + PART_GAP;
  }
  const keyAt = line.key ? { x: end, y } : isRoomy ? { x: left, y: top + LADDER_HEAD + 1 } : places.free;
  if (key && keyAt && keyAt.x + keyWidth <= left + width) {
    marks.push(ladderText('heading', keyAt.x, keyAt.y, key, theme.inkSoft, 'left', 400));
    if (line.key) end = keyAt.x + keyWidth + PART_GAP;
  }
  if (!line.label) return;
  // The label stands over its line, as far as heading and edge allow.
  const half = labelWidth(line.label) / 2;
  const level = Number.isFinite(cut?.level) ? places.x(cut?.level ?? 0) : left + width;
  const right = Math.min(left + width, Math.max(end + 2 * half, level + half));
  const label = ladderText('cut', right, y, line.label, theme.ink, 'right', 600);
  marks.push({ ...label, ...(cut && cut.shown < 1 ? { opacity: cut.shown } : {}), whole: cutName(model) });
}

/** Where lines through the rungs begin: under the key, if that has a line of its own. */
export function lineTop({ layout: { ladder, ladderRow } }: SceneModel): number {
  return ladder.y + LADDER_HEAD + (ladderRow < ROOMY_ROW ? 0 : 8);
}

/** Whose cut the ladder shows: of groups until experts are picked. */
export function cutName({ t }: SceneModel): 'groupCut' | 'expertCut' {
  return !hasBegun(t, 'pick') ? 'groupCut' : 'expertCut';
}

/** A text of the ladder. */
export function ladderText(
  role: MarkRole,
  x: number,
  y: number,
  text: string,
  fill: string,
  align: 'left' | 'right' | 'center',
  weight: 400 | 600,
  of?: Pin,
): Mark {
  const look = { kind: 'text', x, y, text, size: 11, weight, fill, align } as const;
  return { panel: 'ladder', role, ...look, ...(of ? { of } : {}) };
}
