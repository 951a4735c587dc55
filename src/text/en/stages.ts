import type { Explained } from '../../core/explain';
import type { SkipReason, StageId } from '../../core/stages';
import { STAGES } from '../../core/stages';
import { formatNumber } from '../../view/format';

const chip: Record<StageId, string> = {
  logits: 'Logits',
  score: 'Score',
  bias: '+ Bias',
  group: 'Group score',
  keep: 'Pick groups',
  mask: 'Mask',
  pick: 'Pick experts',
  gather: 'Gather',
  norm: 'Renormalise',
  scale: 'Scale',
};

const skip: Record<SkipReason, string> = {
  noBias: 'skipped, the model has no correction bias',
  oneGroup: 'skipped, there is one group',
  notReached: 'not reached, the grouping is invalid and vLLM falls back to plain top-k',
  renormalizeOff: 'skipped, renormalize is off',
  scaleIsOne: 'skipped, routed_scaling_factor is 1',
  scaleIgnored: 'skipped, the fallback without bias ignores routed_scaling_factor',
};

/** What a stage does, for a reader who has pinned nothing. */
const about: Record<StageId, string> = {
  logits:
    'The router’s linear layer multiplies the token’s hidden state x with one row of weights for each expert. The result is the logit z. Nothing is decided yet.',
  score:
    'Each logit becomes a score: sigmoid looks at each expert by itself, softmax makes all experts share a total of 1.',
  bias: 'A learned correction is added to each score. It moves experts up or down in the choice, but never enters their weight.',
  group:
    'Each group is judged by its best experts: the sum of its two largest scores with bias, or its largest score when there is no bias.',
  keep: 'Only the best groups stay in the race. The dashed line lies between the last group kept and the first one dropped.',
  mask: 'The experts of the other groups are set to minus infinity, so that they cannot be picked, however strong they are.',
  pick: 'The experts with the largest remaining scores are picked; between equals the lower index wins.',
  gather:
    'The weights are the scores without bias at the picked experts: the bias decided who is in, not how much they count.',
  norm: 'The weights are divided by their sum, so that they add up to 1.',
  scale: 'The weights are multiplied by routed_scaling_factor.',
};

/** One line beside the stage's name, with this token's numbers. */
function caption({ scenario, result }: Explained, stage: number): string {
  const { params, eScoreCorrectionBias } = scenario;
  const { topK, topkGroup, globalNumExperts: E, numExpertGroup: G } = params;
  const isNative = result.path === 'native';
  const by = eScoreCorrectionBias ? 'score + bias' : 'score';
  const survivors = isNative && G > 1 ? (topkGroup * E) / G : E;
  switch (STAGES[stage]) {
    case 'logits':
      return `${E} logits, one for each expert`;
    case 'score':
      return isNative ? params.scoringFunc : 'softmax, whatever scoring_func says';
    case 'bias':
      return eScoreCorrectionBias ? 'added for the choice only' : skip.noBias;
    case 'group':
      if (!isNative || G === 1) return isNative ? skip.oneGroup : skip.notReached;
      return eScoreCorrectionBias ? 'sum of the two best of each group' : 'best of each group';
    case 'keep':
      if (!isNative || G === 1) return isNative ? skip.oneGroup : skip.notReached;
      return `the best ${topkGroup} of ${G} groups stay`;
    case 'mask':
      if (!isNative || G === 1) return isNative ? skip.oneGroup : skip.notReached;
      return `${survivors} of ${E} experts remain`;
    case 'pick':
      return `top ${topK} of ${survivors}${survivors < E ? ' unmasked' : ''}, by ${by}`;
    case 'gather':
      return eScoreCorrectionBias ? 'the scores without bias become weights' : 'the scores become weights';
    case 'norm':
      return params.renormalize
        ? `divided by their sum ${formatNumber(result.weightSum[0]!)}`
        : skip.renormalizeOff;
    default:
      if (params.routedScalingFactor === 1) return skip.scaleIsOne;
      if (result.path === 'fallbackNoBias') return skip.scaleIgnored;
      return `multiplied by ${formatNumber(params.routedScalingFactor)}`;
  }
}

export const stages = { chip, skip, about, caption };
