import type { Question } from '../../core/facts/questions';
import { formatNumber } from '../../view/format';
import type { Answers } from '../answers';

/** What learners ask at a stage. The papers are named by their arXiv numbers. */
export const questions = {
  fold: 'Questions people ask',
  of: {
    oneRouter: () => [
      'Is there one router, or one in each layer?',
      'Each layer with experts has a router of its own, with its own weights and its own bias. The same token gets other experts in the next layer.',
    ],
    scoreSigmoid: () => [
      'Why sigmoid and not softmax?',
      'A sigmoid scores each expert by itself: a change of one logit changes one score. With softmax all scores share one whole, so each pushes down the others. DeepSeek went from softmax (V2) to sigmoid (V3, arXiv 2412.19437).',
    ],
    scoreSoftmax: () => [
      'Why softmax and not sigmoid?',
      'With softmax the scores of all experts share one whole: if one rises, all others fall. Newer models such as DeepSeek-V3 use a sigmoid, which scores each expert by itself (arXiv 2412.19437).',
    ],
    biasLearned: () => [
      'How is the bias learned?',
      'Not by gradients. After each training step the bias of an expert that got too few tokens goes up by a small fixed amount, and that of one with too many goes down (arXiv 2408.15664). After training it is fixed.',
    ],
    noBias: () => [
      'How is the load balanced without a bias?',
      'Usually by an extra term of the training loss, which punishes an uneven load. DeepSeek-V3 relies mainly on a bias, because a strong term also disturbs what the model learns (arXiv 2408.15664).',
    ],
    bestTwo: () => [
      'Why the sum of the two best of a group?',
      'DeepSeek-V3 picks 8 experts from at most 4 groups, so a kept group gives 2 on average. A group is judged by as many: its two best (arXiv 2412.19437).',
    ],
    machines: () => [
      'Are the groups machines?',
      'They were meant so: DeepSeek-V3 was trained with each group on one machine, so that a token travels to at most 4 of them (arXiv 2412.19437). A server may place the experts otherwise.',
    ],
    fewerMachines: () => [
      'And if there are fewer GPUs?',
      'The router does the same arithmetic on one GPU and on many. Only where the experts lie changes, and with it how much a kept group saves.',
    ],
    oneGroup: () => [
      'Why do Kimi and GLM ship one group?',
      'Kimi-K2 and GLM-4.5 are configured with one group: every expert competes with every other one. Groups limit to how many machines a token travels. Without them the choice is free, and the server must balance and route the tokens by itself.',
    ],
    specialise: () => [
      'Do experts specialise?',
      'In part. Experts come to prefer kinds of tokens, but seldom one subject that a person would name; Mixtral’s authors found no clear subjects (arXiv 2401.04088). The small model here shows its own habits only.',
    ],
    dropped: () => [
      'Are tokens dropped?',
      'Not here. Older routers gave each expert a fixed capacity and dropped what did not fit. DeepSeek-V3 drops no token, neither in training nor later (arXiv 2412.19437).',
    ],
    topKLater: ({ renormalizes }) => [
      'May I change top_k of a trained model?',
      `The code allows it, and you can try it here. But a model learned with the top_k of its configuration. With fewer picks ${renormalizes ? 'each gets more weight than it had in training' : 'less is added to the output than in training'}; with more, experts count that were not asked in training.`,
    ],
    active: () => [
      'What are total and active parameters?',
      'All parameters must be in memory: they are the total. For one token only the picked experts compute, beside what every token uses, such as attention and shared experts: these are active. DeepSeek-V3 has 671 billion in total, and 37 billion are active (arXiv 2412.19437).',
    ],
    factor: ({ scale, renormalizes }) => [
      `Where does ${formatNumber(scale, 3)} come from?`,
      `It is routed_scaling_factor, a number that a model’s makers choose before training. ${renormalizes ? 'The weights sum to 1' : 'The weights are scores that are not made to sum to 1'}; the factor sets how much the picked experts count beside the rest of the layer, and the model learns with it.`,
    ],
    noFactor: () => [
      'Why is there no factor here?',
      'The factor of this configuration is 1, so the weights stay as they are. DeepSeek-V3 has 2.5: there the picked experts count more beside the shared one.',
    ],
    shared: () => [
      'What does a shared expert do?',
      'It computes every token and is never chosen. What all tokens need can be learned there once, so that the chosen experts need not repeat it.',
    ],
  },
} satisfies { readonly fold: string; readonly of: Answers<Question> };
