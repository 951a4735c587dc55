import type { RecordGroup } from '../../core/engines/groups';
import { formatExact } from '../../view/format';
import { ENGINE_NAMES } from '../engine-names';
import { enginesIn } from '../engines';

const group: Record<RecordGroup, string> = { ...ENGINE_NAMES, vllm: 'vLLM', other: 'Others' };

const GROUPS_BY = {
  max: 'groups by their best',
  top2: 'groups by their 2 best',
  biasTop2: 'groups by their 2 best, without bias by the best',
  topShare: 'groups by their top_k / topk_group best',
  top2Distinct: 'groups by their 2 best that differ',
};

const told = enginesIn({
  choice: {
    anyScore: 'any score',
    score: ({ name }) => name,
    scoredAfter: 'scored after the pick',
    bias: 'bias',
    noBias: 'no bias',
    noGroups: 'no groups',
    groupsBy: ({ by }) => GROUPS_BY[by],
    masksWithZero: 'others masked with 0',
    biasWeighs: 'weights with bias',
    alwaysDivides: 'always renormalised',
    neverDivides: 'never renormalised',
    sumPlus: ({ value }) => `Σ + ${formatExact(value)}`,
    sumAtLeast: ({ value }) => `Σ at least ${formatExact(value)}`,
    inDoubles: 'weighed in double precision',
    noFactor: 'no factor',
    sharedAppended: 'shared experts appended',
    zeroExperts: 'zero experts',
  },
  comma: ', ',
  step: {
    ofFamily: ({ family }) => `the model’s family is ${family}, which has a class of its own`,
    ofNoLibrary: 'the model is in no library: its parameters decide',
    noClass: ({ family }) => `no class for the family ${family} is modelled here`,
    asksForGroups: 'the model asks for grouped routing',
    asksForNoGroups: 'the model does not ask for grouped routing',
    hasBias: 'there is a correction bias',
    hasNoBias: 'there is no correction bias',
    scoringIs: ({ scoring, of }) => `scoring_func ${scoring} is ${of.join(' or ')}`,
    scoringIsNot: ({ scoring, of }) => `scoring_func ${scoring} is not ${of.join(' or ')}`,
    groups: ({ groups }) => `num_expert_group ${groups} is above 1`,
    noGroups: ({ groups }) => `num_expert_group ${groups} is not above 1`,
    powerOfTwo: ({ experts }) => `global_num_experts ${experts} is a power of two`,
    noPowerOfTwo: ({ experts }) => `global_num_experts ${experts} is not a power of two`,
    fewPicks: ({ topK }) => `top_k ${topK} is at most 8`,
    manyPicks: ({ topK }) => `top_k ${topK} is not at most 8`,
    groupsCover: ({ topkGroup, groups, topK }) =>
      `topk_group ${topkGroup} times num_expert_group ${groups} is at least top_k ${topK}`,
    groupsFallShort: ({ topkGroup, groups, topK }) =>
      `topk_group ${topkGroup} times num_expert_group ${groups} is not at least top_k ${topK}`,
    smallGroups: ({ size, kept }) =>
      `groups of ${size}, ${kept} of them kept: within 32 a group and 128 in all`,
    largeGroups: ({ size, kept }) =>
      `groups of ${size}, ${kept} of them kept: above 32 a group and 128 in all`,
    smallGroup: ({ size }) => `one group of ${size}: within 384`,
    largeGroup: ({ size }) => `one group of ${size}: above 384`,
  },
});

/** Engines, the records they choose among, and why. */
export const engines = {
  group,
  ...told,
  /** The heading of the engines in a list. */
  choosing: 'Engines: the record for this configuration',
  /** The heading of the single records of an engine. */
  single: (name: string) => `${name}: single records`,
  uses: (engine: string, record: string) => `${engine} uses ${record} here:`,
  usesNone: (engine: string) => `${engine} has no record for this configuration:`,
  because: 'because',
};
