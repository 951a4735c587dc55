import { weightSteps } from '../../../core/plan';
import { formatNumber } from '../../format';
import { STRIP_HEAD } from '../../layout/strip-height';
import type { Mark } from '../../marks';
import type { SceneModel } from '../model';
import {
  COLUMN_GAP,
  ghostOpacity,
  rowNow,
  rowOf,
  type StripSegment,
  SUM_SIZE,
  segmentsAfter,
  stepName,
  stepNow,
  stripAxis,
  type WeightStep,
  WHAT,
} from './geometry';
import { axisLine, type Drawn, numberLook, oneMark, sumText } from './heading';
import { totalAfter } from './lengths';

/** The number of the whole picture that stands at the end of a row. */
const TOTAL = { gather: 'gatheredTotal', norm: 'renormalizedTotal', scale: 'weightTotal' } as const;

/** The axis over the rows, their names, the sum at the end of each, and the rows of earlier steps, which stay. */
export function rowsHeading(model: SceneModel, drawn: Drawn, marks: Mark[]): void {
  const { layout, theme, token, done, measure } = model;
  const axis = stripAxis(model);
  const steps = weightSteps(token.plan);
  const now = stepNow(model);
  const soft = {
    panel: 'strip',
    role: 'axis',
    kind: 'text',
    size: 11,
    weight: 400,
    fill: theme.inkSoft,
  } as const;
  const last = rowOf(model, steps.at(-1) ?? 'gather');
  let free = Number.NEGATIVE_INFINITY;
  for (const tick of axisLine(model, layout.strip.y + STRIP_HEAD - 3, marks)) {
    const x = axis.x + tick * axis.scale;
    const half = measure(String(tick), 11, 400) / 2;
    if (x - half < free) continue;
    marks.push({ ...soft, x, y: layout.strip.y + 4, text: String(tick), align: 'center' });
    free = x + half + COLUMN_GAP;
  }
  oneMark(model, last.y + last.height, marks);
  steps.forEach((step, i) => {
    const { y, height } = rowOf(model, step);
    // The key of the outlines under the first row stands below its name, before the next step has one.
    const isKey = i === 1 && ghostOpacity(model) > 0;
    marks.push({
      ...soft,
      role: 'heading',
      x: layout.strip.x,
      y: y + height / 2,
      text: isKey ? model.words.withBias : stepName(model, step),
      align: 'left',
      ...(step === now ? { fill: theme.ink } : {}),
      ...(step !== 'gather' && done(step) > 0 ? { whole: 'axis' as const } : {}),
    });
  });
  for (const step of steps.slice(0, steps.indexOf(now))) earlierRow(model, step, marks);
  if (drawn.total <= 0) return;
  const { y, height } = rowNow(model);
  const sum = { text: sumText(model, drawn), ...numberLook(model), whole: TOTAL[now] } as const;
  marks.push({ ...soft, role: 'total', ...sum, ...atEnd(axis.x + drawn.length, y + height / 2) });
}

const atEnd = (tip: number, y: number) =>
  ({ x: tip + COLUMN_GAP, y, size: SUM_SIZE, align: 'left' }) as const;

/** A row as it stood after its step: quiet, with what has room in it. */
function earlierRow(model: SceneModel, step: WeightStep, marks: Mark[]): void {
  const { theme, words } = model;
  const { y, height } = rowOf(model, step);
  const segments = segmentsAfter(model, step);
  const base = { panel: 'strip', role: 'earlierLength' } as const;
  const text = { kind: 'text', size: 11, weight: 400, fill: theme.ink, align: 'center' } as const;
  const labelOf = earlierLabels(model, segments);
  for (const segment of segments) {
    const { id, x, width } = segment;
    const own = { ...base, of: { kind: 'expert', id }, what: WHAT[step] } as const;
    const fill = theme.kind === 'forced' ? theme.paper : theme.hair;
    const stroke = theme.kind === 'forced' ? theme.rule : theme.paper;
    marks.push({ ...own, kind: 'rect', x, y, width, height, fill, stroke, lineWidth: 1 });
    const label = labelOf(segment);
    if (label) marks.push({ ...own, ...text, x: x + width / 2, y: y + height / 2, text: label });
  }
  const end = segments.at(-1);
  if (!end) return;
  marks.push({
    ...base,
    ...text,
    role: 'total',
    fill: theme.inkSoft,
    text: words.sum(formatNumber(totalAfter(model, step))),
    whole: TOTAL[step],
    ...atEnd(end.x + end.width, y + height / 2),
  });
}

/** What an earlier row says: where all have room for it the same of each, else what there is room for. */
function earlierLabels({ words, measure }: SceneModel, segments: readonly StripSegment[]) {
  const number = ({ value }: StripSegment) => formatNumber(value, 3);
  const whole = (each: StripSegment) => `${words.expert(each.id)} ${number(each)}`;
  const fits = (each: StripSegment, text: string) => measure(text, 11, 400) <= each.width - 2;
  const ofAll = [
    whole,
    number,
    ({ id }: StripSegment) => words.expert(id),
    ({ id }: StripSegment) => String(id),
  ].find((kind) => segments.every((each) => fits(each, kind(each))));
  return ofAll ?? ((each: StripSegment) => [whole(each), number(each)].find((text) => fits(each, text)));
}
