import { biasWeighs, chosenBy, hasGroupStages } from '../../core/plan';
import type { RoutedRow } from '../../core/routed-row';
import { type SkipReason, type StageId, skipReason } from '../../core/stages';
import { formatExact, formatNumber } from '../../view/format';

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
  padding: 'skipped, the row only fills the batch up: ids −1, weights 0',
  tablePicks: 'skipped, the table picks',
  noBias: 'skipped, the model has no correction bias',
  biasIgnored: 'skipped, this path knows no bias',
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
  score: 'makes a score of each logit',
  bias: 'adds a learned correction to each score, for the choice only',
  group: 'judges each group by its best experts',
  keep: 'keeps the best groups and drops the others',
  mask: 'takes the experts of the dropped groups out of the choice',
  pick: 'picks the experts with the largest values that are left',
  gather: 'makes the scores of the picked experts their weights',
  norm: 'divides the weights by their sum',
  scale: 'multiplies the weights by routed_scaling_factor',
};

const ifRun: Partial<Record<StageId, string>> = {
  bias: 'Otherwise a learned correction would be added to each score, for the choice only.',
  group: 'Otherwise each group would be judged by its best experts.',
  keep: 'Otherwise only the best groups would stay in the race.',
  mask: 'Otherwise the experts of the other groups could not be picked.',
  norm: 'Otherwise the weights would be divided by their sum.',
  scale: 'Otherwise the weights would be multiplied by routed_scaling_factor.',
};

/** What a stage would do that is skipped; empty for those that never are. */
const would = (id: StageId) => ifRun[id] ?? '';

/** What a stage does and what it is good for, as most routers have it. */
const usually: Record<StageId, string> = {
  logits:
    'The router’s linear layer multiplies the token’s hidden state x with one row of weights for each expert. The result is the logit z. Nothing is decided yet.',
  score:
    'Each logit becomes a score: sigmoid looks at each expert by itself, softmax makes all experts share a total of 1. Logits may be negative; scores are not, so that they can serve as weights.',
  bias: 'A learned correction is added to each score. It moves experts up or down in the choice, but never enters their weight. It spreads the work: in training, experts with too few tokens were lifted and those with too many lowered.',
  group:
    'Each group is judged by its best experts: the sum of its two largest scores with bias, or its largest score when there is no bias. Groups are judged first because a token is sent only to those that stay.',
  keep: 'Only the best groups stay in the race. The dashed line lies between the last group kept and the first one dropped. With each group that is dropped there is one place fewer to send the token to.',
  mask: 'The experts of the other groups are set to minus infinity, so that they cannot be picked, however strong they are.',
  pick: 'The experts with the largest remaining scores are picked. Only they compute: all others cost this token nothing.',
  gather:
    'The weights are the scores without bias at the picked experts: the bias decided who is in, not how much they count.',
  norm: 'The weights are divided by their sum, so that they add up to 1: how large the layer’s output gets does not depend on how sure the router was.',
  scale:
    'The weights are multiplied by routed_scaling_factor. The model was trained with that factor: it says how much the picked experts count beside all that reaches the output without being chosen.',
};

/** The same of this router, for a reader who has pinned nothing. */
function about({ plan }: Pick<RoutedRow, 'plan'>, id: StageId): string {
  if (id === 'bias' && plan.biasesLogits)
    return 'A learned correction is added to each logit, and softmax follows: here the bias moves experts in the choice and also enters their weight.';
  const { hasBias, gather, contributors, rules } = plan;
  if (id === 'score' && rules.scored === 'after')
    return 'The choice is made on the logits themselves. Only the picked experts are scored, once they are picked.';
  if (id === 'bias' && biasWeighs(plan))
    return 'A learned correction is added to each score. Here it moves experts up or down in the choice and also enters their weight. It spreads the work: in training, experts with too few tokens were lifted and those with too many lowered.';
  if (id === 'group') {
    const best = contributors === 1 ? 'its best expert' : `the sum of its ${contributors} best experts`;
    return `Each group is judged by ${best}${hasBias ? ', bias included' : ''}. Groups are judged first because a token is sent only to those that stay.`;
  }
  if (plan.picksByTable && id === 'pick')
    return 'The layer looks the experts up in a table, by the id of the token: nothing is ranked, and no score decides. The gate only says how much each one counts.';
  if (id === 'pick' && chosenBy(plan) === 'logit')
    return `The experts with the largest remaining logits${hasBias ? ' with bias' : ''} are picked. Only they compute: all others cost this token nothing.`;
  if (id === 'gather' && gather === 'recovered')
    return 'The weights are the scores with bias, minus the bias: nearly the scores, but for what was rounded away in the addition.';
  if (id === 'gather' && hasBias && gather !== 'score')
    return 'The weights are the scores with bias at the picked experts: here the bias decides who is in and also how much they count.';
  if (id === 'gather' && !hasBias)
    return 'The scores of the picked experts become their weights: how much each one’s output counts.';
  return usually[id];
}

