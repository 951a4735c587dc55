import type { EngineStep } from '../engines/types';
import type { Semantics } from '../semantics/types';
import type { Remark } from './remark';

type GroupScore = Exclude<Semantics['groupScore'], 'none'>;

/** What a record does, choice by choice. */
export type RecordRemark =
  | Remark<'anyScore' | 'scoredAfter' | 'bias' | 'noBias' | 'noGroups' | 'masksWithZero' | 'biasWeighs'>
  | Remark<'score', { name: string }>
  | Remark<'groupsBy', { by: GroupScore }>
  | Remark<'alwaysDivides' | 'neverDivides' | 'inDoubles' | 'noFactor' | 'sharedAppended' | 'zeroExperts'>
  | Remark<'sumPlus' | 'sumAtLeast', { value: number }>;

/** A record in one line, read off its choices; what most records do is not said. */
export function recordRemarks(rules: Semantics): RecordRemark[] {
  const { scoringFunc, groupScore: by, renormalize, divisorGuard } = rules;
  const remarks: (RecordRemark | false)[] = [
    scoringFunc === 'configured' ? { code: 'anyScore' } : { code: 'score', name: scoringFunc },
    rules.scored === 'after' && { code: 'scoredAfter' },
    { code: rules.bias === 'added' ? 'bias' : 'noBias' },
    by === 'none' ? { code: 'noGroups' } : { code: 'groupsBy', by },
    by !== 'none' && rules.mask === 'zero' && { code: 'masksWithZero' },
    rules.gather === 'biased' && { code: 'biasWeighs' },
    renormalize === 'always' && { code: 'alwaysDivides' },
    renormalize === 'never' && { code: 'neverDivides' },
    renormalize !== 'never' && guardRemark(divisorGuard),
    rules.weighedIn !== 'float32' && { code: 'inDoubles' },
    rules.scale === 'never' && { code: 'noFactor' },
    rules.sharedExperts === 'appended' && { code: 'sharedAppended' },
    rules.zeroExperts === 'identity' && { code: 'zeroExperts' },
  ];
  return remarks.filter((remark) => remark !== false);
}

function guardRemark({ kind, value }: Semantics['divisorGuard']): RecordRemark | false {
  if (kind === 'add') return { code: 'sumPlus', value };
  return kind === 'clamp' && { code: 'sumAtLeast', value };
}

/** What an engine found when it asked a question. */
export type StepRemark =
  | Remark<'ofFamily' | 'noClass', { family: string }>
  | Remark<'ofNoLibrary' | 'asksForGroups' | 'asksForNoGroups' | 'hasBias' | 'hasNoBias'>
  | Remark<'scoringIs' | 'scoringIsNot', { scoring: string; of: readonly string[] }>
  | Remark<'groups' | 'noGroups', { groups: number }>
  | Remark<'powerOfTwo' | 'noPowerOfTwo', { experts: number }>
  | Remark<'fewPicks' | 'manyPicks', { topK: number }>
  | Remark<'groupsCover' | 'groupsFallShort', { topkGroup: number; groups: number; topK: number }>
  | Remark<'smallGroups' | 'largeGroups', { size: number; kept: number }>
  | Remark<'smallGroup' | 'largeGroup', { size: number }>;

/** A question of an engine, as what it found. */
export function stepRemark({ condition, holds, values }: EngineStep): StepRemark {
  const [family, scoring] = [String(values.modelType), String(values.scoringFunc)];
  const [groups, experts, topkGroup, topK] = [
    Number(values.numExpertGroup),
    Number(values.globalNumExperts),
    Number(values.topkGroup),
    Number(values.topK),
  ];
  const scoringRemark = (...of: string[]): StepRemark => ({
    code: holds ? 'scoringIs' : 'scoringIsNot',
    scoring,
    of,
  });
  switch (condition) {
    case 'isFamily':
      return { code: 'ofFamily', family };
    case 'isNoFamily':
      return holds ? { code: 'ofNoLibrary' } : { code: 'noClass', family };
    case 'asksForGroups':
      return { code: holds ? 'asksForGroups' : 'asksForNoGroups' };
    case 'hasBias':
      return { code: holds ? 'hasBias' : 'hasNoBias' };
    case 'hasNoBias':
      return { code: holds ? 'hasNoBias' : 'hasBias' };
    case 'isSigmoid':
      return scoringRemark('sigmoid');
    case 'isSoftmax':
      return scoringRemark('softmax');
    case 'isSqrtSoftplus':
      return scoringRemark('sqrtsoftplus');
    case 'isSigmoidOrSoftmax':
      return scoringRemark('sigmoid', 'softmax');
    case 'hasGroups':
      return { code: holds ? 'groups' : 'noGroups', groups };
    case 'isPowerOfTwo':
      return { code: holds ? 'powerOfTwo' : 'noPowerOfTwo', experts };
    case 'atMost8Picks':
      return { code: holds ? 'fewPicks' : 'manyPicks', topK };
    case 'groupsCoverPicks':
      return { code: holds ? 'groupsCover' : 'groupsFallShort', topkGroup, groups, topK };
    case 'smallGroups':
      if (groups > 1)
        return { code: holds ? 'smallGroups' : 'largeGroups', size: experts / groups, kept: topkGroup };
      return { code: holds ? 'smallGroup' : 'largeGroup', size: experts };
  }
}
