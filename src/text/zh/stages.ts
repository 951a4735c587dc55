import type { SkipReason, StageId } from '../../core/stages';
import { formatExact, formatNumber } from '../../view/format';
import type { stages as english } from '../en/stages';
import { stagesIn } from '../stages';
import type { Words } from '../words';

const chip: Words<typeof english.chip> = {
  logits: 'Logits',
  score: '打分',
  bias: '+ 偏置',
  group: '组得分',
  keep: '选组',
  mask: '掩码',
  pick: '选专家',
  gather: '取权重',
  norm: '归一化',
  scale: '缩放',
};

const skip: Words<typeof english.skip> = {
  padding: '跳过：这一行只用来填满批次：编号 −1，权重 0',
  tablePicks: '跳过：由表选择',
  noBias: '跳过：模型没有校正偏置',
  biasIgnored: '跳过：此路径不使用偏置',
  noGroups: '跳过：此路由器没有分组',
  renormalizeIgnored: '跳过：此路径从不归一化',
  oneGroup: '跳过：只有一个组',
  notReached: '未到达：分组无效，vLLM 退回普通 top-k',
  softmaxOverPicked: '跳过：只对选中的做 softmax，权重之和已是 1',
  renormalizeOff: '跳过：renormalize 已关闭',
  scaleIsOne: '跳过：routed_scaling_factor 为 1',
  scaleIgnored: '跳过：此路径忽略 routed_scaling_factor',
  scaleByModel: '跳过：路由器得到 1，模型代码在别处使用 routed_scaling_factor',
  scaleByNobody: '跳过：路由器得到的 routed_scaling_factor 是 1，之后也没有谁来乘',
};

/** What a stage does, in one line. */
const does: Words<typeof english.does> = {
  logits: '由词元的隐藏状态得到，每个专家一个数',
  score: '把每个 logit 变成得分',
  bias: '给每个得分加上学到的校正值，只用于选择',
  group: '按组内最好的专家评价每个组',
  keep: '保留最好的组，淘汰其余的组',
  mask: '让淘汰的组里的专家不能被选',
  pick: '在剩下的里选出值最大的专家',
  gather: '把被选专家的得分作为权重',
  norm: '权重除以它们的总和',
  scale: '权重乘以 routed_scaling_factor',
};

/** What a skipped stage would do. */
const ifRun: Partial<Record<StageId, string>> = {
  bias: '否则每个得分会加上学到的校正值，只用于选择。',
  group: '否则每个组会由组内最好的专家来评价。',
  keep: '否则只有最好的几个组会留下。',
  mask: '否则其余各组的专家不能被选中。',
  norm: '否则权重会除以它们的总和。',
  scale: '否则权重会乘以 routed_scaling_factor。',
};

/** What a stage does and why, in most routers. */
const usually: Record<StageId, string> = {
  logits: '路由器的线性层用词元的隐藏状态 x 与每个专家的一行权重相乘，得到 logit z。此时还没有做出任何决定。',
  score:
    '每个 logit 变成一个得分：sigmoid 只看专家自身，softmax 让所有专家分享总和 1。logit 可以是负数，得分不会，因此可以当作权重。',
  bias: '每个得分加上一个学到的校正值。它在选择时让专家上升或下降，但从不进入权重。它用来分摊工作：训练时，分到词元太少的专家被抬高，太多的被压低。',
  group:
    '每个组由组内最好的专家代表：有偏置时取最大的两个加偏置得分之和，没有偏置时取最大的得分。先评组，是因为词元只发往留下的组。',
  keep: '只有最好的几个组留下。虚线画在最后一个保留的组与第一个淘汰的组之间。每淘汰一个组，词元就少发往一处。',
  mask: '其余各组的专家被设为负无穷，无论多强都不会被选中。',
  pick: '选出剩余得分最大的专家。只有它们参与计算：其余专家对这个词元没有任何开销。',
  gather: '权重取被选专家的不加偏置的得分：偏置决定谁入选，不决定它占多大分量。',
  norm: '权重除以它们的总和，使总和为 1：这样，该层输出的大小与路由器有多确定无关。',
  scale:
    '权重乘以 routed_scaling_factor。模型训练时就带有这个系数：相对于不经选择就到达输出的部分，它决定选中的专家占多大分量。',
};

