import { formatExact } from '../../format';
import type { Mark } from '../../marks';
import type { SceneModel } from '../model';
import { BAR_HEIGHT, BAR_TOP, PILL_WIDTH, pillCount } from '../strip/geometry';

/** Pills in the row, at most. */
const MOST_PILLS = 6;

/** The row of shared experts, which are always on and outside of the router; with their ids if the path appends them. */
export function sharedMarks(model: SceneModel, marks: Mark[]): void {
  const { layout, theme, token, irregular, words } = model;
  const box = layout.shared;
  if (!box) return;
  const count = token.scenario.params.numFusedSharedExperts;
  const width = irregular.appended.length > 0 ? PILL_WIDTH - 4 : 22;
  // The slots of a row of another rank hold the id that stands for no expert.
  const isElsewhere =
    irregular.appended.length > 0 && irregular.appended.every((id) => id === irregular.sentinel);
  const name = isElsewhere ? words.sharedElsewhere : words.shared;
  const shown = Math.min(count, MOST_PILLS, Math.floor(box.width / 2 / (width + 4)));
  for (let i = 0; i < shown; i++)
    pill(
      model,
      { x: box.x + i * (width + 4), y: box.y + 2, width, height: 16 },
      irregular.appended[i],
      'rack',
      marks,
    );
  marks.push({
    panel: 'rack',
    role: 'shared',
    kind: 'text',
    x: box.x + shown * (width + 4) + 6,
    y: box.y + box.height / 2,
    text: layout.form === 'phone' ? words.sharedShort(count) : name(count),
    size: 12,
    weight: 400,
    fill: theme.sharedText,
    align: 'left',
  });
}

/** The appended experts at the end of the strip. Their weight is on no axis, so they are outlines, not bars. */
export function appendedMarks(model: SceneModel, marks: Mark[]): void {
  const { layout, irregular, done, theme, words } = model;
  const { appended } = irregular;
  if (appended.length === 0 || done('gather') === 0) return;
  const count = pillCount(model);
  const left = layout.strip.x + layout.strip.width - count * PILL_WIDTH + 4;
  const y = layout.strip.y + BAR_TOP;
  for (let i = 0; i < count; i++) {
    const box = { x: left + i * PILL_WIDTH, y: y + 2, width: PILL_WIDTH - 4, height: BAR_HEIGHT - 4 };
    pill(model, box, appended[i], 'strip', marks);
  }
  if (layout.form === 'phone') return;
  const text = {
    panel: 'strip',
    role: 'shared',
    kind: 'text',
    size: 11,
    weight: 400,
    fill: theme.sharedText,
  } as const;
  const label = words.appended(appended.length, formatExact(irregular.appendedWeight));
  marks.push({
    ...text,
    x: layout.strip.x + layout.strip.width,
    y: y + BAR_HEIGHT + 10,
    text: label,
    align: 'right',
  });
}

function pill(
  { theme, words }: SceneModel,
  box: { x: number; y: number; width: number; height: number },
  id: number | undefined,
  panel: 'rack' | 'strip',
  marks: Mark[],
): void {
  marks.push({
    panel,
    role: 'shared',
    kind: 'rect',
    ...box,
    radius: 8,
    stroke: theme.shared,
    lineWidth: 1.5,
  });
  const x = id === undefined ? box.x + box.width / 2 : box.x + 11;
  const y = box.y + box.height / 2;
  marks.push({
    panel,
    role: 'shared',
    kind: 'polygon',
    points: [
      [x, y - 4],
      [x + 4, y],
      [x, y + 4],
      [x - 4, y],
    ],
    fill: theme.shared,
  });
  if (id === undefined) return;
  const text = {
    text: words.expert(id),
    size: 11,
    weight: 600,
    fill: theme.sharedText,
    align: 'left',
  } as const;
  marks.push({ panel, role: 'shared', kind: 'text', x: x + 7, y, ...text });
}
