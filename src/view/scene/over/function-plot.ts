import { largestLogit, softmaxInputs } from '../../../core/facts/explain';
import { formatNumber } from '../../format';
import { LADDER_HEAD } from '../../layout/layout-stage';
import { linear } from '../../linear';
import type { Mark, Point } from '../../marks';
import { staggerOf } from '../beats';
import { ladderMarks } from '../ladder/ladder';
import { lerp, type SceneModel, scoreHeight, zeroHeight } from '../model';
import { barPlace } from '../rack/cell-bar';
import { softmaxSum } from '../rack/softmax-sum';

/**
 * When the points have risen from the axis to the curve; when copies of them go into the cells, each at its turn; and from
 * when on those that lead go on to their rungs: fractions of the stage.
 */
const RISEN = 0.22;
const TO_CELLS = [0.3, 0.7] as const;
const TO_RUNGS = 0.8;
/** Places at which the curve is computed, beside those of the points. */
const SAMPLES = 64;
/** From this many experts on the points are small. */
const MANY = 128;
const TICK_LABEL = 11;
/** Room for the numbers at the axes. */
const LEFT = 34;
const BELOW = 16;

/** The function that scores, as a graph, and where its axes are. */
interface Graph {
  readonly name: string;
  /** What the function is applied to, by expert. */
  readonly inputs: Float32Array;
  readonly of: (z: number) => number;
  /** The score of an expert at the drawn instant. */
  readonly scoreOf: (id: number) => number;
  readonly top: number;
}

/**
 * Stage 1: the function in the ladder's place, a logit along and its score upwards. Points rise from the axis to the curve,
 * copies of them go into their cells, and those that lead go on to their rungs. A softmax's points are divided by its sum
 * as far as that is built. Without motion the points are on the curve.
 */
export function functionMarks(model: SceneModel, marks: Mark[]): void {
  const { layout, theme, token, part, reducedMotion } = model;
  const graph = graphOf(model);
  const ids = Array.from(graph.inputs.keys()).filter(
    (id) => Number.isFinite(graph.inputs[id]) && Number.isFinite(token.result.scores[id]),
  );
  if (ids.length === 0) {
    ladderMarks(model, marks);
    return;
  }
  const box = layout.ladder;
  const values = ids.map((id) => graph.inputs[id]!);
  const [low, high] = [Math.min(-1, ...values), Math.max(1, ...values)];
  const [left, right] = [box.x + LEFT, box.x + box.width - 8];
  const top = box.y + LADDER_HEAD + 4;
  const bottom = Math.min(box.y + box.height - BELOW, top + 0.75 * (right - left));
  const x = linear([low, high], [left, right]);
  const y = linear([0, graph.top], [bottom, top]);
  const leaving = reducedMotion ? 0 : part('score', TO_RUNGS, 1);

  axisMarks(model, graph, { x, y, low, high }, 1 - leaving, marks);
  const along = [...values, ...Array.from({ length: SAMPLES + 1 }, (_, i) => lerp(low, high, i / SAMPLES))];
  const curve = along.sort((a, b) => a - b).map((z): Point => ({ x: x(z), y: y(graph.of(z)) }));
  const line = { panel: 'ladder', role: 'curve', kind: 'line', stroke: theme.rule, lineWidth: 1.5 } as const;
  curve.slice(1).forEach((to, i) => {
    const from = curve[i]!;
    marks.push({ ...line, x1: from.x, y1: from.y, x2: to.x, y2: to.y, opacity: 1 - leaving });
  });

  const risen = reducedMotion ? 1 : part('score', 0, RISEN);
  const r = ids.length >= MANY ? 1.75 : 3;
  const rungs = leaving > 0 ? rungPoints(model, leaving, marks) : new Map<number, Point>();
  for (const [i, id] of ids.entries()) {
    const at = { x: x(graph.inputs[id]!), y: y(graph.scoreOf(id) * risen) };
    const base = { panel: 'rack', of: { kind: 'expert', id }, kind: 'dot', fill: theme.candidate } as const;
    const rung = rungs.get(id);
    marks.push({
      ...base,
      role: 'curvePoint',
      r: rung ? lerp(r, 4, leaving) : r,
      ...(rung ? { x: lerp(at.x, rung.x, leaving), y: lerp(at.y, rung.y, leaving) } : at),
      ...(rung ? {} : { opacity: 1 - leaving }),
    });
    const start = staggerOf('score', i, ids.length);
    const way = part('score', TO_CELLS[0] + start, TO_CELLS[1] + start);
    const cell = layout.cells[id];
    if (reducedMotion || way === 0 || way === 1 || !cell) continue;
    const goal = barPlace(cell);
    const floor = goal.box.y + goal.box.height - zeroHeight(model, goal.box.height);
    const tip = floor - scoreHeight(model, token.result.scores[id]!, goal.box.height);
    const to = { x: goal.x + goal.width / 2, y: tip };
    marks.push({ ...base, role: 'flight', r, x: lerp(at.x, to.x, way), y: lerp(at.y, to.y, way) });
  }
}

