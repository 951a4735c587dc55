import { skipReason } from '../../core/stages';
import { formatNumber } from '../format';
import { type SceneModel, zeroHeight } from './model';

/**
 * What the heights of the cells' bars stand for, where the type does not say it: logits reach to the largest of them, and
 * scores are drawn from 0 to 1 unless they share one whole, or a bias lifts them over 1 or pushes them under 0. None where
 * no value has a height.
 */
export function axisNote(model: SceneModel): string | null {
  const { t, layout, logitReach, scoreTop, scoreBottom, words, token } = model;
  const { scores, biased } = token.result;
  const drawn = t <= 1 ? [token.logits] : [scores, biased];
  if (!drawn.some((values) => values.some((value) => Number.isFinite(value) && value !== 0))) return null;
  if (t <= 1) return words.axis(formatNumber(-logitReach), formatNumber(logitReach));
  if (scoreTop === 1 && zeroHeight(model, layout.cell) === 0) return null;
  return words.axis(formatNumber(scoreBottom), formatNumber(scoreTop));
}

/** The line over cells that are not in groups: why they are not, and their axis. */
export function oneGroupNote(model: SceneModel): string {
  const { noGroups } = model.words;
  const why = noGroups[skipReason('group', model.token) ?? 'oneGroup'] ?? noGroups.oneGroup;
  return [why, axisNote(model)].filter((note) => note !== null).join(' · ');
}
