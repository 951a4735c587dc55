import type { RecordGroup } from '../../core/engines/groups';
import type { EngineConditionId, EngineStep } from '../../core/engines/types';
import type { Semantics } from '../../core/semantics/types';
import { formatExact } from '../../view/format';
import { engines as english } from '../en/engines';
import type { Words } from '../words';

const group: Record<RecordGroup, string> = { ...english.group, other: '其他' };

const groupScore: Record<Exclude<Semantics['groupScore'], 'none'>, string> = {
  max: '组得分取最好的一个',
  top2: '组得分取最好的两个',
  biasTop2: '组得分取最好的两个，无偏置时取一个',
  topShare: '组得分取最好的 top_k / topk_group 个',
  top2Distinct: '组得分取最好的两个不同值',
};

/** A record in one line, read off its choices. */
function describe(rules: Semantics): string {
  const { scoringFunc, scored, bias, groupScore: by, mask, gather, renormalize, divisorGuard, scale } = rules;
  const isGrouped = by !== 'none';
  return [
    scoringFunc === 'configured' ? '任意得分函数' : scoringFunc,
    scored === 'after' && '选后才算得分',
    bias === 'added' ? '有偏置' : '无偏置',
    isGrouped ? groupScore[by] : '无分组',
    isGrouped && mask === 'zero' && '其余掩码为 0',
    gather === 'biased' && '权重含偏置',
    renormalize === 'always' && '总是归一化',
    renormalize === 'never' && '从不归一化',
    renormalize !== 'never' && divisorGuard.kind === 'add' && `Σ + ${formatExact(divisorGuard.value)}`,
    renormalize !== 'never' && divisorGuard.kind === 'clamp' && `Σ 至少 ${formatExact(divisorGuard.value)}`,
    rules.weighedIn !== 'float32' && '用双精度计算权重',
    scale === 'never' && '无系数',
    rules.sharedExperts === 'appended' && '附加共享专家',
    rules.zeroExperts === 'identity' && '零专家',
  ]
    .filter((part) => part !== false)
    .join('，');
}

const is = (holds: boolean) => (holds ? '是' : '不是');

const condition: Record<EngineConditionId, (step: EngineStep) => string> = {
  isFamily: ({ values: v }) => `模型族是 ${v.modelType}，有自己的类`,
  isNoFamily: ({ holds, values: v }) =>
    holds ? '模型不在任何库中：由参数决定' : `这里没有模型族 ${v.modelType} 的类`,
  asksForGroups: ({ holds }) => `模型${holds ? '' : '不'}要求分组路由`,
  hasBias: ({ holds }) => (holds ? '有校正偏置' : '没有校正偏置'),
  hasNoBias: ({ holds }) => (holds ? '没有校正偏置' : '有校正偏置'),
  isSigmoid: ({ holds, values: v }) => `scoring_func ${v.scoringFunc} ${is(holds)} sigmoid`,
  isSoftmax: ({ holds, values: v }) => `scoring_func ${v.scoringFunc} ${is(holds)} softmax`,
  isSqrtSoftplus: ({ holds, values: v }) => `scoring_func ${v.scoringFunc} ${is(holds)} sqrtsoftplus`,
  isSigmoidOrSoftmax: ({ holds, values: v }) =>
    `scoring_func ${v.scoringFunc} ${is(holds)} sigmoid 或 softmax`,
  hasGroups: ({ holds, values: v }) => `num_expert_group ${v.numExpertGroup} ${holds ? '大于' : '不大于'} 1`,
  isPowerOfTwo: ({ holds, values: v }) => `global_num_experts ${v.globalNumExperts} ${is(holds)} 2 的幂`,
  atMost8Picks: ({ holds, values: v }) => `top_k ${v.topK} ${holds ? '不超过' : '超过'} 8`,
  groupsCoverPicks: ({ holds, values: v }) =>
    `topk_group ${v.topkGroup} 乘 num_expert_group ${v.numExpertGroup} ${holds ? '不小于' : '小于'} top_k ${v.topK}`,
  smallGroups: ({ holds, values: v }) =>
    Number(v.numExpertGroup) > 1
      ? `每组 ${Number(v.globalNumExperts) / Number(v.numExpertGroup)} 个，保留 ${v.topkGroup} 组：${holds ? '不超过' : '超过'}每组 32、共 128`
      : `一组 ${v.globalNumExperts} 个：${holds ? '不超过' : '超过'} 384`,
};

/** Engines, the records they choose among, and why. */
export const engines = {
  group,
  describe,
  condition: (step: EngineStep) => condition[step.condition](step),
  choosing: '引擎：按此配置选取记录',
  single: (name: string) => `${name}：单个记录`,
  uses: (engine: string, record: string) => `${engine} 在这里用 ${record}：`,
  usesNone: (engine: string) => `${engine} 没有适合此配置的记录：`,
  because: '原因',
} satisfies Words<typeof english>;
