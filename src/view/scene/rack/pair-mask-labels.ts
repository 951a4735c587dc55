import type { GroupRow } from '../../layout/place-rack';
import type { Mark } from '../../marks';
import { isGroupKept, type SceneModel } from '../model';
import type { ComparedModel } from '../pair-model';
import { hasMaskLabel, maskFill, maskLabel } from './mask-labels';
import { NOT_EQUAL } from './pair-badges';

/**
 * Under the name of each dropped row what the mask leaves in it: quiet if both sides drop it alike, from A to B if
 * two fills differ, else with the letter of the one side that drops it.
 */
export function pairMaskLabels({ a, b, rows }: ComparedModel, marks: Mark[]): void {
  if (b.done('mask') < 1 || rows === null) return;
  const { layout, theme, words, measure } = b;
  const isDropped = (side: SceneModel, group: number) => side.hasGroups && !isGroupKept(side, group);
  const [fillA, fillB] = [maskFill(a), maskFill(b)];
  const change = words.compare.maskFills(fillA, fillB);
  const fits = ({ label }: GroupRow) => measure(change, 11, 600) <= label.width;
  for (const row of layout.rows) {
    if (!hasMaskLabel(layout, row)) continue;
    // The other side's groups are not these rows.
    const inA = rows !== 'b' && isDropped(a, row.group);
    const inB = rows !== 'a' && isDropped(b, row.group);
    if (inA && inB) {
      if (fillA === fillB) marks.push(maskLabel(row, fillA, theme.maskedText));
      else marks.push(maskLabel(row, fits(row) ? change : NOT_EQUAL, theme.ink, 600));
    } else if (inA) marks.push(maskLabel(row, words.compare.onlyIn('A', fillA), theme.maskedText, 600));
    else if (inB) marks.push(maskLabel(row, words.compare.onlyIn('B', fillB), theme.maskedText, 600));
  }
}
