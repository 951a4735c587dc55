import { stageAt } from '../../../core/stages';
import type { RoutedToken } from '../../../scenario/routed-token';
import type { Mark } from '../../marks';
import { type SceneModel, scoreHeight, zeroHeight } from '../model';
import type { BarPlace } from './cell-bar';

/** Biases are alike if none is further from their mean than this share of it. */
const ALIKE = 0.25;

/** The mean of the biases if all scores are lifted, or pushed down, by about the same; else null. */
function evenLift({ plan, bias }: RoutedToken): number | null {
  if (!plan.hasBias || plan.biasesLogits || !bias || bias.length < 2) return null;
  const mean = bias.reduce((sum, value) => sum + value, 0) / bias.length;
  const isAlike = bias.every((value) => Math.abs(value - mean) <= ALIKE * Math.abs(mean));
  return isAlike && mean !== 0 ? mean : null;
}

/** The same while the bias is added and until the next stage begins; null at other times. */
export function liftNow({ token, t }: Pick<SceneModel, 'token' | 't'>): number | null {
  return stageAt(t) === 'bias' ? evenLift(token) : null;
}

/** A hairline where the score would be with the mean bias: only what the cap has more or less than that can change a pick. */
export function meanMark(model: SceneModel, id: number, { box, notch }: BarPlace, marks: Mark[]): void {
  const mean = liftNow(model);
  const grown = model.part('bias', 0.2, 1);
  const s = model.token.result.scores[id]!;
  if (mean === null || grown === 0 || !Number.isFinite(s)) return;
  const floor = box.y + box.height - zeroHeight(model, box.height);
  const y = floor - scoreHeight(model, s + mean * grown, box.height);
  marks.push({
    panel: 'rack',
    role: 'meanBias',
    of: { kind: 'expert', id },
    kind: 'line',
    x1: notch[0],
    x2: notch[1],
    y1: y,
    y2: y,
    stroke: model.theme.ink,
    lineWidth: 0.75,
  });
}
