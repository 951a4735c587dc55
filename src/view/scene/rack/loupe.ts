import { expertFacts } from '../../../core/facts/explain';
import { hasBegun } from '../../../core/stages';
import { formatNumber, formatSigned } from '../../format';
import type { Mark } from '../../marks';
import type { SceneModel } from '../model';
import { cellMarks } from './cell';
import { badgeMarks, frameMarks } from './cell-frame';
import { cellState } from './cell-state';

export const LOUPE = { width: 216, height: 92 } as const;
const CELL = 64;

/** One cell as it is now, enlarged, with its name and numbers beside it. */
export function loupeMarks(model: SceneModel, id: number): Mark[] {
  const { theme, words, token, t, hasBias } = model;
  const cells = [...model.layout.cells];
  cells[id] = { x: 6, y: 6, width: CELL, height: CELL };
  // The sweep of the mask is measured along the cell's own row.
  const state = cellState(model, id);
  const large: SceneModel = { ...model, layout: { ...model.layout, cells } };
  const marks: Mark[] = [];
  cellMarks(large, id, state, marks);
  frameMarks(large, id, state, marks);
  badgeMarks(large, id, marks);
  const f = expertFacts(token, id);
  const lines = [
    f.hasGroups ? `${words.expert(id)} · ${words.groupLabel(f.group)}` : words.expert(id),
    `z ${formatNumber(f.z)}`,
    ...(hasBegun(t, 'score') ? [`s ${formatNumber(f.s)}`] : []),
    ...(hasBegun(t, 'bias') && hasBias && f.b !== null ? [`b ${formatSigned(f.b)}`] : []),
    ...(hasBegun(t, 'bias') && hasBias ? [`c ${formatNumber(f.c)}`] : []),
  ];
  const fate = fateOf(model, id);
  if (fate) lines[lines.length - 1] += ` · ${fate}`;
  lines.forEach((text, i) => {
    marks.push({
      panel: 'rack',
      role: 'loupeLine',
      kind: 'text',
      x: CELL + 16,
      y: 14 + 16 * i,
      text,
      size: 13,
      weight: i === 0 ? 700 : 400,
      fill: theme.ink,
      align: 'left',
    });
  });
  return marks;
}

/** What has become of an expert so far: masked with its group, or its rank. */
function fateOf({ token, t, words }: SceneModel, id: number): string | null {
  const f = expertFacts(token, id);
  if (hasBegun(t, 'mask') && !f.isKept) return words.loupe.masked;
  return hasBegun(t, 'pick') ? words.loupe.rank(f.rank + 1) : null;
}
