import { hasBegun, hasEnded } from '../../../core/stages';
import type { Guess } from '../../highlights';
import { LADDER_HEAD } from '../../layout/layout-stage';
import type { Mark, Rect } from '../../marks';
import { plotOf } from '../ladder/ladder';
import { inset, type SceneModel } from '../model';

/** Side of the flag at a guess's lower left corner. */
const FLAG = 13;

/** Dashed frames with a flag around what the reader guessed: ? while it is asked, then ✓ or ✗. */
export function guessMarks(model: SceneModel, marks: Mark[]): void {
  const { guess, layout } = model;
  if (!guess) return;
  for (const id of guess.ids) {
    const box = guess.kind === 'expert' ? layout.cells[id] : layout.rows[id]?.box;
    if (box) guessMark(model, guess, id, box, marks);
  }
}

function guessMark(model: SceneModel, { kind, right }: Guess, id: number, box: Rect, marks: Mark[]): void {
  const { theme } = model;
  const base = { panel: 'rack', role: 'guess', of: { kind, id } } as const;
  const frame = { ...base, kind: 'rect', ...inset(box, -2), lineWidth: 2, radius: 3 } as const;
  // Paper under the dashes: they show on a solid frame too.
  marks.push({ ...frame, stroke: theme.paper });
  marks.push({ ...frame, stroke: theme.ink, dash: [4, 3] });
  const sign = right === null ? '?' : right.has(id) ? '✓' : '✗';
  const flag = { x: box.x - 5, y: box.y + box.height - FLAG + 5, width: FLAG, height: FLAG };
  marks.push({
    ...base,
    kind: 'rect',
    ...flag,
    fill: theme.ink,
    stroke: theme.paper,
    lineWidth: 1,
    radius: 3,
  });
  marks.push({
    ...base,
    kind: 'text',
    x: flag.x + FLAG / 2,
    y: flag.y + FLAG / 2,
    text: sign,
    size: 11,
    weight: 700,
    fill: theme.paper,
    align: 'center',
  });
}

/** Whether the numbers in the cells would give the answer away: while the bias moves, they say where it leads. */
export function areValuesVeiled({ guess, t }: Pick<SceneModel, 'guess' | 't'>): boolean {
  return guess?.isVeiled === true && hasBegun(t, 'bias') && !hasEnded(t, 'bias');
}

/** Whether the ranks of groups are what is asked for. */
export function areRanksVeiled(guess: Guess | null): boolean {
  return guess?.isVeiled === true && guess.kind === 'group';
}

/** The ladder without the answer: empty rungs, and a line that says when they are filled. */
export function veiledLadder({ layout, theme, words }: SceneModel, marks: Mark[]): void {
  const { ladder, ladderRow, ladderRows } = layout;
  const { left, right } = plotOf(ladder);
  const text = { panel: 'ladder', role: 'veil', kind: 'text', size: 11, weight: 400 } as const;
  marks.push({
    ...text,
    role: 'heading',
    x: ladder.x,
    y: ladder.y + 6,
    text: words.veiled,
    fill: theme.inkSoft,
    align: 'left',
  });
  for (let i = 0; i < ladderRows; i++) {
    const y = ladder.y + LADDER_HEAD + (i + 0.5) * ladderRow;
    marks.push({ ...text, x: left - 8, y, text: '?', fill: theme.maskedText, align: 'right' });
    marks.push({
      panel: 'ladder',
      role: 'veil',
      kind: 'line',
      x1: left,
      y1: y,
      x2: right,
      y2: y,
      stroke: theme.hair,
      lineWidth: 1,
    });
  }
}
