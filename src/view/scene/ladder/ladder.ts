import { tiesOf } from '../../../core/facts/ties';
import type { Pin } from '../../../scenario/scenario';
import { formatNumber, formatRunning } from '../../format';
import { LADDER_HEAD } from '../../layout/layout-stage';
import { linear } from '../../linear';
import type { Mark, Rect } from '../../marks';
import { lerp, type SceneModel } from '../model';
import { arrow } from '../over/arrow';
import { hairline, ladderAxis } from './axis';
import { axisOf, nanCross } from './ends';
import { cutName, ladderHeading, ladderText, lineTop } from './heading';
import { type Ladder, ladderOf, type Rung } from './rungs';

/** Width of labels and values; less in a narrow ladder, so that the points have room. */
const LABEL_WIDTH = 66;
const VALUE_WIDTH = 58;
const NARROW = 200;
const NARROW_LABEL = 54;
const NARROW_VALUE = 46;

const LABEL_GAP = 8;

interface Plot {
  readonly left: number;
  readonly right: number;
}

/** Where the points may stand: between the labels and the values. The widest label may need more room than usual. */
export function plotOf({ x, width }: Rect, widest = 0): Plot {
  const isNarrow = width < NARROW;
  const usual = isNarrow ? NARROW_LABEL : LABEL_WIDTH;
  return {
    left: x + Math.max(usual, Math.min(widest + LABEL_GAP, width / 2)),
    right: x + width - (isNarrow ? NARROW_VALUE : VALUE_WIDTH),
  };
}

/** How close the present decision is: a dumbbell plot of what is in and of the runners-up. */
export function ladderMarks(model: SceneModel, marks: Mark[]): void {
  const { layout, theme } = model;
  const ladder = ladderOf(model);
  const box = layout.ladder;
  const plot = plotOf(box, widestLabel(model, ladder));
  const top = box.y + LADDER_HEAD;
  const rungs = ladder.rungs.filter((rung) => 'value' in rung);
  const values = rungs
    .flatMap(({ value, tick }) => (tick === null ? [value] : [value, tick]))
    .filter(Number.isFinite);
  const low = Math.min(...values);
  const high = Math.max(...values);
  const pad = (high - low || Math.abs(high) || 1) * 0.04;
  const axis = axisOf(
    plot.left,
    plot.right,
    rungs.map(({ value }) => [model, value]),
  );
  const x = linear(values.length ? [low - pad, high + pad] : [0, 1], axis.range);
  const place = (value: number) => axis.beyond(model, value) ?? x(value);

  const bottom = top + ladder.rungs.length * layout.ladderRow;
  for (let i = 0; i < ladder.rungs.length; i++) {
    const y = top + (i + 0.5) * layout.ladderRow;
    marks.push(hairline(model, { x1: plot.left, x2: box.x + box.width, y1: y, y2: y }));
  }
  if (ladder.known > 0 && values.length > 0)
    ladderAxis(model, { from: low, to: high, x, top: lineTop(model), bottom }, marks);
  if (ladder.cut) cutMarks(model, ladder, plot, x, top, marks);
  ladder.rungs.slice(0, ladder.known).forEach((rung, i) => {
    const y = top + (i + 0.5) * layout.ladderRow;
    if ('folded' in rung) {
      const words = model.words.more(rung.folded);
      const right = Math.max(plot.left - LABEL_GAP, box.x + model.measure(words, 11, 400));
      marks.push(ladderText('folded', right, y, words, theme.maskedText, 'right', 400));
    } else rungMarks(model, rung, y, plot, place, marks);
  });
  const folded = ladder.rungs.findIndex((rung) => 'folded' in rung);
  const free = folded < 0 ? null : { x: plot.left, y: top + (folded + 0.5) * layout.ladderRow };
  ladderHeading(model, ladder, { x, free, cutLabels: cutLabels(model, ladder.cut) }, marks);
}

/** Room for the present labels and for later ones with ranks, so that nothing moves when those appear. */
function widestLabel({ layout, token, words, measure }: SceneModel, { rungs }: Ladder): number {
  const last = `${token.scenario.params.topK} · ${words.expert(layout.cells.length - 1)}`;
  return Math.max(
    ...[last, ...rungs.map((rung) => ('label' in rung ? rung.label : ''))].map((label) =>
      measure(label, 11, 600),
    ),
  );
}

