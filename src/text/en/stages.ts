import type { SkipReason, StageId } from '../../core/stages';
import { formatExact, formatNumber } from '../../view/format';
import { stagesIn } from '../stages';

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
  padding: 'skipped, the row is padding: ids −1, weights 0',
  tablePicks: 'skipped, the table picks',
  noBias: 'skipped, the model has no correction bias',
  biasIgnored: 'skipped, this path uses no bias',
  noGroups: 'skipped, this router has no groups',
  renormalizeIgnored: 'skipped, this path never renormalises',
  oneGroup: 'skipped, there is one group',
  notReached: 'not reached, the grouping is invalid and vLLM falls back to plain top-k',
  softmaxOverPicked: 'skipped, softmax over the picked makes the weights add up to 1',
  renormalizeOff: 'skipped, renormalize is off',
  scaleIsOne: 'skipped, routed_scaling_factor is 1',
  scaleIgnored: 'skipped, this path ignores routed_scaling_factor',
  scaleByModel: 'skipped, the router is given 1: the model’s code applies routed_scaling_factor elsewhere',
  scaleByNobody: 'skipped, the router is given 1, and nobody multiplies later',
};

/** What a stage does, in one line. */
const does: Record<StageId, string> = {
  logits: 'one number for each expert, made of the token’s hidden state',
  score: 'turns each logit into a score',
  bias: 'adds a learned correction to each score, for the choice only',
  group: 'judges each group by its best experts',
  keep: 'keeps the best groups and drops the others',
  mask: 'takes the experts of the dropped groups out of the choice',
  pick: 'picks the experts with the largest values that are left',
  gather: 'makes the scores of the picked experts their weights',
  norm: 'divides the weights by their sum',
  scale: 'multiplies the weights by routed_scaling_factor',
};

/** What a skipped stage would do. */
const ifRun: Partial<Record<StageId, string>> = {
  bias: 'Otherwise a learned correction would be added to each score, for the choice only.',
  group: 'Otherwise each group would be judged by its best experts.',
  keep: 'Otherwise only the best groups would be kept.',
  mask: 'Otherwise the experts of the other groups could not be picked.',
  norm: 'Otherwise the weights would be divided by their sum.',
  scale: 'Otherwise the weights would be multiplied by routed_scaling_factor.',
};

/** What a stage does and why, in most routers. */
const usually: Record<StageId, string> = {
  logits:
    'The router’s linear layer multiplies the token’s hidden state x with one row of weights for each expert. The result is the logit z. Nothing is decided yet.',
  score:
    'Each logit becomes a score: sigmoid looks at each expert by itself, softmax makes all experts share a total of 1. Logits may be negative; scores are not, so that they can serve as weights.',
  bias: 'A learned correction is added to each score. It moves experts up or down in the choice, but never enters their weight. It spreads the work: in training, experts with too few tokens were lifted and those with too many lowered.',
  group:
    'Each group is judged by its best experts: the sum of its two largest scores with bias, or its largest score when there is no bias. Groups are judged first because a token is sent only to those that stay.',
  keep: 'Only the best groups are kept. The dashed line lies between the last group kept and the first one dropped. Each dropped group is one place fewer to send the token to.',
  mask: 'The experts of the other groups are set to minus infinity: they cannot be picked, however strong they are.',
  pick: 'The experts with the largest remaining scores are picked. Only they compute: all others cost this token nothing.',
  gather:
    'The weights are the scores without bias at the picked experts: the bias decided who is in, not how much they count.',
  norm: 'The weights are divided by their sum, so they add up to 1: the size of the layer’s output does not depend on how sure the router was.',
  scale:
    'The weights are multiplied by routed_scaling_factor. The model was trained with that factor: it sets how much the picked experts count compared with the parts of the layer that every token uses.',
};

const withBias = { none: '', included: ', bias included' };
const largest = { none: 'logits', included: 'logits with bias' };
const by = {
  score: 'score',
  logit: 'logit',
  biasedScore: 'score + bias',
  biasedLogit: 'logit + bias',
};
const from = {
  scores: 'the scores',
  unbiased: 'the scores without bias',
  biased: 'the scores with bias',
  recovered: 'the scores with bias, minus the bias,',
};

