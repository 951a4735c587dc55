import { chosenBy } from '../../../core/plan';
import { hasBegun, skipReason } from '../../../core/stages';
import { formatNumber, formatSigned } from '../../format';
import { type SceneModel, zeroHeight } from '../model';
import { valuePlace } from './cell-bar';
import { liftNow } from './even-lift';

/**
 * What the heights of the cells' bars stand for, if the type does not say it: logits reach to the largest of them, and
 * scores are drawn from 0 to 1 unless they share one whole, or a bias lifts them over 1 or pushes them under 0. Once the
 * weights are gathered, what the numbers in the cells are. Null if no value has a height.
 */
export function axisNote(model: SceneModel): string | null {
  const { t, layout, logitReach, scoreTop, scoreBottom, words, token } = model;
  const { scores, biased } = token.result;
  const drawn = !hasBegun(t, 'score') ? [token.logits] : [scores, biased];
  if (!drawn.some((values) => values.some((value) => Number.isFinite(value) && value !== 0))) return null;
  if (!hasBegun(t, 'score'))
    return words.axis(words.axisOf.logit, formatNumber(-logitReach), formatNumber(logitReach));
  const { plan } = token;
  if (showsWeightsAlone(model) && layout.cells.some((cell) => valuePlace(cell) !== null))
    return plan.biasesLogits ? words.axisOfScores : words.axisOfWeights;
  if (scoreTop === 1 && zeroHeight(model, layout.cell) === 0) return null;
  return words.axis(words.axisOf[valueName(model)], formatNumber(scoreBottom), formatNumber(scoreTop));
}

/** What decides at the time shown. */
export function valueName({ t, token: { plan }, hasBias }: SceneModel): keyof SceneModel['words']['axisOf'] {
  const isBiased = hasBegun(t, 'bias');
  // Before the bias, softmax of the sums is shown; from then on the sums themselves.
  const isLogit =
    !hasBegun(t, 'score') || plan.rules.scored === 'after' || (isBiased && chosenBy(plan) === 'logit');
  return isBiased && hasBias ? (isLogit ? 'logitBiased' : 'biased') : isLogit ? 'logit' : 'score';
}

/** Whether the bias has fallen off what was picked: from then on the numbers in the cells are scores, of the picks alone. */
export function showsWeightsAlone({
  token,
  hasBias,
  part,
}: Pick<SceneModel, 'token' | 'hasBias' | 'part'>): boolean {
  return hasBias && token.plan.gather === 'score' && part('gather', 0.5, 1) === 1;
}

/** While all scores are lifted by about the same: that this decides nothing. */
export function liftNote(model: SceneModel): string | null {
  const lift = liftNow(model);
  return lift === null ? null : model.words.liftedAlike(formatSigned(lift, 2));
}

/** Between the note and the title of a ladder beside the rack. */
const NOTE_GAP = 8;

/** The line over cells that are not in groups: why they are not, and their axis if there is room for both. */
export function oneGroupNote(model: SceneModel): string {
  const { words, layout, measure } = model;
  const { noGroups } = words;
  const why = noGroups[skipReason('group', model.token) ?? 'oneGroup'] ?? noGroups.oneGroup;
  const both = [why, liftNote(model) ?? axisNote(model)].filter((note) => note !== null).join(' · ');
  const left = layout.cells[0]?.x ?? 0;
  const right = layout.ladder.x > left ? layout.ladder.x - NOTE_GAP : layout.width;
  const room = right - left;
  return measure(both, 11, 400) <= room ? both : why;
}
