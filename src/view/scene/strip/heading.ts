import { formatNumber } from '../../format';
import type { Mark } from '../../marks';
import type { SceneModel } from '../model';
import {
  BAR_HEIGHT,
  BAR_TOP,
  ghostOpacity,
  stripRoom,
  stripShare,
  totalName,
  totalNow,
  ZOOM,
} from './geometry';

/** Between two words of the heading. */
const WORD_GAP = 8;

/**
 * The axis of the strip, over it: from 0 to what the weights add up to, with what was done to the scores (÷ their sum,
 * × ρ) and, once it is scaled, the place of what they added up to before.
 */
export function stripHeading(model: SceneModel, marks: Mark[]): void {
  const { layout, theme, done, token, measure, words } = model;
  const { x, y } = layout.strip;
  const room = stripRoom(model);
  const { plan, result } = token;
  const tip = x + room * stripShare(model);
  const text = {
    panel: 'strip',
    role: 'axis',
    kind: 'text',
    y: y + 4.5,
    size: 11,
    weight: 400,
    fill: theme.inkSoft,
  } as const;
  const widthOf = (label: string) => measure(label, 11, 400);
  const before = beforeMark(model);

  const name = ghostOpacity(model) > 0 ? words.weightsWithBias : words.weights;
  const steps: string[] = [];
  if (plan.renormalizes && done('norm') > 0) steps.push(words.divide(formatNumber(result.weightSum[0]!)));
  if (plan.scales && done('scale') > 0) steps.push(words.times(formatNumber(plan.scale)));
  // Once something was done to the scores, the heading is a number that can be asked about.
  const axis = steps.length > 0 ? ({ whole: 'axis' } as const) : {};
  const sum = words.sum(formatNumber(totalNow(model)));
  // So far from 0 that it is read as the end of the axis, not as a count of the words.
  const start = x + widthOf(ZERO) + 2 * WORD_GAP;
  const roomBefore = before ? before.at - before.width / 2 - WORD_GAP - start : 0;
  // Words that would lie on the mark stand behind it. If there is no room for all, the steps stand alone, and then in
  // place of the mark's label.
  const heading = [
    [[name, ...steps], true] as const,
    [steps, true] as const,
    [steps, false] as const,
    [steps.slice(-1), false] as const,
  ]
    .map(([all, isClear]) => {
      const text = all.join('  ');
      const isBehind = isClear && before !== null && widthOf(text) > roomBefore;
      const left = isBehind ? Math.max(start, before.at + before.width / 2 + WORD_GAP) : start;
      return { text, isClear, left, right: left + widthOf(text) };
    })
    .find(({ right }) => right + WORD_GAP + widthOf(sum) <= x + room);
  // The sum stands at the end of the strip, or further right if the words need the room.
  const end = Math.min(x + room, Math.max(tip, (heading?.right ?? start) + WORD_GAP + widthOf(sum)));
  marks.push({ ...text, x, text: ZERO, align: 'left' });
  if (heading)
    marks.push({ ...text, role: 'heading', x: heading.left, text: heading.text, align: 'left', ...axis });
  marks.push({ ...text, role: 'total', x: end, text: sum, align: 'right', whole: totalName(model) });

  const line = {
    panel: 'strip',
    role: 'axis',
    kind: 'line',
    stroke: theme.rule,
    lineWidth: 1,
    ...axis,
  } as const;
  const over = y + BAR_TOP - 2;
  const [from, to] = [x + 0.5, tip - 0.5];
  marks.push({ ...line, x1: from, x2: to, y1: over, y2: over });
  for (const at of [from, to]) marks.push({ ...line, x1: at, x2: at, y1: over - 2, y2: over + 2 });
  if (!before) return;
  const { at, opacity } = before;
  const tick = { ...line, x1: at, x2: at, stroke: theme.ink, opacity };
  marks.push({ ...tick, y1: y + 9, y2: y + BAR_TOP });
  marks.push({ ...tick, y1: y + BAR_TOP + BAR_HEIGHT, y2: y + BAR_TOP + BAR_HEIGHT + 3 });
  const isFree = at + before.width / 2 + WORD_GAP <= end - widthOf(sum) && before.left > x + widthOf(ZERO);
  if (isFree && heading?.isClear !== false)
    marks.push({ ...text, x: at, text: before.label, align: 'center', opacity });
}

const ZERO = '0';

/** What the strip added up to before ρ stretched it, and where that is now; null while it does not. */
function beforeMark(model: SceneModel) {
  const { layout, done, part, token, measure } = model;
  const { plan, result } = token;
  if (!plan.scales || done('scale') === 0 || plan.scale <= 0) return null;
  // The strip was normalised to 1, or had its own sum.
  const whole = plan.renormalizes ? 1 : 0.8;
  const at = layout.strip.x + stripRoom(model) * (plan.scale > 1 ? whole / plan.scale : whole);
  const label = plan.renormalizes ? '1' : formatNumber(result.weightSum[0]!, 3);
  const width = measure(label, 11, 400);
  return { at, label, width, left: at - width / 2, opacity: part('scale', 0, ZOOM) };
}
