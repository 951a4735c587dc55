import type { BugFacts, BugSideFacts } from '../../../scenario/bugs/bug-facts';
import { type BugWords, number as n, namesOf, partedAt } from '../../bugs';

/** "E2 is 0.07 in A and 0.62 in B" */
function values(facts: BugFacts): string {
  const { name, a, b } = partedAt(facts);
  return `${name} is ${a} in A and ${b} in B`;
}

const experts = (side: BugSideFacts) => namesOf(side, ', ');
const picks = ({ a, b }: BugFacts) => `A picks ${experts(a)}; B picks ${experts(b)}`;
const sums = ({ a, b }: BugFacts) => `A’s weights sum to ${n(a.sum)}, B’s to ${n(b.sum)}`;

/** Words about known bugs. A is the router with the fault, B one without. */
export const bugs: BugWords = {
  hint: 'Faults of real routers, each as the smallest token that shows it. A has the fault, B has not. Undo brings your own settings back.',
  search: 'Search',
  stage: 'Parts at',
  engine: 'Engine',
  any: 'any',
  after: 'After the stages',
  count: (shown, all) => `${shown} of ${all} bugs`,
  none: 'No bug matches. Clear the search or choose “any”.',
  open: 'Open',
  openNamed: (symptom) => `Open: ${symptom}`,
  ofCheck: (count) => (count === 1 ? 'A known bug' : `${count} known bugs`),
  onlyOf: (check) => `those that show why the check ${check} matters`,
  all: 'Show all',
  newTab: 'opens in a new tab',
  said: {
    zeroMask: {
      symptom: 'Experts of dropped groups win: the mask is zero in place of −∞',
      note: (facts) =>
        `Dropped groups were masked with zero, and a negative bias put kept experts below that. Models with negative biases are hit; DeepSeek-V3’s own are positive. At the mask ${values(facts)}; ${picks(facts)}.`,
    },
    groupByBestShare: {
      symptom: 'Megatron judges a group by another number of experts',
      note: (facts) =>
        `Megatron adds the top_k / topk_group best scores of a group, others the two best. Who trains with it and serves elsewhere is hit unless both agree. At the group score ${values(facts)}; ${picks(facts)}.`,
    },
    fallbackSoftmax: {
      symptom: 'vLLM calls a grouping invalid and scores by softmax, not sigmoid',
      note: (facts) =>
        `With as many groups as experts vLLM falls back to plain top-k; older versions lost scoring_func there. Small test configurations are hit. At the score ${values(facts)}; ${picks(facts)}.`,
    },
    groupsForcedToOne: {
      symptom: 'With softmax the groups get lost: all experts compete',
      note: (facts) =>
        `A rewrite set both group counts to one whenever the score is softmax; reviewers pointed it out. DeepSeek-V2 on Ascend is hit. At the group score A has no groups, B has ${facts.b.numExpertGroup}; ${picks(facts)}.`,
    },
    oneExpertGroups: {
      symptom: 'Groups of one expert: the first experts win, whatever the logits',
      note: (facts) =>
        `A kernel adds a group’s two best. A group of one has no second: all groups are −∞, and it answers the first ids, ${n(facts.a.weights[0]!)} each. Tiny configurations are hit. At the group score B has no groups; ${picks(facts)}.`,
    },
    lossMapDiffers: {
      symptom: 'The balance loss counts other experts than those that run',
      note: (facts) =>
        `For the balance loss Megatron took a plain top-k, without groups and bias: training such a router balances experts that do not run. At the bias ${values(facts)}. A, the loss’s map, has ${experts(facts.a)}; B, the router, has ${experts(facts.b)}.`,
    },
    softmaxAfterMask: {
      symptom: 'Masked logits of zero win, because the softmax came after the mask',
      note: (facts) =>
        `LMDeploy set the logits of dropped groups to zero and took the softmax then; zero beats negative logits. DeepSeek-V2 is hit. At the score ${values(facts)}; ${picks(facts)}.`,
    },
    oldSoftmaxPath: {
      symptom: 'DeepSeek-V3 runs through the older router with softmax',
      note: (facts) =>
        `V3 checkpoints went through a router without groups, bias and factor. Nothing failed. Who runs V3 in an engine made for older models is hit. At the score ${values(facts)}; ${picks(facts)}.`,
    },
    imageTokensByTextBias: {
      symptom: 'Image tokens are chosen with the bias of text',
      note: (facts) =>
        `DeepSeek-V4 with pictures has a second bias, for image tokens; an engine loaded it and never read it. All picture input is hit, text is not. At the bias ${values(facts)}; ${picks(facts)}.`,
    },
    imageTokensByTable: {
      symptom: 'In hash layers all image tokens take the same experts',
      note: (facts) =>
        `A hash layer looks experts up by token id, and image tokens share one id; they must be scored instead. Pictures in DeepSeek-V4 are hit. At the bias ${values(facts)}: A’s table picks ${experts(facts.a)}; B’s scores pick ${experts(facts.b)}.`,
    },
    everyTokenRowZero: {
      symptom: 'In hash layers every token takes the first row of the table',
      note: (facts) =>
        `Token ids did not reach the router, so it read the table’s first row for all tokens. DeepSeek-V4’s first layers are hit, and nothing fails. At the pick all scores agree: A takes ${experts(facts.a)}, but the token’s own row is ${experts(facts.b)}.`,
    },
    paddingIsRouted: {
      symptom: 'Rows that only pad a batch get experts and count as load',
      note: ({ a, b }) =>
        `Older vLLM routes a padding row like a token, and EPLB counts it; newer vLLM gives it id ${n(b.ids[0]!)} and weight ${n(b.weights[0]!)}. Who reads captured ids meets both. At the pick A takes ${experts(a)}, B no expert.`,
    },
    physicalIdsRecorded: {
      symptom: 'Recorded ids are those of copies: no expert has them',
      note: ({ a }) =>
        `Ids were recorded after EPLB had mapped them, so a trainer replays experts that do not exist. Runs with redundant experts are hit. Both sides pick ${experts(a)}; with EPLB the slots go to ${a.physical?.join(', ')}. To see that, swap A and B and open the path.`,
    },
    biasedWeights: {
      symptom: 'The bias, meant for the choice only, also enters the weights',
      note: (facts) =>
        `A refactor of Transformers took weights from biased scores. DeepSeek-V3 and dots1 were hit: right experts, wrong weights. A follows Kimi-Linear’s remote code, which does the same. At the gather ${values(facts)}.`,
    },
    biasedAtOneShape: {
      symptom: 'At one shape only, a kernel leaves the bias in the weights',
      note: (facts) =>
        `A vendor’s kernel for one pair of sizes gathers the biased score; other sizes, and all ids, are right, so tests pass. Models of that size are hit. A follows a record of LMDeploy that does the same. At the gather ${values(facts)}.`,
    },
    softmaxForSigmoid: {
      symptom: 'The right experts, weighed by softmax in place of sigmoid',
      note: (facts) =>
        `Asked for sigmoid, a vendor’s kernel answers softmax. Both keep the order of the logits, so only weights show it. Models that score by sigmoid without a bias are hit. At the score ${values(facts)}.`,
    },
    softmaxAndBiased: {
      symptom: 'Two mistakes at once: softmax, and the bias left in the weights',
      note: (facts) =>
        `A port of LFM2 scored by softmax and kept the bias in the weights. Its text stays plausible, so users of the port do not notice. At the score ${values(facts)}; ${picks(facts)}.`,
    },
    gatingFuncMissing: {
      symptom: 'A file without its scoring function is read as softmax',
      note: (facts) =>
        `GGUF files of GLM-4.7-Flash had no expert_gating_func; the loader took softmax, the model wants sigmoid. Who has such a file and an old loader is hit: perplexity rises. At the score ${values(facts)}; ${picks(facts)}.`,
    },
    topOneDivided: {
      symptom: 'One expert a token, renormalised: its weight no longer depends on logits',
      note: ({ a, b }) =>
        `A single weight divided by itself is ${n(a.weights[0]!)}, whatever the logits, so the gate gets no gradient. Training with top_k one and renormalise on is hit. At the normalisation A has ${n(a.weights[0]!)}, B keeps ${n(b.weights[0]!)}.`,
    },
    dividedUnasked: {
      symptom: 'Weights are divided by their sum though the model says not to',
      note: (facts) =>
        `OLMoE’s configuration has norm_topk_prob false; an engine divided all the same. Its users are hit: right experts, weights too large. At the normalisation ${sums(facts)}.`,
    },
    renormalizeNotPassed: {
      symptom: 'On ROCm the flag to renormalise gets lost with sigmoid',
      note: (facts) =>
        `vLLM’s wrapper of AITER’s sigmoid top-k takes renormalize and does not pass it on. Models that score by sigmoid without a bias are hit, on AMD only. At the normalisation ${sums(facts)}.`,
    },
    softmaxOverAll: {
      symptom: 'Softmax before the top-k: weights are shares of all experts',
      note: (facts) =>
        `Megatron took the softmax of all experts and then picked; Mixtral weighs by a softmax of the picked. Dividing by the sum makes both equal. Who converts checkpoints is hit. At the normalisation ${sums(facts)}.`,
    },
    gateBiasLeftOut: {
      symptom: 'The gate’s linear bias is left out, and weights are shares of all',
      note: (facts) =>
        `gpt-oss adds a bias to its logits and takes the softmax of the picked; a trainer left the bias out and took shares of all experts. gpt-oss trained there is hit. At the logits ${values(facts)}; ${picks(facts)}.`,
    },
    zeroOverZero: {
      symptom: 'All picked scores are zero, and the weights are not numbers',
      note: (facts) =>
        `Picked scores that underflow make a router without a guard divide zero by zero. Very low logits do that; llama.cpp met it and now clamps the sum. A follows MLX’s record, which has no guard. At the normalisation ${values(facts)}.`,
    },
    sumHeldUp: {
      symptom: 'Tiny scores: the weights sum to far less than one',
      note: (facts) =>
        `llama.cpp holds the sum above a floor before it divides; with smaller scores the weights come out too small. GLM-5.2 has such scores, beside large biases. At the normalisation ${sums(facts)}.`,
    },
    scaledTwice: {
      symptom: 'The router multiplies by the factor, and the model does so again',
      note: ({ a, b }) =>
        `vLLM’s router began to scale while DeepSeek’s model code still did. DeepSeek-R1 was hit: no error, worse answers. At the scale A’s weights sum to ${n(a.sum)}, B’s to ${n(b.sum)}; in both the model then multiplies by ${n(a.factor.model)}.`,
    },
    scaledTwiceOneGroup: {
      symptom: 'The factor is squared again, on another path',
      note: ({ a, b }) =>
        `The same double scale came back on another path; Nemotron and Kimi-K2.5 in NVFP4 were hit. At the scale A’s weights sum to ${n(a.sum)}, B’s to ${n(b.sum)}; in both the model then multiplies by ${n(a.factor.model)}.`,
    },
    neverScaled: {
      symptom: 'On some paths nobody multiplies by the factor',
      note: ({ a, b }) =>
        `SGLang’s router leaves the factor to the layer; some expert-parallel and quantised paths forgot it. GLM-4.5 was hit. No stage differs: after the router A multiplies by ${n(a.factor.model)}, B by ${n(b.factor.model)}.`,
    },
    scaleIsNone: {
      symptom: 'The factor does not reach the kernel',
      note: (facts) =>
        `A call of TensorRT-LLM’s INT4 kernel passed no factor though the model needs ${n(facts.b.factor.configured)}; a reviewer saw it. Kimi-K2 on that path is hit: routed experts count too little. At the scale ${sums(facts)}.`,
    },
    scaleInKernelIsOne: {
      symptom: 'A kernel with the factor one built in serves a model that has another',
      note: (facts) =>
        `Step-3.7-Flash was filed under MiniMax’s routing method, whose kernel never scales, though its factor is ${n(facts.b.factor.configured)}. Its routed experts count too little. At the scale ${sums(facts)}.`,
    },
    sharedWeighsLess: {
      symptom: 'The shared expert counts only a part of what it should',
      note: ({ a, b }) =>
        `A fused shared expert gets one over the factor, for a multiplication that this path of SGLang skips. Long answers suffer. Shown on vLLM’s AITER path. No stage differs: in its slot it weighs ${n(a.weights.at(-1)!)} in A, ${n(b.weights.at(-1)!)} in B.`,
    },
    biasInBf16: {
      symptom: 'The correction bias is stored in bf16, and other experts win',
      note: (facts) =>
        `Biases near ${n(facts.b.largestBias ?? 0)} differ by less than bf16 can hold, so storing them in it changes the choice. GLM-5.2 is hit in almost every token. At the bias ${values(facts)}; ${picks(facts)}.`,
    },
    kernelInBf16: {
      symptom: 'A kernel works in bf16 and ties what float32 tells apart',
      note: (facts) =>
        `In bf16 a score with a large bias is rounded so far that neighbours tie, and the lowest id wins. FlagGems is hit, and vLLM’s older kernel, which A follows; the newer one is float32. At the score ${values(facts)}; ${picks(facts)}.`,
    },
    logitsRoundedFirst: {
      symptom: 'The gate’s product is stored in bf16, so close logits become equal',
      note: (facts) =>
        `For larger batches the gate’s product was rounded to bf16, so one row routes differently at another batch size. Models with close logits are hit. At the logits ${values(facts)}; ${picks(facts)}.`,
    },
    servedInBf16: {
      symptom: 'Training in float32 and serving in bf16 pick different experts',
      note: (facts) =>
        `Megatron scores in float32, vLLM’s torch path in bf16, where close scores tie and the lower id wins. Reinforcement learning is hit, so it replays routes. At the score ${values(facts)}; ${picks(facts)}.`,
    },
    tieBreakTooLarge: {
      symptom: 'A tie-break by index also changes choices that are no ties',
      note: (facts) =>
        `To fix the order of ties, a proposal for SGLang took a small step per index off each value; closer values then change places. Models with many experts are hit most. At the bias ${values(facts)}; ${picks(facts)}.`,
    },
    scoreUnderflows: {
      symptom: 'The √softplus of low logits is exactly zero, and so are the weights',
      note: (facts) =>
        `Without log1p the softplus of a low logit rounds to zero. DeepSeek-V4 is hit in tokens whose picked logits are all low. At the score ${values(facts)}; ${sums(facts)}.`,
    },
    slotsUnsorted: {
      symptom: 'The same experts in another order of slots',
      note: ({ a, b }) =>
        `torch.topk without sorting promises no order: slots, and who wins a tie, may differ by run and platform. Tests and replays that compare slot by slot are hit. No stage differs: A has ${experts(a)}; B has ${experts(b)}.`,
    },
  },
};
