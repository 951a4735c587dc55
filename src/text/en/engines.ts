import type { RecordGroup } from '../../core/engines/groups';
import type { EngineConditionId, EngineStep } from '../../core/engines/types';
import type { Semantics } from '../../core/semantics/types';
import { formatExact } from '../../view/format';
import { ENGINE_NAMES } from '../engine-names';

const group: Record<RecordGroup, string> = { ...ENGINE_NAMES, vllm: 'vLLM', other: 'Others' };

const groupScore: Record<Exclude<Semantics['groupScore'], 'none'>, string> = {
  max: 'groups by their best',
  top2: 'groups by their 2 best',
  biasTop2: 'groups by their 2 best, without bias by the best',
  topShare: 'groups by their top_k / topk_group best',
  top2Distinct: 'groups by their 2 best that differ',
};

/** A record in one line, read off its choices. */
function describe(rules: Semantics): string {
  const { scoringFunc, scored, bias, groupScore: by, mask, gather, renormalize, divisorGuard, scale } = rules;
  const isGrouped = by !== 'none';
  return [
    scoringFunc === 'configured' ? 'any score' : scoringFunc,
    scored === 'after' && 'scored after the pick',
    bias === 'added' ? 'bias' : 'no bias',
    isGrouped ? groupScore[by] : 'no groups',
    isGrouped && mask === 'zero' && 'others masked with 0',
    gather === 'biased' && 'weights with bias',
    renormalize === 'always' && 'always renormalised',
    renormalize === 'never' && 'never renormalised',
    renormalize !== 'never' && divisorGuard.kind === 'add' && `Σ + ${formatExact(divisorGuard.value)}`,
    renormalize !== 'never' &&
      divisorGuard.kind === 'clamp' &&
      `Σ at least ${formatExact(divisorGuard.value)}`,
    rules.weighedIn !== 'float32' && 'weighed in double precision',
    scale === 'never' && 'no factor',
    rules.sharedExperts === 'appended' && 'shared experts appended',
    rules.zeroExperts === 'identity' && 'zero experts',
  ]
    .filter((part) => part !== false)
    .join(', ');
}

const is = (holds: boolean) => (holds ? 'is' : 'is not');

const condition: Record<EngineConditionId, (step: EngineStep) => string> = {
  isFamily: ({ values: v }) => `the model’s family is ${v.modelType}, which has a class of its own`,
  isNoFamily: ({ holds, values: v }) =>
    holds
      ? 'the model is in no library: its parameters decide'
      : `no class for the family ${v.modelType} is modelled here`,
  asksForGroups: ({ holds }) => `the model ${holds ? 'asks' : 'does not ask'} for grouped routing`,
  hasBias: ({ holds }) => `there is ${holds ? 'a' : 'no'} correction bias`,
  hasNoBias: ({ holds }) => `there is ${holds ? 'no' : 'a'} correction bias`,
  isSigmoid: ({ holds, values: v }) => `scoring_func ${v.scoringFunc} ${is(holds)} sigmoid`,
  isSoftmax: ({ holds, values: v }) => `scoring_func ${v.scoringFunc} ${is(holds)} softmax`,
  isSqrtSoftplus: ({ holds, values: v }) => `scoring_func ${v.scoringFunc} ${is(holds)} sqrtsoftplus`,
  isSigmoidOrSoftmax: ({ holds, values: v }) =>
    `scoring_func ${v.scoringFunc} ${is(holds)} sigmoid or softmax`,
  hasGroups: ({ holds, values: v }) => `num_expert_group ${v.numExpertGroup} ${is(holds)} above 1`,
  isPowerOfTwo: ({ holds, values: v }) =>
    `global_num_experts ${v.globalNumExperts} ${is(holds)} a power of two`,
  atMost8Picks: ({ holds, values: v }) => `top_k ${v.topK} ${is(holds)} at most 8`,
  groupsCoverPicks: ({ holds, values: v }) =>
    `topk_group ${v.topkGroup} times num_expert_group ${v.numExpertGroup} ${is(holds)} at least top_k ${v.topK}`,
  smallGroups: ({ holds, values: v }) =>
    Number(v.numExpertGroup) > 1
      ? `groups of ${Number(v.globalNumExperts) / Number(v.numExpertGroup)}, ${v.topkGroup} of them kept: ${holds ? 'within' : 'above'} 32 a group and 128 in all`
      : `one group of ${v.globalNumExperts}: ${holds ? 'within' : 'above'} 384`,
};

/** Engines, the records they choose among, and why. */
export const engines = {
  group,
  describe,
  condition: (step: EngineStep) => condition[step.condition](step),
  /** Over the engines in a list. */
  choosing: 'Engines: the record for this configuration',
  /** Over the single records of one. */
  single: (name: string) => `${name}: single records`,
  uses: (engine: string, record: string) => `${engine} uses ${record} here:`,
  usesNone: (engine: string) => `${engine} has no record for this configuration:`,
  because: 'because',
};