function rungMarks(
  model: SceneModel,
  rung: Rung,
  y: number,
  plot: Plot,
  place: (value: number) => number,
  marks: Mark[],
): void {
  const { theme } = model;
  const { of, value, tick, way, isIn, isMasked } = rung;
  const soft = isMasked ? theme.maskedText : theme.inkSoft;
  // While the point moves, its number runs with it: it is none of the router's.
  const isMoving = tick !== null && way < 1;
  const said = isMoving ? formatRunning(lerp(tick, value, way), value) : formatNumber(value);
  const end = isMoving ? lerp(place(tick), place(value), way) : place(value);
  const base = { panel: 'ladder', of } as const;
  const nameFill = isIn ? theme.selectedText : soft;
  const weight = isIn ? 600 : 400;
  marks.push(ladderText('rungName', plot.left - LABEL_GAP, y, rung.label, nameFill, 'right', weight, of));
  if (tick !== null && Number.isFinite(tick)) {
    const isLifted = value >= tick || of.kind === 'group';
    const stroke = of.kind === 'group' ? theme.rule : isLifted ? theme.boosted : theme.suppressed;
    if (value !== tick && !Number.isNaN(value))
      marks.push({
        ...base,
        role: 'span',
        kind: 'line',
        x1: place(tick),
        x2: end,
        y1: y,
        y2: y,
        stroke,
        lineWidth: isLifted ? 3 : 2,
        ...(isLifted ? {} : { dash: [3, 2] }),
      });
    marks.push({
      ...base,
      role: 'tick',
      kind: 'line',
      x1: place(tick),
      x2: place(tick),
      y1: y - 4,
      y2: y + 4,
      stroke: theme.ink,
      lineWidth: 1.5,
    });
  }
  marks.push({
    ...base,
    role: 'point',
    kind: 'dot',
    x: end,
    y,
    r: 4,
    fill: isIn ? theme.selected : theme.paper,
    stroke: isIn ? theme.selected : theme.rule,
    lineWidth: 1.5,
  });
  if (Number.isNaN(value)) nanCross(model, of, place(value), y, marks);
  const drawn = tick !== null && Number.isFinite(tick) ? [end, place(tick)] : [end];
  const fill = isIn && !isMoving ? theme.ink : soft;
  valueBeside(
    model,
    { of, y, said, fill, from: Math.min(...drawn), to: Math.max(...drawn), left: plot.left },
    marks,
  );
}

/** From a point or tick to the number beside it. */
const VALUE_GAP = 8;

/** A value after what is drawn in its row, or before it if there is no room, on paper that hides the lines under it. */
export function valueBeside(
  { layout: { ladder }, theme, measure }: SceneModel,
  at: { of: Pin; y: number; said: string; fill: string; from: number; to: number; left: number },
  marks: Mark[],
): void {
  const { of, y, said, fill, left } = at;
  const width = measure(said, 11, 400);
  const end = ladder.x + ladder.width;
  const [after, before] = [at.to + VALUE_GAP, at.from - VALUE_GAP - width];
  const x = after + width <= end ? after : before >= left ? before : end - width;
  const base = { panel: 'ladder', of } as const;
  const box = { x: x - 2, y: y - 6, width: Math.min(width + 4, end - x + 2), height: 12 };
  marks.push({ ...base, role: 'plate', kind: 'rect', ...box, fill: theme.paper });
  marks.push(ladderText('rungValue', x, y, said, fill, 'left', 400, of));
}

function cutMarks(
  model: SceneModel,
  ladder: Ladder,
  plot: Plot,
  x: (value: number) => number,
  top: number,
  marks: Mark[],
): void {
  const { theme, layout } = model;
  const { cut } = ladder;
  if (!cut) return;
  const { level } = cut;
  if (Number.isFinite(level)) {
    const at = Math.min(Math.max(x(level), plot.left), plot.right);
    const line = {
      panel: 'ladder',
      role: 'cut',
      whole: cutName(model),
      kind: 'line',
      x1: at,
      x2: at,
      y1: lineTop(model),
      y2: top + ladder.rungs.length * layout.ladderRow,
    } as const;
    marks.push({ ...line, stroke: theme.ink, lineWidth: 1.5, dash: [4, 3] });
    if (model.cutTo === 'keep' || model.cutTo === 'pick')
      arrow({ x: plot.right, y: top }, { x: at, y: top }, 'ladder', theme.ink, marks);
  }
}

/** The label of a cut, and the same in few words: how near the first one is that is out. */
function cutLabels({ words, token }: SceneModel, cut: Ladder['cut']): readonly string[] {
  if (!cut || cut.shown === 0) return [];
  if (!cut.of || !cut.next) return cut.next === null ? [words.noneLeft] : [];
  const { gap, closeness, close, taken } = cut.of;
  if (closeness === 'tie')
    return tiesOf(token) === 'lowestIndex'
      ? [words.tie(cut.next), words.tieShort(cut.next)]
      : [words.tieOpen(taken, close.size), words.tieOpenShort(taken, close.size)];
  const said = formatNumber(gap, 2);
  return closeness === 'near'
    ? [words.near(said, cut.next)]
    : [words.gapTo(said, cut.next), words.gapShort(said)];
}
