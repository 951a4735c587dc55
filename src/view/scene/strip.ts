import { picture } from '../../text/en/picture';
import { formatNumber } from '../format';
import type { Mark } from '../marks';
import { beat, lerp, type SceneModel } from './model';

const BAR_TOP = 12;
const BAR_HEIGHT = 22;
const GAP = 2;
/** Share of the width that the gathered scores take before they are normalised. */
const GATHERED_SHARE = 0.8;

/** The weights, one segment a pick in rank order. */
export function stripMarks(model: SceneModel, marks: Mark[]): void {
  const { layout, theme, done, picked, token } = model;
  const box = layout.strip;
  const y = box.y + BAR_TOP;
  const note = (words: string, fill: string) =>
    marks.push({
      panel: 'strip',
      kind: 'text',
      x: box.x + 8,
      y: y + BAR_HEIGHT / 2,
      text: words,
      size: 12,
      weight: 400,
      fill,
      align: 'left',
    });
  if (done(7) === 0 || picked.length === 0) {
    marks.push({
      panel: 'strip',
      kind: 'rect',
      x: box.x + 0.5,
      y: y + 0.5,
      width: box.width - 1,
      height: BAR_HEIGHT - 1,
      stroke: theme.hair,
      lineWidth: 1,
      dash: [3, 3],
      radius: 4,
    });
    note(picked.length === 0 ? picture.noWeights : picture.weightsAppear, theme.inkSoft);
    return;
  }
  const { gathered, weightSum } = token.result;
  const sum = weightSum[0] ?? Number.NaN;
  const lengths = picked.map((id) => gathered[model.slotOf.get(id) ?? -1] ?? Number.NaN);
  const isDrawable = Number.isFinite(sum) && sum > 0 && lengths.every((w) => w >= 0);
  if (!isDrawable) {
    marks.push({
      panel: 'strip',
      kind: 'rect',
      x: box.x + 1,
      y: y + 1,
      width: box.width - 2,
      height: BAR_HEIGHT - 2,
      stroke: theme.error,
      lineWidth: 2,
      radius: 4,
    });
    note(picture.notFinite, theme.errorText);
    axisText(model, marks);
    return;
  }
  const share = lerp(GATHERED_SHARE, 1, token.scenario.params.renormalize ? done(8) : 0);
  const width = box.width * share - GAP * (picked.length - 1);
  const shown = beat(done(7), 0.5, 1);
  ghost(model, sum, share, shown, marks);
  let x = box.x;
  picked.forEach((id, rank) => {
    const length = ((lengths[rank] ?? 0) / sum) * width * (model.reducedMotion ? 1 : shown);
    segment(model, id, x, y, length, marks);
    x += length + GAP;
  });
  axisText(model, marks);
}

function segment(model: SceneModel, id: number, x: number, y: number, width: number, marks: Mark[]): void {
  const { theme, measure, done, token } = model;
  const slot = model.slotOf.get(id) ?? -1;
  const { gathered, renormalized, weights } = token.result;
  const value = done(9) >= 0.5 ? weights[slot] : done(8) >= 0.5 ? renormalized[slot] : gathered[slot];
  const of = { kind: 'expert', id } as const;
  marks.push({
    panel: 'strip',
    of,
    kind: 'rect',
    x,
    y,
    width,
    height: BAR_HEIGHT,
    fill: theme.selected,
    radius: 2,
  });
  const name = picture.expert(id);
  const long = `${name} ${formatNumber(value ?? Number.NaN, 3)}`;
  const words = [long, name].find((label) => measure(label, 11, 600) <= width - 6);
  if (!words) return;
  marks.push({
    panel: 'strip',
    of,
    kind: 'text',
    x: x + width / 2,
    y: y + BAR_HEIGHT / 2,
    text: words,
    size: 11,
    weight: 600,
    fill: theme.onSelected,
    align: 'center',
  });
}

/** The lengths the picks would have with their bias: a thin outline under the bar. */
function ghost(model: SceneModel, sum: number, share: number, shown: number, marks: Mark[]): void {
  const { layout, theme, picked, token, hasBias, done } = model;
  if (!hasBias || done(8) > 0 || shown === 0) return;
  const box = layout.strip;
  const width = box.width * share - GAP * (picked.length - 1);
  let x = box.x;
  for (const id of picked) {
    const length = (Math.max(0, token.result.biased[id] ?? 0) / sum) * width;
    if (x + length > box.x + box.width || !Number.isFinite(length)) return;
    marks.push({
      panel: 'strip',
      of: { kind: 'expert', id },
      kind: 'rect',
      x: x + 0.5,
      y: box.y + BAR_TOP + BAR_HEIGHT + 2.5,
      width: Math.max(0, length - 1),
      height: 4,
      stroke: theme.boosted,
      lineWidth: 1,
    });
    x += length + GAP;
  }
}

/** What the whole strip adds up to, and what the stage did to it. */
function axisText(model: SceneModel, marks: Mark[]): void {
  const { layout, theme, done, token } = model;
  const { params } = token.scenario;
  const box = layout.strip;
  const sum = token.result.weightSum[0] ?? Number.NaN;
  const total = token.result.weights.reduce((all, w) => all + w, 0);
  const isScaled = done(9) > 0 && params.routedScalingFactor !== 1 && token.result.path !== 'fallbackNoBias';
  const isNormed = done(8) > 0 && params.renormalize;
  const steps = [picture.weights];
  if (isNormed) steps.push(picture.divide(formatNumber(sum)));
  if (isScaled) steps.push(picture.times(formatNumber(params.routedScalingFactor)));
  const text = {
    panel: 'strip',
    kind: 'text',
    y: box.y + 4,
    size: 11,
    fill: theme.inkSoft,
    weight: 400,
  } as const;
  marks.push({ ...text, x: box.x, text: steps.join('  '), align: 'left' });
  const shown = isScaled ? total : isNormed ? 1 : sum;
  marks.push({
    ...text,
    x: box.x + box.width,
    text: picture.sum(formatNumber(isNormed && !isScaled ? total : shown)),
    align: 'right',
  });
}
