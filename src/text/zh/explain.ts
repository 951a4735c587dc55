import { formatNumber, formatSigned } from '../../view/format';
import { explainIn } from '../explain';
import { expert, group, plain, strong } from '../spans';
import { listed } from './listed';
import { nonFinite } from './non-finite';
import { rivals } from './rivals';
import { stages } from './stages';

const n = formatNumber;
const names = (ids: readonly number[], letter: 'E' | 'G') => ids.map((id) => `${letter}${id}`).join('、');

const NO_GROUP = plain('没有可用的组，内核于是返回最前面的专家，不论得分。');
const SKIPPED = '，而此实现跳过不是有限数的值：选择时按 −∞ 计。';

/** What happened to experts and groups. */
export const { expertSentence, groupSentence, narrate, cellName, nameParts, rowName } = explainIn(stages, {
  sentence: {
    ...rivals,
    ...nonFinite,
    modelLater: ({ factor, counts }) =>
      `之后模型把专家的输出乘以 ${formatNumber(factor)}，所以它在输出上的分量是 ${formatNumber(counts)}。`,
    starts: ({ id, z }) => strong(`E${id} 的 logit 是 ${n(z)}。`),
    isNotFinite: '这不是有限数。',
    scores: ({ id, s }) => strong(`E${id} 得分 ${n(s)}。`),
    stillLogit: '这仍是它的 logit：专家选出之后才打分，而且只给选中的打分。',
    sigmoid: 'sigmoid 只看它自己的 logit。',
    softmax: 'softmax 把它与所有其他专家相比：全部得分之和为 1。',
    sqrtsoftplus: 'softplus 的平方根只看它自己的 logit。',
    keepsScore: ({ id, s }) => strong(`E${id} 的得分仍是 ${n(s)}。`),
    keepsLogit: ({ id, z }) => strong(`E${id} 的 logit 仍是 ${n(z)}。`),
    noBias: '模型没有校正偏置。',
    ignoresBias: '此路径不使用偏置。',
    tableNeedsNoBias: '由表选择，所以不需要偏置。',
    standsAt: ({ id, c }) => strong(`E${id} 现在是 ${n(c)}。`),
    biasOnLogit: ({ z, b }) =>
      `logit ${n(z)} 加上偏置 ${formatSigned(b)}；选择看这个和，它的 softmax 就是得分。`,
    biasForChoice: ({ s, b }) => `得分 ${n(s)} 加上偏置 ${formatSigned(b)}；只有选择时才看这个值。`,
    biasForAll: ({ s, b }) => `得分 ${n(s)} 加上偏置 ${formatSigned(b)}；选择和权重都用这个值。`,
    unaffected: ({ id }) => strong(`E${id} 不受影响。`),
    skipped: ({ reason }) => `此阶段${stages.skip[reason]}。`,
    speaksForGroup: ({ id }) => strong(`E${id} 计入它的组。`),
    doesNotCount: ({ id }) => strong(`E${id} 不计入它的组。`),
    groupScores: ({ group: own, score, ids }) => [
      group(own),
      plain(` 得分 ${n(score)}，来自 `),
      ...listed(ids.map(expert)),
      plain('。'),
    ],
    stays: ({ id }) => strong(`E${id} 未被掩码。`),
    isMasked: ({ id }) => strong(`E${id} 被掩码。`),
    leavesWithGroup: ({ id }) => strong(`E${id} 随它的组一起出局。`),
    itsGroup: ({ group: own }) => group(own),
    padding: ({ id }) => [
      strong(`E${id} 没有入选：这一行只用来填满批次。`),
      plain('路由器跳过它：每个位置的编号都是 −1，权重都是 0，不论得分。'),
    ],
    inTable: ({ id, s }) => [
      strong(`表选出 E${id}。`),
      plain(`这个词元的一行里有它；得分 ${n(s)} 只决定它计多少。`),
    ],
    notInTable: ({ id, s }) => [
      strong(`E${id} 不在表的这一行里。`),
      plain(`它的得分 ${n(s)} 不起作用：不排名。`),
    ],
    inAnswer: ({ id }) => [strong(`E${id} 是结果的一部分。`), NO_GROUP],
    notInAnswer: ({ id }) => [strong(`E${id} 出局。`), NO_GROUP],
    fillsSlot: ({ id }) => [
      strong(`E${id} 占了一个已没有候选的位置。`),
      plain('这样的位置保留编号 0，不论该专家得分多少。'),
    ],
    leftover: ({ id, place }) => [
      strong(`E${id} 的组已被掩码，但它仍占第 ${place} 位。`),
      plain('掩码后剩下的专家少于要选的个数，因此用被掩码的专家按编号从小到大补足。'),
    ],
    takesPlace: ({ id, place }) => strong(`E${id} 入选，排第 ${place}。`),
    isOut: ({ id, place }) => strong(`E${id} 出局，排第 ${place}。`),
    itsLogit: ({ value }) => `logit 为 ${n(value)}`,
    itsScore: ({ value }) => `得分为 ${n(value)}`,
    lifted: ({ b, c }) => `，加上偏置 ${formatSigned(b)} 后为 ${n(c)}`,
    noCandidate: ({ id }) => strong(`E${id} 出局：它不参与选择。`),
    skippedLogit: ({ value }) => `它的 logit 是 ${n(value)}${SKIPPED}`,
    skippedScore: ({ value }) => `它的得分是 ${n(value)}${SKIPPED}`,
    skippedBias: ({ value }) => `它的偏置是 ${n(value)}${SKIPPED}`,
    countsForGroup: ({ group: own }) => [plain('它仍计入所在组 '), group(own), plain(' 的得分。')],
    groupMasked: ({ id }) => strong(`E${id} 出局：它的组被掩码。`),
    enoughUnmasked: '，若没有组掩码，足以入选。',
    inByBias: '若没有任何偏置，它不会入选。',
    outByBias: '若没有任何偏置，它会入选。',
    paddingWeight: ({ id }) => [strong(`E${id} 没有权重。`), plain('这一行只用来填满批次：权重都是 0。')],
    noWeight: ({ id }) => [strong(`E${id} 没有权重。`), plain('它没有被选中。')],
    keepsWeight: ({ id, w }) => strong(`E${id} 的权重仍是 ${n(w)}。`),
    weighs: ({ id, w }) => strong(`E${id} 的权重是 ${n(w)}。`),
    isScore: '这就是它的得分。',
    isBiased: '这是它加上偏置后的得分。',
    isRecovered: ({ c }) => `这是它加偏置的得分 ${n(c)} 再减去偏置。`,
    isUnbiased: ({ c }) => `这是它不加偏置的得分；加上偏置时是 ${n(c)}。`,
    share: ({ id, share, gathered, sum }) => [
      strong(`E${id} 占总和的 ${n(share)}。`),
      plain(`它的 ${n(gathered)} 除以总和 ${n(sum)}。`),
    ],
    noShare: ({ id, share, gathered, sum }) => [
      strong(`E${id} 没有总和中的份额。`),
      plain(`${n(gathered)} 除以总和 ${n(sum)}，结果是 ${n(share)}。`),
    ],
    endsWith: ({ id, w }) => strong(`E${id} 的最终权重是 ${n(w)}。`),
    shareTimes: ({ share, factor }) => `它的份额 ${n(share)} 乘以 ${n(factor)}。`,
    weightTimes: ({ share, factor }) => `它的权重 ${n(share)} 乘以 ${n(factor)}。`,
    noGroups: ({ reason }) => [strong('这里没有分组。'), plain(`各组阶段${stages.skip[reason]}。`)],
    holds: ({ id, size, first, last }) => [
      strong(`G${id} 有 ${size} 个专家。`),
      plain('它们是 '),
      expert(first),
      plain(' 到 '),
      expert(last),
      plain('。专家有了得分之后，各组才会比较。'),
    ],
    bestOf: ({ id, score, ids }) => [
      strong(`G${id} 得分 ${n(score)}。`),
      plain('即组内最好的专家 '),
      ...listed(ids.map(expert)),
      plain('。'),
    ],
    sumOf: ({ id, score, ids }) => [
      strong(`G${id} 得分 ${n(score)}。`),
      plain(`即组内最好的 ${ids.length} 个专家之和：`),
      ...listed(ids.map(expert)),
      plain('。'),
    ],
    isKept: ({ id }) => [strong(`G${id} 保留。`), plain('它')],
    isDropped: ({ id }) => [strong(`G${id} 淘汰。`), plain('它')],
    nonePicked: '组内没有专家被选中。',
    picked: ({ ids }) => `组内选中：${names(ids, 'E')}。`,
  },
  name: {
    expert: ({ id }) => `专家 ${id}`,
    group: ({ id }) => `组 ${id}`,
    inGroup: ({ id }) => `组 ${id}`,
    logit: ({ value }) => `logit ${n(value, 3)}`,
    score: ({ value }) => `得分 ${n(value, 3)}`,
    biasPlus: ({ value }) => `偏置正 ${n(value, 3)}`,
    biasMinus: ({ value }) => `偏置负 ${n(value, 3)}`,
    scoreLost: '得分在偏置中丢失',
    masked: '已掩码',
    picked: '选中',
    pickedByTable: '由表选中',
    rank: ({ place }) => `第 ${place} 名`,
    although: '虽已掩码',
    tie: '分界处并列',
    near: '接近分界',
    slots: ({ count }) => `占 ${count} 个位置`,
    weight: ({ value }) => `权重 ${n(value, 3)}`,
    kept: '保留',
    dropped: '淘汰',
  },
  comma: '，',
  stage: (number, name, caption) => `阶段 ${number}，${name}：${caption}。`,
  outcome: {
    groupsKept: ({ ids }) => `保留：${names(ids, 'G')}。`,
    expertsPicked: ({ ids }) => `选中：${names(ids, 'E')}。`,
    weights: ({ weights }) => `权重：${weights.map(({ id, w }) => `E${id} ${n(w, 3)}`).join('、')}。`,
  },
});