const WHY_GROUPS = 'Groups are judged first because a token is sent only to those that stay.';
const WEIGHT = 'A picked expert’s weight says how much its output counts.';

/** The reason as a sentence of its own. */
const skipped = (reason: SkipReason) => `This stage is ${skip[reason]}.`;

export const stages = {
  chip,
  skip,
  skipped,
  does,
  ...stagesIn(ifRun, {
    usual: ({ stage }) => usually[stage],
    choosesLogits:
      'The choice is made on the logits themselves. Experts are scored only after they are picked.',
    biasShiftsLogits:
      'A learned correction is added to each logit, and softmax follows: here the bias moves experts in the choice and also enters their weight.',
    biasWeighs:
      'A learned correction is added to each score. Here it moves experts up or down in the choice and also enters their weight. It spreads the work: in training, experts with too few tokens were lifted and those with too many lowered.',
    judgesByBest: ({ bias }) => `Each group is judged by its best expert${withBias[bias]}. ${WHY_GROUPS}`,
    judgesBySum: ({ contributors, bias }) =>
      `Each group is judged by the sum of its ${contributors} best experts${withBias[bias]}. ${WHY_GROUPS}`,
    looksUpPicks:
      'The layer looks up the experts in a table, by the id of the token: nothing is ranked, and no score decides. The gate only says how much each one counts.',
    picksLogits: ({ bias }) =>
      `The experts with the largest remaining ${largest[bias]} are picked. Only they compute: all others cost this token nothing.`,
    weighsRecovered:
      'The weights are the scores with bias, minus the bias: the scores, except for what the addition rounded away.',
    weighsBiased:
      'The weights are the scores with bias at the picked experts: here the bias decides who is in and also how much they count.',
    weighsScores: 'The scores of the picked experts become their weights: how much each one’s output counts.',
    layer: ({ experts, topK }) =>
      `A mixture-of-experts layer holds ${experts} small networks, its experts, and for each token a router picks ${topK === 1 ? 'the best one' : `the best ${topK}`} to compute.`,
    groupsAndWeights: ({ groups, kept }) =>
      `The experts form ${groups} groups, usually each on its own machine; to save traffic, all picks come from the best ${kept}. ${WEIGHT}`,
    weights: WEIGHT,
    skips: ({ reason }) => skip[reason],
    leftToModel: ({ factor }) => `skipped: the model multiplies by ${formatExact(factor)} later`,
    logits: ({ experts }) => `${experts} logits, one for each expert`,
    unscored: 'the choice is made on the logits',
    scored: ({ func }) => func,
    scoredAnyway: ({ func }) => `${func}, whatever scoring_func says`,
    biasForLogits: 'added to the logits, before softmax',
    biasForAll: 'added for the choice and the weight',
    biasForChoice: 'added for the choice only',
    groupBest: 'best of each group',
    groupSum: ({ contributors }) => `sum of the ${contributors} best of each group`,
    groupsStay: ({ kept, groups }) => `the best ${kept} of ${groups} groups stay`,
    expertsRemain: ({ survivors, experts }) => `${survivors} of ${experts} experts remain`,
    rowNames: ({ topK }) => `the table’s row names ${topK}; nothing is ranked`,
    topOfTooFew: ({ topK, survivors }) => `top ${topK}, but only ${survivors} are unmasked`,
    topOfAll: ({ topK, survivors, by: what }) => `top ${topK} of ${survivors}, by ${by[what]}`,
    topOfUnmasked: ({ topK, survivors, by: what }) => `top ${topK} of ${survivors} unmasked, by ${by[what]}`,
    gathered: ({ from: what }) => `${from[what]} become weights`,
    divided: ({ sum }) => `divided by their sum ${formatNumber(sum)}`,
    multiplied: ({ factor }) => `multiplied by ${formatNumber(factor)}`,
  }),
};
