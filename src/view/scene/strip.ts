import { formatNumber } from '../format';
import type { Mark } from '../marks';
import { beat, lerp, type SceneModel } from './model';
import { leaderMarks, type StripSegment } from './strip-leaders';

const BAR_TOP = 12;
const BAR_HEIGHT = 22;
const GAP = 2;
/** Share of the width that the gathered scores take before they are normalised. */
const GATHERED_SHARE = 0.8;

/** The weights, one segment a pick in rank order. */
export function stripMarks(model: SceneModel, marks: Mark[]): void {
  const { layout, done, picked, token } = model;
  const { gathered, weightSum } = token.result;
  if (done(7) === 0 || picked.length === 0) {
    const words = picked.length === 0 ? model.words.noWeights : model.words.weightsAppear;
    emptyBar(model, words, model.theme.hair, model.theme.inkSoft, marks);
    return;
  }
  const sum = weightSum[0] ?? Number.NaN;
  const lengths = picked.map((id) => gathered[model.slotOf.get(id) ?? -1] ?? Number.NaN);
  heading(model, sum, marks);
  if (!(Number.isFinite(sum) && sum > 0 && lengths.every((w) => w >= 0))) {
    emptyBar(model, model.words.notFinite, model.theme.error, model.theme.errorText, marks);
    return;
  }
  const { x: left, width: whole } = layout.strip;
  const share = lerp(GATHERED_SHARE, 1, token.plan.renormalizes ? done(8) : 0);
  const width = whole * share - GAP * (picked.length - 1);
  const shown = model.reducedMotion ? 1 : beat(done(7), 0.5, 1);
  ghosts(model, sum, share, shown, marks);
  const segments: StripSegment[] = [];
  let x = left;
  picked.forEach((id, rank) => {
    const length = ((lengths[rank] ?? 0) / sum) * width * shown;
    segments.push({ id, x, width: length, value: valueNow(model, id), isLabelled: false });
    x += length + GAP;
  });
  const drawn = segments.map((segment) => segmentMarks(model, segment, marks));
  leaderMarks(model, drawn, layout.strip.y + BAR_TOP + BAR_HEIGHT, marks);
}

/** A frame with words where there are no weights to draw. */
function emptyBar(model: SceneModel, words: string, stroke: string, fill: string, marks: Mark[]): void {
  const { x, y, width } = model.layout.strip;
  const isError = stroke === model.theme.error;
  marks.push({
    panel: 'strip',
    kind: 'rect',
    x: x + 0.5,
    y: y + BAR_TOP + 0.5,
    width: width - 1,
    height: BAR_HEIGHT - 1,
    stroke,
    lineWidth: isError ? 2 : 1,
    radius: 4,
    ...(isError ? {} : { dash: [3, 3] }),
  });
  marks.push({
    panel: 'strip',
    kind: 'text',
    x: x + 8,
    y: y + BAR_TOP + BAR_HEIGHT / 2,
    text: words,
    size: 12,
    weight: 400,
    fill,
    align: 'left',
  });
}

/** What a pick weighs at the time shown. */
function valueNow(model: SceneModel, id: number): number {
  const { done, token } = model;
  const { gathered, renormalized, weights } = token.result;
  const stage = done(9) >= 0.5 ? weights : done(8) >= 0.5 ? renormalized : gathered;
  return stage[model.slotOf.get(id) ?? -1] ?? Number.NaN;
}

/** A segment with its name and weight inside where they fit; says whether they did. */
function segmentMarks(model: SceneModel, segment: StripSegment, marks: Mark[]): StripSegment {
  const { theme, measure, layout } = model;
  const { id, x, width, value } = segment;
  const y = layout.strip.y + BAR_TOP;
  const base = { panel: 'strip', of: { kind: 'expert', id } } as const;
  marks.push({ ...base, kind: 'rect', x, y, width, height: BAR_HEIGHT, fill: theme.selected, radius: 2 });
  const name = model.words.expert(id);
  const words = [`${name} ${formatNumber(value, 3)}`, name].find(
    (label) => measure(label, 11, 600) <= width - 6,
  );
  if (!words) return segment;
  marks.push({
    ...base,
    kind: 'text',
    x: x + width / 2,
    y: y + BAR_HEIGHT / 2,
    text: words,
    size: 11,
    weight: 600,
    fill: theme.onSelected,
    align: 'center',
  });
  return { ...segment, isLabelled: true };
}

/** The lengths the picks would have with their bias: thin outlines under the bar, until the weights are normalised. */
function ghosts(model: SceneModel, sum: number, share: number, shown: number, marks: Mark[]): void {
  const { layout, theme, picked, token, hasBias, done } = model;
  if (!hasBias || done(8) > 0 || shown === 0) return;
  const { x: left, y, width: whole } = layout.strip;
  const width = whole * share - GAP * (picked.length - 1);
  let x = left;
  for (const id of picked) {
    const length = (Math.max(0, token.result.biased[id] ?? 0) / sum) * width;
    if (x + length > left + whole || !Number.isFinite(length)) return;
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
    });
    x += length + GAP;
  }
}

/** What was done to the scores on the left, what the weights add up to on the right; the place of 1 once they are scaled. */
function heading(model: SceneModel, sum: number, marks: Mark[]): void {
  const { layout, theme, done, token, measure } = model;
  const { params } = token.scenario;
  const { x, y, width } = layout.strip;
  const isScaled = done(9) > 0 && token.plan.scales;
  const isNormed = done(8) > 0 && token.plan.renormalizes;
  const steps = [model.words.weights];
  if (isNormed) steps.push(model.words.divide(formatNumber(sum)));
  if (isScaled) steps.push(model.words.times(formatNumber(params.routedScalingFactor)));
  const left = steps.join('  ');
  const { weights, renormalized } = token.result;
  const shown =
    isScaled || isNormed ? (isScaled ? weights : renormalized).reduce((all, w) => all + w, 0) : sum;
  const right = model.words.sum(formatNumber(shown));
  const text = {
    panel: 'strip',
    kind: 'text',
    y: y + 4.5,
    size: 11,
    weight: 400,
    fill: theme.inkSoft,
  } as const;
  marks.push({ ...text, x, text: left, align: 'left' });
  marks.push({ ...text, x: x + width, text: right, align: 'right' });
  const at = x + (width / params.routedScalingFactor) * (isNormed ? 1 : Number.NaN);
  const isFree =
    at > x + measure(left, 11, 400) + 12 && at < x + width - measure(right, 11, 400) - 12 && done(9) === 1;
  if (!isFree) return;
  marks.push({ ...text, x: at, text: '1', align: 'center' });
  const line = { panel: 'strip', kind: 'line', x1: at, x2: at, stroke: theme.ink, lineWidth: 1 } as const;
  marks.push({ ...line, y1: y + 9, y2: y + BAR_TOP });
  marks.push({ ...line, y1: y + BAR_TOP + BAR_HEIGHT, y2: y + BAR_TOP + BAR_HEIGHT + 3 });
}
