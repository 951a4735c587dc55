import type { CheckWords } from '../../checks';

/** A key and its value as the file has them. */
const pair = ({ key, value }: { key?: string; value?: string }) =>
  value === undefined ? (key ?? '') : `${key} = ${value}`;

export const checks: CheckWords = {
  at: (line, column) => `line ${line}, column ${column}`,
  errors: {
    empty: 'the file is empty',
    binary: 'the file holds no text',
    safetensors: 'a safetensors file holds tensors, not a configuration',
    archive: 'the file is an archive; unpack it first',
    notAnObject: 'expected one object with settings, but found a list or a single value',
    noSettings:
      'the text has no settings in a form that is known: JSON, a Python dict or call, arguments, or lines of keys and values',
    otherFile: ({ what }) =>
      ({
        quantisation: 'the file says how a model is quantised, not how its router works',
        tokenizer: 'the file describes a tokenizer',
        generation: 'the file has settings of sampling; its top_k is not the router’s',
        adapter: 'the file describes an adapter',
        weights: 'the file lists where tensors are stored',
        other: 'no key in the file belongs to a model’s router or its layers',
      })[what],
    brokenHeader: ({ at }) => `the header of the GGUF file ends too early or is damaged at byte ${at}`,
    syntax: ({ place, expected, found }) => {
      const wanted = expected[0] === '' ? 'the end of the file' : expected.join(' or ');
      return `line ${place.line}, column ${place.column}: expected ${wanted}, but found ${found === '' ? 'the end of the file' : found}`;
    },
  },
  found: {
    noExperts: 'The model has no experts, so no router runs.',
    noRouterRuns: ({ dense, layers }) =>
      `No router runs: ${dense} layers are dense, and the model has ${layers}.`,
    topKZero: 'top_k is 0: no expert is picked.',
    topKAboveExperts: ({ top_k, global_num_experts }) =>
      `top_k ${top_k} is more than the ${global_num_experts} experts.`,
    everyExpertPicked: 'top_k equals the number of experts: all are picked, and only the weights differ.',
    groupsZero: 'num_expert_group is 0: vLLM divides by it.',
    groupsDoNotDivide: ({ num_expert_group, global_num_experts }) =>
      `${global_num_experts} experts do not split into ${num_expert_group} groups of one size.`,
    moreGroupsThanExperts: ({ num_expert_group, global_num_experts }) =>
      `There are ${num_expert_group} groups for ${global_num_experts} experts.`,
    groupScoreNeedsTwo:
      'With a bias a group’s score is the sum of its two best, and a group here has only one expert.',
    topkGroupZero: 'topk_group is 0: no group is kept.',
    topkGroupAboveGroups: ({ topk_group, num_expert_group }) =>
      `topk_group ${topk_group} is more than the ${num_expert_group} groups.`,
    everyGroupKept: 'topk_group equals num_expert_group: all groups are kept, so grouping changes nothing.',
    topKAboveKept: ({ k, kept }) => `top_k ${k} is more than the ${kept} experts of the kept groups.`,
    fewerPicksThanGroups: ({ top_k, topk_group }) =>
      `top_k ${top_k} is less than topk_group ${topk_group}: Megatron would sum no score for a group.`,
    megatronGroupScore: ({ summed }) =>
      `Megatron adds the ${summed} best of a group (top_k / topk_group, rounded down); others add 2 or take the best.`,
    topOneRenormalized: 'With one pick, renormalising makes its weight 1 whatever its score is.',
    softmaxOfPicked: 'Softmax, then renormalised: the same as a softmax over the picked experts alone.',
    sharesNotDivided:
      'The weights are shares of all experts: they sum to less than 1, and pruning experts makes them larger.',
    sigmoidNotDivided:
      'The scores are not shares and nothing divides them: the sum of the weights differs from token to token.',
    softmaxWithBias:
      'The scores come from softmax, and a bias is added for the choice. Some kernels take a bias with sigmoid only.',
    scaleZero: 'routed_scaling_factor is 0: every weight becomes 0, or an engine takes that for no factor.',
    sumIsScale: ({ routed_scaling_factor }) =>
      `The weights sum to ${routed_scaling_factor}, and one may be above 1.`,
    scaleWithoutDivision: ({ routed_scaling_factor }) =>
      `Weights that nothing divides are multiplied by ${routed_scaling_factor}; some code does not multiply then.`,
    scaleInModelToo: ({ routed_scaling_factor }) =>
      `The factor ${routed_scaling_factor} belongs either in the router or in the model around it, not in both.`,
    noauxWithoutBias:
      'topk_method is noaux_tc, which needs a correction bias, and another key says there is none.',
    greedyWithBias: ({ method }) =>
      `topk_method is ${method}, which has no correction bias, and another key says there is one.`,
    greedyWithGroups: ({ num_expert_group }) =>
      `topk_method is greedy, so DeepSeek’s own code uses no groups, but vLLM uses the ${num_expert_group} groups.`,
    limitedGreedyWithoutGroups: 'topk_method asks for groups, and there is only one.',
    sqrtsoftplusInGroups: 'vLLM’s router with groups knows softmax and sigmoid only.',
    groupsWithoutBias: 'Groups without a bias: vLLM’s fused kernel needs a bias, so the slower path runs.',
    groupMaxOrTwo: 'Without a bias vLLM scores a group by its best expert; some engines add the two best.',
    maskZeroOrInfinity:
      'Some engines mask dropped groups with 0 in place of −∞: an expert with a negative biased score loses to them.',
    biasStaysFloat32: 'The correction bias must stay float32: rounding it to bfloat16 picks other experts.',
    tinySums: 'If all picked scores are tiny, engines differ in how they keep the division from failing.',
    noGroupsWithSigmoid:
      'Sigmoid and bias, and no key for groups: kernels made for DeepSeek-V3 need num_expert_group to be 1, not 0.',
    groupsAbove32: ({ num_expert_group }) =>
      `vLLM’s fused kernel takes at most 32 groups, and there are ${num_expert_group}.`,
    groupAbove32: ({ size }) => `A group has ${size} experts; several kernels take at most 32.`,
    keptAbove128: ({ kept }) => `The kept groups have ${kept} experts; several kernels take at most 128.`,
    expertsAbove256: ({ global_num_experts }) =>
      `${global_num_experts} experts: several kernels for groups take at most 256.`,
    topKAbove8: ({ top_k }) => `top_k ${top_k}: several kernels pick at most 8.`,
    topKAbove32: ({ top_k }) => `top_k ${top_k}: vLLM’s fused kernel picks at most 32.`,
    notPowerOfTwo: ({ global_num_experts }) =>
      `${global_num_experts} is no power of two: some engines take another kernel.`,
    expertsAboveLimit: ({ E, max }) => `${E} experts are more than the ${max} that can be routed here.`,
    expertsNotSplit: ({ E, ranks }) =>
      `${E} experts do not split evenly over ${ranks} ranks of expert parallelism.`,
    picksFirst: 'The model picks by its logits and makes weights of the picked alone.',
    vllmRaises: ({ version, raised }) => `vLLM ${version} raises: ${raised}`,
    groupingFallsBack: ({ version, groups, experts }) =>
      `vLLM ${version} ignores the ${groups} groups of ${experts} experts and picks among all.`,
    scoringDropped: ({ version, configured, used }) =>
      `vLLM ${version} uses ${used} on this path, not ${configured}.`,
    scaleDropped: ({ version, configured, used }) =>
      `vLLM ${version} multiplies by ${used} on this path, not by ${configured}.`,
    paddedRows: ({ version, experts }) =>
      `vLLM ${version}, compiled: ${experts} is no multiple of 8, so the logits may be padded, and the kernel may read them wrongly.`,
    kernelRefuses: ({ record, raised }) => `The kernel ${record} refuses these sizes: ${raised}`,
    biasAllZero: 'Every value of the bias is 0: the picks are those without one.',
    biasDecides: 'The biases differ by more than all scores do: the bias alone decides the picks.',
    scoreLostInBias: ({ count }) => `${count} scores are too small to change their sum with the bias.`,
    biasNotFinite: ({ count }) => `${count} values of the bias are not finite.`,
    weightAboveOne: ({ count }) => `${count} weights are above 1.`,
    weightBelowZero: ({ count }) => `${count} weights are below 0.`,
    wrongType: (_, remark) => `${pair(remark)} has the wrong type, so it is not used.`,
    negative: (_, remark) => `${pair(remark)} is negative, so it is not used.`,
    notFinite: (_, remark) => `${pair(remark)} is not finite, so it is not used.`,
    tooLarge: (_, remark) => `${pair(remark)} is too large, so it is not used.`,
    expression: (_, remark) => `${pair(remark)} is an expression, whose value only the program knows.`,
    unknownScoring: (_, remark) => `${pair(remark)} names no scoring function that is known.`,
    numberAsFlag: (_, remark) => `${pair(remark)} is a number in place of true or false.`,
    keysDisagree: (_, remark) => `${pair(remark)} contradicts ${remark.other}, which is used.`,
    architectureConflict: (_, remark) => `${pair(remark)} contradicts ${remark.other}, whose rules are used.`,
    falseFriend: (_, remark) => `${remark.key} is not the router’s.`,
    perLayer: (_, remark) => `${remark.key} differs between layers (${remark.value}); the first is shown.`,
    unknownFamily: (_, { value }) =>
      `${value === undefined ? 'The file names no model' : `The model ${value} is not known`}: what no key says is a guess or unknown.`,
    resembles: (_, { value, other }) =>
      `The model ${value} is not known; the rules of ${other} are taken as a guess.`,
    methodAsScoring: (_, { key }) =>
      `${key} is noaux_tc, which is a method of picking and no scoring function.`,
    hashLayers: (_, { value }) =>
      `The first ${value?.split(' ').at(-1)} layers look the experts up in a table of token ids.`,
    zeroExperts: (_, { value }) =>
      `The router has ${value} more columns, for experts that pass the token on.`,
    ggufKeyWithoutPrefix: (_, { key }) => `${key} lacks the architecture’s prefix; a loader may miss it.`,
    impliedGating: (_, { value }) =>
      `The file has no expert_gating_func; the scoring function follows the rule ${value}.`,
    hybridLayers: (_, { key, value }) =>
      `${key} lists blocks of several kinds; ${value} of them have a router.`,
    duplicateKey: (_, { key }) => `The key ${key} is repeated; the last value is used.`,
    comment: 'JSON has no comments.',
    trailingComma: 'JSON has no comma after the last value.',
    pythonLiteral: 'The text is written as Python writes it, or has a word that JSON lacks.',
    unquotedKey: (_, { key }) => `The key ${key} has no quotes.`,
    missingComma: 'A comma is missing here.',
    badString: 'A text in quotes does not end on its line.',
    tooManyValues: 'The file has more values than any configuration; the rest was not kept.',
    longObject: 'One object has more entries than any configuration; only the first were kept.',
    cutFile:
      'The file was not read to its end: what is not in the part read is unknown, and nothing is implied.',
  },
};
