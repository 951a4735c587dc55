import { formatNumber } from '../format';
import type { Mark } from '../marks';
import type { SceneModel } from './model';
import {
  BAR_HEIGHT,
  BAR_TOP,
  flightOf,
  GAP,
  ghostOpacity,
  type StripSegment,
  stripRoom,
  stripSegments,
  stripShare,
} from './strip-geometry';
import { stripHeading } from './strip-heading';
import { leaderMarks } from './strip-leaders';
import { emptyBar, troubleMarks, troubleNow } from './strip-trouble';

/** The weights, one segment a slot in rank order. */
export function stripMarks(model: SceneModel, marks: Mark[]): void {
  const { done, slots, words, layout } = model;
  if (done(7) === 0 || slots.length === 0) {
    emptyBar(model, slots.length === 0 ? words.noWeights : words.weightsAppear, marks);
    return;
  }
  const trouble = troubleNow(model);
  if (trouble) {
    troubleMarks(model, trouble, marks);
    return;
  }
  stripHeading(model, marks);
  ghosts(model, marks);
  before(model, marks);
  const landed = stripSegments(model).filter((_, i) => flightOf(model, i) === 1);
  const drawn = landed.map((segment) => segmentMarks(model, segment, marks));
  leaderMarks(model, drawn, layout.strip.y + BAR_TOP + BAR_HEIGHT, marks);
}

/** A segment with its name and weight inside where they fit; says whether they did. */
function segmentMarks(model: SceneModel, segment: StripSegment, marks: Mark[]) {
  const { theme, measure, layout } = model;
  const { id, x, width, value } = segment;
  const y = layout.strip.y + BAR_TOP;
  const base = { panel: 'strip', of: { kind: 'expert', id } } as const;
  marks.push({ ...base, kind: 'rect', x, y, width, height: BAR_HEIGHT, fill: theme.selected, radius: 2 });
  const name = model.words.expert(id);
  const words = [`${name} ${formatNumber(value, 3)}`, name].find(
    (label) => measure(label, 11, 600) <= width - 6,
  );
  if (!words) return { ...segment, isLabelled: false };
  const at = { x: x + width / 2, y: y + BAR_HEIGHT / 2 };
  const text = { text: words, size: 11, weight: 600, fill: theme.onSelected, align: 'center' } as const;
  marks.push({ ...base, kind: 'text', ...at, ...text });
  return { ...segment, isLabelled: true };
}

/** The lengths the picks would have with their bias: thin outlines under the bar, until the weights are normalised. */
function ghosts(model: SceneModel, marks: Mark[]): void {
  const { layout, theme, slots, token } = model;
  const shown = ghostOpacity(model);
  if (shown === 0) return;
  const { x: left, y } = layout.strip;
  const room = stripRoom(model);
  const width = room * stripShare(model) - GAP * (slots.length - 1);
  let x = left;
  for (const slot of slots) {
    const id = token.result.ids[slot]!;
    const length = (Math.max(0, token.result.biased[id]!) / token.result.weightSum[0]!) * width;
    if (x + length > left + room || !Number.isFinite(length)) return;
    marks.push({
      panel: 'strip',
      of: { kind: 'expert', id },
      kind: 'rect',
      x: x + 0.5,
      y: y + BAR_TOP + BAR_HEIGHT + 1.5,
      width: Math.max(0, length - 1),
      height: 3,
      stroke: theme.boosted,
      lineWidth: 1,
      opacity: shown,
    });
    x += length + GAP;
  }
}

/** Without motion: how far the strip reached before the stage that was cut to. */
function before(model: SceneModel, marks: Mark[]): void {
  const { cutTo, layout, theme, token } = model;
  const { plan } = token;
  if (!((cutTo === 8 && plan.renormalizes) || (cutTo === 9 && plan.scales))) return;
  const factor = cutTo === 9 ? Math.max(1, plan.scale) : 1 / 0.8;
  const { x, y } = layout.strip;
  marks.push({
    panel: 'strip',
    kind: 'rect',
    x,
    y: y + BAR_TOP - 2,
    width: stripRoom(model) / factor,
    height: BAR_HEIGHT + 4,
    stroke: theme.rule,
    lineWidth: 1,
    dash: [3, 3],
  });
}
