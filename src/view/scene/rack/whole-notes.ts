import type { Mark } from '../../marks';
import type { SceneModel } from '../model';
import { axisNote, liftNote } from './axis-note';

/** What is to be said of the whole answer, over the rack: an undefined one is framed, a uniform one is named. Else the axis. */
export function noteMarks(model: SceneModel, marks: Mark[]): void {
  const { layout, theme, irregular, words, done, hasGroups, measure } = model;
  const axis = axisNote(model);
  const first = layout.cells[0];
  if (!first) return;
  const note = (text: string, fill: string, isQuiet = false) => {
    const weight = isQuiet ? 400 : 600;
    // The keep label stands at the right end of the same line.
    const room = layout.rack.x + layout.rack.width - first.x - (hasGroups ? 140 : 0);
    if (measure(text, 11, weight) > room && (layout.form === 'phone' || isQuiet)) return false;
    const y = first.y - (layout.form === 'phone' ? 8 : 11);
    marks.push({
      panel: 'rack',
      role: 'note',
      kind: 'text',
      x: first.x,
      y,
      text,
      size: 11,
      weight,
      fill,
      align: 'left',
    });
    return true;
  };
  if (irregular.undefinedBecause) {
    const box = {
      x: first.x - 4,
      y: first.y - 4,
      width: 0,
      height: layout.rack.y + layout.rack.height - first.y + 4,
    };
    const width = Math.max(...layout.cells.map(({ x, width }) => x + width)) - first.x + 8;
    const line = { stroke: theme.error, lineWidth: 1.5, dash: [6, 4], radius: 4 };
    marks.push({ panel: 'rack', role: 'undefinedFrame', kind: 'rect', ...box, width, ...line });
    if (hasGroups) note(`△ ${words.undefinedAnswer}`, theme.errorText);
  } else if (irregular.isUniform && done('pick') > 0 && hasGroups)
    note(`≡ ${words.uniformAnswer}`, theme.ink);
  else if (hasGroups) {
    const lift = liftNote(model);
    const texts = [[axis, lift], [lift], [axis]].map((parts) => parts.filter((part) => part !== null));
    for (const text of texts) if (text.length > 0 && note(text.join(' · '), theme.inkSoft, true)) return;
  }
}