function graphOf(model: SceneModel): Graph {
  const { token, hasBias } = model;
  const { plan, logits, result } = token;
  const own = { inputs: logits, scoreOf: (id: number) => result.scores[id]! };
  if (plan.scoring === 'sigmoid')
    return { ...own, name: 's = 1 / (1 + e⁻ᶻ)', of: (z) => 1 / (1 + Math.exp(-z)), top: 1 };
  if (plan.scoring === 'sqrtsoftplus') {
    const of = (z: number) => Math.sqrt(z > 30 ? z : Math.log1p(Math.exp(z)));
    return { ...own, name: 's = √log(1 + eᶻ)', of, top: Math.max(1, model.scoreTop) };
  }
  const inputs = softmaxInputs(token);
  const most = largestLogit(inputs).z;
  // The largest term alone is 1: until the sum is larger, nothing is divided.
  const total = Math.max(1, softmaxSum(model)?.total ?? 1);
  const of = (z: number) => Math.exp(z - most) / total;
  const letter = plan.biasesLogits && hasBias ? 'c' : 'z';
  const term = `exp(${letter} − max ${letter})`;
  const name = total > 1 ? `${term} ÷ ${formatNumber(total, 3)}` : term;
  return { inputs, of, scoreOf: (id) => of(inputs[id]!), name, top: 1 };
}

/** The axes with their ends, and the function's name over them. */
function axisMarks(
  { layout, theme, measure }: SceneModel,
  { name, top }: Graph,
  axes: {
    readonly x: (value: number) => number;
    readonly y: (value: number) => number;
    readonly low: number;
    readonly high: number;
  },
  opacity: number,
  marks: Mark[],
): void {
  const { x, y, low, high } = axes;
  const base = { panel: 'ladder', role: 'curveAxis', opacity } as const;
  const line = { ...base, kind: 'line', stroke: theme.rule, lineWidth: 1 } as const;
  marks.push({ ...line, x1: x(low), x2: x(high), y1: y(0), y2: y(0) });
  marks.push({ ...line, x1: x(low), x2: x(low), y1: y(0), y2: y(top) });
  if (opacity < 1) return;
  const text = {
    ...base,
    kind: 'text',
    size: TICK_LABEL,
    weight: 400,
    fill: theme.inkSoft,
  } as const;
  const { x: left, y: head, width } = layout.ladder;
  if (measure(name, TICK_LABEL, 400) <= width)
    marks.push({
      ...text,
      role: 'heading',
      x: left,
      y: head + 6,
      text: name,
      align: 'left',
      fill: theme.ink,
    });
  for (const value of [0, top])
    marks.push({ ...text, x: x(low) - 4, y: y(value), text: formatNumber(value, 3), align: 'right' });
  let free = Number.NEGATIVE_INFINITY;
  for (const value of [Math.ceil(low), 0, Math.floor(high)]) {
    const label = String(value).replace('-', '\u2212');
    const half = measure(label, TICK_LABEL, 400) / 2;
    const at = Math.min(x(value), x(high) - half);
    if (at - half < free) continue;
    marks.push({ ...line, x1: x(value), x2: x(value), y1: y(0), y2: y(0) + 3 });
    marks.push({ ...text, x: at, y: y(0) + 10, text: label, align: 'center' });
    free = at + half + 6;
  }
}

/** The ladder as it comes, without the points that are still on their way to it: where these go. */
function rungPoints(model: SceneModel, opacity: number, marks: Mark[]): Map<number, Point> {
  const ladder: Mark[] = [];
  ladderMarks(model, ladder);
  const points = new Map<number, Point>();
  for (const mark of ladder)
    if (mark.kind === 'dot' && mark.role === 'point' && mark.of) points.set(mark.of.id, mark);
    else marks.push({ ...mark, opacity: (mark.opacity ?? 1) * opacity });
  return points;
}
