import { expect } from 'vitest';
import type { StageLayout } from '../view/layout/layout-stage';
import { boxOf, type Mark, type MeasureText, type Rect } from '../view/marks';

/** Whether boxes share more than a half pixel's edge. */
export const overlaps = (a: Rect, b: Rect) =>
  a.x < b.x + b.width - 0.5 &&
  b.x < a.x + a.width - 0.5 &&
  a.y < b.y + b.height - 0.5 &&
  b.y < a.y + a.height - 0.5;

/** Whether a box lies in a panel, give or take `slack` pixels. */
export const isInside = (box: Rect, panel: Rect, slack: number) =>
  box.x >= panel.x - slack &&
  box.y >= panel.y - slack &&
  box.x + box.width <= panel.x + panel.width + slack &&
  box.y + box.height <= panel.y + panel.height + slack;

/** No text is small or lies on another, and no mark leaves its panel. */
export function expectSoundBoxes(
  marks: readonly Mark[],
  layout: StageLayout,
  measure: MeasureText,
  about: string,
): void {
  const whole = { x: 0, y: 0, width: layout.width, height: layout.height };
  const texts: { readonly text: string; readonly box: Rect }[] = [];
  for (const mark of marks) {
    const box = boxOf(mark, measure);
    const name = () =>
      `${about}: ${mark.kind} ${mark.kind === 'text' ? mark.text : ''} ${JSON.stringify(box)}`;
    if (!Object.values(box).every(Number.isFinite)) expect.fail(`${name()} has no place`);
    if (!isInside(box, mark.panel === 'rack' ? whole : layout[mark.panel], 4))
      expect.fail(`${name()} leaves its panel`);
    if (mark.kind !== 'text') continue;
    if (mark.size < 11) expect.fail(`${about}: “${mark.text}” is small`);
    texts.push({ text: mark.text, box });
  }
  // From top to bottom: a text that begins below the end of another one does not overlap it, nor does any later text.
  texts.sort((a, b) => a.box.y - b.box.y);
  for (const [i, a] of texts.entries())
    for (let j = i + 1; j < texts.length; j++) {
      const b = texts[j]!;
      if (b.box.y >= a.box.y + a.box.height) break;
      if (overlaps(a.box, b.box)) expect.fail(`${about}: “${a.text}” overlaps “${b.text}”`);
    }
}