const withBias = { none: '', included: '，偏置计算在内' };
const largest = { none: ' logit ', included: '加偏置 logit ' };
const by = {
  score: '得分',
  logit: ' logit ',
  biasedScore: '得分 + 偏置',
  biasedLogit: ' logit + 偏置',
};
const from = {
  scores: '得分',
  unbiased: '不加偏置的得分',
  biased: '加偏置的得分',
  recovered: '加偏置的得分减去偏置，',
};

const WHY_GROUPS = '先评组，是因为词元只发往留下的组。';
const WEIGHT = '被选专家的权重决定它在该层输出中占多大分量。';

/** The reason as a sentence of its own. */
const skipped = (reason: SkipReason) => `${skip[reason]}。`;

export const stages = {
  chip,
  skip,
  skipped,
  does,
  ...stagesIn(ifRun, {
    usual: ({ stage }) => usually[stage],
    choosesLogits: '选择直接在 logit 上进行。专家选出之后才打分，而且只给选中的打分。',
    biasShiftsLogits: '每个 logit 加上一个学到的校正值，然后做 softmax：在这里偏置既影响选择，也进入权重。',
    biasWeighs:
      '每个得分加上一个学到的校正值。在这里，它既在选择时让专家上升或下降，也进入权重。它用来分摊工作：训练时，分到词元太少的专家被抬高，太多的被压低。',
    judgesByBest: ({ bias }) => `每个组由组内最好的专家代表${withBias[bias]}。${WHY_GROUPS}`,
    judgesBySum: ({ contributors, bias }) =>
      `每个组由组内最好的 ${contributors} 个专家之和代表${withBias[bias]}。${WHY_GROUPS}`,
    looksUpPicks: '这一层按词元的编号从表中取出专家：不排名，也不由得分决定。门控只说明每个专家计多少。',
    picksLogits: ({ bias }) =>
      `选出剩余${largest[bias]}最大的专家。只有它们参与计算：其余专家对这个词元没有任何开销。`,
    weighsRecovered: '权重是加偏置的得分再减去偏置：几乎就是得分，只差相加时舍入掉的部分。',
    weighsBiased: '权重取被选专家的加偏置的得分：在这里，偏置既决定谁入选，也决定它占多大分量。',
    weighsScores: '被选专家的得分成为权重：它决定每个专家的输出占多大分量。',
    layer: ({ experts, topK }) =>
      `混合专家层里有 ${experts} 个小网络，称为专家；对每个词元，路由器只选最好的 ${topK} 个参与计算。`,
    groupsAndWeights: ({ groups, kept }) =>
      `这些专家分成 ${groups} 个组，通常各在不同的机器上；为了减少通信，选中的都来自最好的 ${kept} 个组。${WEIGHT}`,
    weights: WEIGHT,
    skips: ({ reason }) => skip[reason],
    leftToModel: ({ factor }) => `跳过：之后由模型乘以 ${formatExact(factor)}，路由器得到 1`,
    logits: ({ experts }) => `${experts} 个 logit，每个专家一个`,
    unscored: '直接按 logit 选择',
    scored: ({ func }) => func,
    scoredAnyway: ({ func }) => `${func}，与 scoring_func 的设置无关`,
    biasForLogits: '加到 logit 上，然后做 softmax',
    biasForAll: '为选择和权重而加',
    biasForChoice: '只为选择而加',
    groupBest: '每组取最好的一个',
    groupSum: ({ contributors }) => `每组最好的 ${contributors} 个之和`,
    groupsStay: ({ kept, groups }) => `${groups} 个组中最好的 ${kept} 个留下`,
    expertsRemain: ({ survivors, experts }) => `${experts} 个专家还剩 ${survivors} 个`,
    rowNames: ({ topK }) => `表中的一行给出 ${topK} 个专家；不排名`,
    topOfTooFew: ({ topK, survivors }) => `选前 ${topK} 个，但未掩码的只有 ${survivors} 个`,
    topOfAll: ({ topK, survivors, by: what }) => `按${by[what]}从 ${survivors} 个中选前 ${topK} 个`,
    topOfUnmasked: ({ topK, survivors, by: what }) =>
      `按${by[what]}从未掩码的 ${survivors} 个中选前 ${topK} 个`,
    gathered: ({ from: what }) => `${from[what]}成为权重`,
    divided: ({ sum }) => `除以总和 ${formatNumber(sum)}`,
    multiplied: ({ factor }) => `乘以 ${formatNumber(factor)}`,
  }),
} satisfies Words<typeof english>;
