import type { StageLayout } from '../../layout/layout-stage';
import type { GroupRow } from '../../layout/place-rack';
import type { Mark } from '../../marks';
import { isGroupKept, type SceneModel } from '../model';

/** Under the name of each dropped row, if there is room: what the mask leaves in it. */
export function maskLabels(model: SceneModel, marks: Mark[]): void {
  if (model.done('mask') < 1 || !model.hasGroups) return;
  for (const row of model.layout.rows)
    if (!isGroupKept(model, row.group) && hasMaskLabel(model.layout, row))
      marks.push(maskLabel(row, maskFill(model), model.theme.maskedText));
}

/** What the mask puts in place of a dropped expert's value. */
export function maskFill({ token, words }: SceneModel): string {
  return words.masked[token.plan.rules.mask];
}

/** Whether a second line fits under a row's name. */
export function hasMaskLabel({ form }: StageLayout, { label }: GroupRow): boolean {
  return label.height >= 32 && form !== 'phone';
}

/** The second line under a row's name. */
export function maskLabel(
  { group, label }: GroupRow,
  text: string,
  fill: string,
  weight: 400 | 600 = 400,
): Mark {
  return {
    panel: 'rack',
    role: 'maskFill',
    of: { kind: 'group', id: group },
    kind: 'text',
    x: label.x + label.width,
    y: label.y + label.height / 2 + 13,
    text,
    size: 11,
    weight,
    fill,
    align: 'right',
  };
}
