import { weightSteps } from '../../../core/plan';
import { formatNumber, formatRunning } from '../../format';
import type { Mark } from '../../marks';
import type { SceneModel } from '../model';
import { BAR_HEIGHT, BAR_TOP, ghostOpacity, stepName, stepNow, stripAxis, totalName } from './geometry';
import { isRunning, totalAfter } from './lengths';

/** Between two words of the heading. */
const WORD_GAP = 8;
const ZERO = '0';
const ONE = '1';

/** What is drawn of the strip: how long it is, and what that adds up to. */
export interface Drawn {
  readonly length: number;
  readonly total: number;
}

/** The sum of what is drawn, with the digits that it will have at the end of the stage. */
export function sumText(model: SceneModel, { total }: Drawn): string {
  return model.words.sum(formatRunning(total, totalAfter(model, stepNow(model))));
}

/** How a number looks that is on its way: it is none of the router's. One that has arrived is strong. */
export function numberLook(model: SceneModel) {
  const { theme } = model;
  return isRunning(model)
    ? ({ weight: 400, fill: theme.inkSoft } as const)
    : ({ weight: 600, fill: theme.ink } as const);
}

/**
 * The axis over a strip of one row, from 0 over the mark at 1 to its end, with the sum of what is drawn and, if there is
 * room, what was done to the scores (÷ their sum, × ρ).
 */
export function stripHeading(model: SceneModel, drawn: Drawn, marks: Mark[]): void {
  const { layout, theme, done, token, measure, words } = model;
  const { y } = layout.strip;
  const { x, width, scale } = stripAxis(model);
  const steps = weightSteps(token.plan).filter((step) => step !== 'gather' && done(step) > 0);
  const text = { panel: 'strip', role: 'axis', kind: 'text', y: y + 4.5, size: 11, weight: 400 } as const;
  const soft = { ...text, fill: theme.inkSoft } as const;
  const widthOf = (label: string) => measure(label, 11, 400);
  axisLine(model, y + BAR_TOP - 2, marks);
  oneMark(model, y + BAR_TOP + BAR_HEIGHT, marks);

  // The sum stands at the end of what it measures. In its stage it sweeps over a part of the line, which stays free.
  const sum = sumText(model, drawn);
  const sumWidth = Math.max(measure(sum, 11, 600), measure(words.sum(formatNumber(drawn.total)), 11, 600));
  const first = x + widthOf(ZERO) + WORD_GAP;
  const endOf = (length: number) => Math.min(x + width, Math.max(x + length, first + sumWidth));
  const swept = [endOf(drawn.length), ...sweepOf(model).map((total) => endOf(total * scale))];
  const taken = [
    { from: x, to: first - WORD_GAP },
    ...(drawn.total > 0 ? [{ from: Math.min(...swept) - sumWidth, to: Math.max(...swept) }] : []),
  ];
  const isFree = (from: number, to: number) =>
    to <= x + width && taken.every((each) => to + WORD_GAP <= each.from || from >= each.to + WORD_GAP);
  marks.push({ ...soft, x, text: ZERO, align: 'left' });
  if (drawn.total > 0)
    marks.push({
      ...text,
      role: 'total',
      x: endOf(drawn.length),
      text: sum,
      ...numberLook(model),
      align: 'right',
      whole: totalName(model),
    });
  const one = { from: x + scale - widthOf(ONE) / 2, to: x + scale + widthOf(ONE) / 2 };
  if (isFree(one.from, one.to)) {
    marks.push({ ...soft, x: x + scale, text: ONE, align: 'center' });
    taken.push(one);
  }
  const name = ghostOpacity(model) > 0 ? `${words.weights}  ${words.withBias}` : words.weights;
  const said = steps.map((step) => stepName(model, step));
  for (const all of [[name, ...said], said, said.slice(-1)]) {
    const heading = all.join('  ');
    const place = [first + WORD_GAP, ...taken.map(({ to }) => to + 2 * WORD_GAP)].find((from) =>
      isFree(from, from + widthOf(heading)),
    );
    if (place === undefined || heading === '') continue;
    const whole = steps.length > 0 ? ({ whole: 'axis' } as const) : {};
    marks.push({ ...soft, role: 'heading', x: place, text: heading, align: 'left', ...whole });
    return;
  }
}

/** Both ends of the way of the sum in the stage shown. */
function sweepOf(model: SceneModel): number[] {
  const steps = weightSteps(model.token.plan);
  const now = steps.indexOf(stepNow(model));
  return steps.slice(Math.max(0, now - 1), now + 1).map((step) => totalAfter(model, step));
}

/** Most whole numbers that have a tick. */
const MOST_TICKS = 12;

/** The line of the axis at a height, with a tick at each whole number; where these are many, at 0 and 1. */
export function axisLine(model: SceneModel, at: number, marks: Mark[]): number[] {
  const { x, width, scale } = stripAxis(model);
  const line = {
    panel: 'strip',
    role: 'axis',
    kind: 'line',
    stroke: model.theme.rule,
    lineWidth: 1,
    ...(model.done('norm') > 0 ? ({ whole: 'axis' } as const) : {}),
  } as const;
  const whole = Math.floor(width / scale + 1e-6);
  const ticks = Array.from({ length: (whole <= MOST_TICKS ? whole : 1) + 1 }, (_, value) => value);
  marks.push({ ...line, x1: x, x2: x + width, y1: at, y2: at });
  for (const tick of ticks) {
    const along = Math.min(x + width - 0.5, Math.max(x + 0.5, x + tick * scale));
    marks.push({ ...line, x1: along, x2: along, y1: at - 2, y2: at + 2 });
  }
  return ticks;
}

/** The mark at 1, where shares of a whole end: a line from the axis down past the bars, which lie on it. */
export function oneMark(model: SceneModel, bottom: number, marks: Mark[]): void {
  const { layout, theme } = model;
  const { x, width, scale } = stripAxis(model);
  const at = Math.min(x + scale, x + width - 0.5);
  marks.push({
    panel: 'strip',
    role: 'axis',
    kind: 'line',
    x1: at,
    x2: at,
    y1: layout.strip.y + BAR_TOP,
    y2: bottom + 3,
    stroke: theme.rule,
    lineWidth: 1,
    dash: [2, 2],
  });
}
