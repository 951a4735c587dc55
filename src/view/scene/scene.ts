import { picture } from '../../text/en/picture';
import type { Focus } from '../focus';
import type { StageLayout } from '../layout/layout-stage';
import type { Mark, MeasureText } from '../marks';
import type { RoutedToken } from '../routed-token';
import type { Theme } from '../theme/tokens';
import { cellMarks } from './cell';
import { badgeMarks, flightMarks, focusMarks, frameMarks, sharedMarks } from './cell-frame';
import { marginMarks, rowMarks } from './groups';
import { ladderMarks } from './ladder';
import { isKept, type SceneOptions, sceneModel } from './model';
import { stripMarks } from './strip';

/**
 * The picture of one token at time t in [0, 10]: t = n + 1 is the finished picture of stage n. A pure function: the same
 * arguments give the same marks, however t was reached.
 */
export function scene(
  token: RoutedToken,
  t: number,
  focus: Focus,
  layout: StageLayout,
  theme: Theme,
  measure: MeasureText,
  options: SceneOptions,
): Mark[] {
  const model = sceneModel(token, t, focus, layout, theme, measure, options);
  const marks: Mark[] = [];
  rowMarks(model, marks);
  for (let id = 0; id < layout.cells.length; id++) cellMarks(model, id, marks);
  for (let id = 0; id < layout.cells.length; id++) frameMarks(model, id, marks);
  if (model.done(5) === 1 && model.hasGroups) maskLabels(model, marks);
  marginMarks(model, marks);
  sharedMarks(model, marks);
  ladderMarks(model, marks);
  stripMarks(model, marks);
  flightMarks(model, marks);
  focusMarks(model, marks);
  for (const id of model.picked) badgeMarks(model, id, marks);
  return marks;
}

/** −∞ under the label of each dropped row, where there is room. */
function maskLabels(model: ReturnType<typeof sceneModel>, marks: Mark[]): void {
  const { layout, theme } = model;
  for (const { group, label } of layout.rows) {
    if (isKept(model, group * model.groupSize) || label.height < 32 || layout.form === 'phone') continue;
    marks.push({
      panel: 'rack',
      of: { kind: 'group', id: group },
      kind: 'text',
      x: label.x + label.width,
      y: label.y + label.height / 2 + 13,
      text: picture.masked,
      size: 11,
      weight: 400,
      fill: theme.maskedText,
      align: 'right',
    });
  }
}
