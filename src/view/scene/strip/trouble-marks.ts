import { formatNumber } from '../../format';
import type { Mark } from '../../marks';
import type { SceneModel } from '../model';
import { BAR_HEIGHT, BAR_TOP, stripRoom } from './geometry';
import { stripTrouble } from './trouble';

/** Between the boxes of what has no length. */
const GAP = 2;

/** Weights without a length: equal boxes with the values in them, and the reason above. */
export function troubleMarks(model: SceneModel, marks: Mark[]): void {
  const trouble = stripTrouble(model);
  if (!trouble) return;
  const { layout, theme, words, slots, token, measure, done } = model;
  const { x, y } = layout.strip;
  const { gathered, weights, ids } = token.result;
  const values = done('scale') === 1 ? weights : gathered;
  const text = {
    panel: 'strip',
    role: 'trouble',
    kind: 'text',
    size: 11,
    weight: 600,
    fill: theme.errorText,
  } as const;
  marks.push({ ...text, x, y: y + 4.5, text: `✕ ${words.weightTrouble[trouble]}`, align: 'left' });
  const width = (stripRoom(model) - GAP * (slots.length - 1)) / slots.length;
  slots.forEach((slot, i) => {
    const id = ids[slot]!;
    const base = { panel: 'strip', role: 'segment', of: { kind: 'expert', id } } as const;
    const box = { x: x + i * (width + GAP), y: y + BAR_TOP, width, height: BAR_HEIGHT };
    const isBad = !(Number.isFinite(values[slot]) && values[slot]! >= 0);
    marks.push({
      ...base,
      kind: 'rect',
      ...box,
      stroke: isBad ? theme.error : theme.rule,
      lineWidth: isBad ? 2 : 1,
      radius: 2,
      ...(isBad ? {} : { dash: [3, 3] }),
    });
    const name = words.expert(id);
    const label = [`${name} ${formatNumber(values[slot]!, 3)}`, name].find(
      (line) => measure(line, 11, 400) <= width - 6,
    );
    if (!label) return;
    const at = { x: box.x + width / 2, y: box.y + BAR_HEIGHT / 2 };
    marks.push({
      ...base,
      kind: 'text',
      ...at,
      text: label,
      size: 11,
      weight: 400,
      fill: theme.ink,
      align: 'center',
    });
  });
}