/**
 * What all this is for, to somebody who has never heard of it: the first sentence says what is going on and can stand
 * alone.
 */
function intro({ params, plan }: RoutedRow): readonly string[] {
  const { globalNumExperts: E, topK } = params;
  const best = topK === 1 ? 'the best one' : `the best ${topK}`;
  const weight = 'A picked expert’s weight says how much its output counts.';
  return [
    `A mixture-of-experts layer holds ${E} small networks, its experts, and for each token a router picks ${best} to compute.`,
    hasGroupStages(plan)
      ? `The experts stand in ${plan.numGroups} groups, usually each on another machine; to save traffic, all picks come from the best ${plan.keptGroups}. ${weight}`
      : weight,
  ];
}

/** How a record makes a score of a logit. */
function scoring({ params, plan }: RoutedRow): string {
  const { scoring: func, rules } = plan;
  if (rules.scored === 'after') return 'the choice is made on the logits';
  const configured = params.scoringFunc;
  return func === configured ? func : `${func}, whatever scoring_func says`;
}

/** One line beside the stage's name, with this token's numbers. */
function caption(token: RoutedRow, stage: StageId): string {
  const { params, plan, result, ledger } = token;
  const { topK, globalNumExperts: E } = params;
  const skipped = skipReason(stage, token);
  if (skipped === 'scaleByModel' && ledger.model !== 1)
    return `skipped: the model multiplies by ${formatExact(ledger.model)} later`;
  if (skipped) return skip[skipped];
  const by = plan.hasBias ? `${chosenBy(plan)} + bias` : chosenBy(plan);
  const survivors = hasGroupStages(plan) ? (plan.keptGroups * E) / plan.numGroups : E;
  switch (stage) {
    case 'logits':
      return `${E} logits, one for each expert`;
    case 'score':
      return scoring(token);
    case 'bias':
      if (plan.biasesLogits) return 'added to the logits, before softmax';
      return biasWeighs(plan) ? 'added for the choice and the weight' : 'added for the choice only';
    case 'group':
      return plan.contributors === 1
        ? 'best of each group'
        : `sum of the ${plan.contributors} best of each group`;
    case 'keep':
      return `the best ${plan.keptGroups} of ${plan.numGroups} groups stay`;
    case 'mask':
      return `${survivors} of ${E} experts remain`;
    case 'pick':
      if (plan.picksByTable) return `the table’s row names ${topK}; nothing is ranked`;
      return topK > survivors
        ? `top ${topK}, but only ${survivors} are unmasked`
        : `top ${topK} of ${survivors}${survivors < E ? ' unmasked' : ''}, by ${by}`;
    case 'gather':
      return gathering[plan.gather](plan.hasBias);
    case 'norm':
      return `divided by their sum ${formatNumber(result.weightSum[0]!)}`;
    case 'scale':
      return `multiplied by ${formatNumber(plan.scale)}`;
  }
}

const gathering = {
  score: (hasBias: boolean) =>
    hasBias ? 'the scores without bias become weights' : 'the scores become weights',
  biased: () => 'the scores with bias become weights',
  masked: () => 'the scores become weights',
  recovered: () => 'the scores with bias, minus the bias, become weights',
};

/** The reason as a sentence of its own. */
const skipped = (reason: SkipReason) => `This stage is ${skip[reason]}.`;

export const stages = { chip, skip, skipped, would, does, intro, about, caption };
