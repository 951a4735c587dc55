import type { RecordGroup } from '../../core/engines/groups';
import { formatExact } from '../../view/format';
import { engines as english } from '../en/engines';
import { enginesIn } from '../engines';
import type { Words } from '../words';

const group: Record<RecordGroup, string> = { ...english.group, other: '其他' };

const GROUPS_BY = {
  max: '组得分取最好的一个',
  top2: '组得分取最好的两个',
  biasTop2: '组得分取最好的两个，无偏置时取一个',
  topShare: '组得分取最好的 top_k / topk_group 个',
  top2Distinct: '组得分取最好的两个不同值',
};

const told = enginesIn({
  choice: {
    anyScore: '任意得分函数',
    score: ({ name }) => name,
    scoredAfter: '选后才算得分',
    bias: '有偏置',
    noBias: '无偏置',
    noGroups: '无分组',
    groupsBy: ({ by }) => GROUPS_BY[by],
    masksWithZero: '其余掩码为 0',
    biasWeighs: '权重含偏置',
    alwaysDivides: '总是归一化',
    neverDivides: '从不归一化',
    sumPlus: ({ value }) => `Σ + ${formatExact(value)}`,
    sumAtLeast: ({ value }) => `Σ 至少 ${formatExact(value)}`,
    inDoubles: '用双精度计算权重',
    noFactor: '无系数',
    sharedAppended: '附加共享专家',
    zeroExperts: '零专家',
  },
  comma: '，',
  step: {
    ofFamily: ({ family }) => `模型族是 ${family}，有自己的类`,
    ofNoLibrary: '模型不在任何库中：由参数决定',
    noClass: ({ family }) => `这里没有模型族 ${family} 的类`,
    asksForGroups: '模型要求分组路由',
    asksForNoGroups: '模型不要求分组路由',
    hasBias: '有校正偏置',
    hasNoBias: '没有校正偏置',
    scoringIs: ({ scoring, of }) => `scoring_func ${scoring} 是 ${of.join(' 或 ')}`,
    scoringIsNot: ({ scoring, of }) => `scoring_func ${scoring} 不是 ${of.join(' 或 ')}`,
    groups: ({ groups }) => `num_expert_group ${groups} 大于 1`,
    noGroups: ({ groups }) => `num_expert_group ${groups} 不大于 1`,
    powerOfTwo: ({ experts }) => `global_num_experts ${experts} 是 2 的幂`,
    noPowerOfTwo: ({ experts }) => `global_num_experts ${experts} 不是 2 的幂`,
    fewPicks: ({ topK }) => `top_k ${topK} 不超过 8`,
    manyPicks: ({ topK }) => `top_k ${topK} 超过 8`,
    groupsCover: ({ topkGroup, groups, topK }) =>
      `topk_group ${topkGroup} 乘 num_expert_group ${groups} 不小于 top_k ${topK}`,
    groupsFallShort: ({ topkGroup, groups, topK }) =>
      `topk_group ${topkGroup} 乘 num_expert_group ${groups} 小于 top_k ${topK}`,
    smallGroups: ({ size, kept }) => `每组 ${size} 个，保留 ${kept} 组：不超过每组 32、共 128`,
    largeGroups: ({ size, kept }) => `每组 ${size} 个，保留 ${kept} 组：超过每组 32、共 128`,
    smallGroup: ({ size }) => `一组 ${size} 个：不超过 384`,
    largeGroup: ({ size }) => `一组 ${size} 个：超过 384`,
  },
});

/** Engines, the records they choose among, and why. */
export const engines = {
  group,
  ...told,
  choosing: '引擎：按此配置选取记录',
  single: (name: string) => `${name}：单个记录`,
  uses: (engine: string, record: string) => `${engine} 在这里用 ${record}：`,
  usesNone: (engine: string) => `${engine} 没有适合此配置的记录：`,
  because: '原因',
} satisfies Words<typeof english>;
