import type { ScoringFunc } from '../../core/semantics/types';
import { formatNumber } from '../../view/format';
import type { tour as english } from '../en/tour';
import { expert, group, LINK, plain, type Sentence, strong } from '../spans';
import { tourIn } from '../tour';
import type { Words } from '../words';
import { listed } from './listed';

const n = formatNumber;

const func: Record<ScoringFunc, string> = {
  sigmoid: 'sigmoid',
  softmax: 'softmax',
  sqrtsoftplus: 'softplus 的平方根',
};

/** "E3 和 E9", what they do, and the number. */
function most(ids: readonly number[], what: string, value: number): Sentence {
  return [...listed(ids.map(expert)), plain(` ${what}，为 ${n(value)}。`)];
}

/** Words of the tour of predictions. */
export const tour = {
  ...tourIn(
    {
      whoScores: ({ func: by }) => `每个 logit 经 ${func[by]} 变成得分。哪个专家得分最高？`,
      whoLeads: '偏置只画出了一部分：橙色加分，紫色减分。全部加上之后，哪个专家领先？',
      whichBest: '一个组由其最好的专家代表。哪个组得分最高？',
      whichSum: ({ contributors }) => `一个组的得分是其中最好的 ${contributors} 个专家之和。哪个组得分最高？`,
      lastToStay: ({ kept, groups }) => `${groups} 个组中最好的 ${kept} 个留下。哪个组是最后留下的？`,
      whichStays: '哪个组会留下？',
      whichGoes: '哪个组会出局？',
      whichStay: ({ count }) => `哪 ${count} 个组会留下？`,
      whichGo: ({ count }) => `哪 ${count} 个组会出局？`,
      whichSaved: ({ count }) =>
        count === 1
          ? '偏置救下了一个组：没有偏置，留下的会是另一个组。救下的是哪个组？'
          : `偏置救下了 ${count} 个组：没有偏置，留下的会是别的组。救下的是哪些组？`,
      whoIsLost: ({ topK }) =>
        `出局各组的专家被掩码。这会让该 token 失去最好的 ${topK} 个专家之一吗？是哪一个？`,
      whichPick: '哪个专家会被选中？',
      whichPicks: ({ topK }) => `哪 ${topK} 个专家会被选中？`,
      lastPlace: ({ topK }) => `将选出 ${topK} 个专家。哪一个得到最后的位置？`,
      heaviest: '选中专家的得分成为权重。哪个选中的专家权重最大？',
      heaviestUnbiased: '偏置的作用到此为止：权重来自不加偏置的得分。哪个选中的专家权重最大？',
      newSum: ({ sum }) => `权重之和是 ${n(sum)}。归一化之后，和是多少？`,
      newWeight: ({ id, factor, weight }) =>
        `routed_scaling_factor 是 ${n(factor)}。E${id} 的权重 ${n(weight)} 会变成多少？`,
      pressRow: '点图中的一行。',
      pressCell: '点图中的一个格子。',
      pressCells: '点图中的格子。',
      guess: ({ names }) => `你的猜测：${names.join('、')}`,
      guesses: ({ names, count }) => `你的猜测，${names.length}/${count}：${names.join('、')}`,
      noCard: '这样的设置没有什么可猜。',
      fewCards: ({ cards }) => `这个路由器只有 9 个阶段中的 ${cards} 个有东西可猜。`,
    },
    {
      scoreHighest: ({ ids, value }) => most(ids, '得分最高', value),
      lead: ({ ids, value }) => most(ids, '领先', value),
      weighMost: ({ ids, value }) => most(ids, '权重最大', value),
      sigmoid: 'sigmoid 不改变 logit 的顺序：它的 logit 本来就最大。',
      softmax: 'softmax 不改变 logit 的顺序，并使全部得分之和为 1。',
      sqrtsoftplus: 'softplus 的平方根不改变 logit 的顺序。',
      ledBefore: '没有偏置时也是它领先。',
      overtaken: ({ id, s, c }) => [
        plain('没有偏置时 '),
        expert(id),
        plain(` 以 ${n(s)} 领先；加上偏置它是 ${n(c)}。`),
      ],
      groupScores: ({ id, score, ids }) => [
        group(id),
        plain(' 得分最高，为 '),
        strong(n(score)),
        plain('，来自 '),
        ...listed(ids.map(expert)),
        plain('。'),
      ],
      dropped: ({ ids }) => [...listed(ids.map(group)), plain(' 出局。')],
      manyDropped: ({ count }) => `${count} 个组出局。`,
      saved: (change) => [
        plain('因为偏置，'),
        ...listed(change.in.map(group)),
        plain(' 留下。没有偏置时，留下的是 '),
        ...listed(change.out.map(group)),
        plain('。'),
      ],
      lastKept: ({ id }) => [group(id), plain(' 是最后留下的')],
      lastIn: ({ id, place, value }) => [expert(id), plain(` 以 ${n(value)} 得到第 ${place} 位`)],
      above: ({ id, gap, of }) => [plain('，比 '), LINK[of](id), plain(` 高 ${n(gap)}`)],
      end: '。',
      nobodyLost: '没有失去专家：全部专家中最好的几个都在留下的组里。',
      lost: ({ ids, topK }) => [
        ...listed(ids.map(expert)),
        plain(` 本可排进全部专家的前 ${topK} 名，却随所在的组出局。`),
      ],
      pickedFirst: ({ id }) => [expert(id), plain(' 最先被选中，但偏置加的分不算权重。')],
      addUp: ({ sum, total }) => [
        plain(`每个权重都除以 ${n(sum)}，于是和为 `),
        strong(n(total)),
        plain('。各自的份额不变。'),
      ],
      product: ({ before, factor, after }) => [
        plain(`${n(before)} · ${n(factor)} = `),
        strong(n(after)),
        plain('。选中的专家不变：选择早已完成。'),
      ],
    },
  ),
  title: '先猜后看',
  hint: '每个阶段之前，页面先问会发生什么',
  start: '开始预测之旅',
  end: '结束预测之旅',
  place: (card, cards) => `第 ${card} 张，共 ${cards} 张`,
  keys: '用键盘：在图中用方向键移动，再按 Enter。',
  nobody: '没有失去专家',
  check: '揭晓',
  giveUp: '不猜，直接看',
  watch: '请看图……',
  next: '下一张',
  back: '上一张',
  finish: '看结果',
  verdict: {
    right: '猜对了。',
    partly: (right, count) => `${count} 个中猜对 ${right} 个。`,
    wrong: '这次没猜中。',
    open: '答案：',
  },
  outcome: { right: '猜对', partly: '部分猜对', wrong: '没猜中', open: '没有猜', none: '没看过' },
  result: (right, cards) => `${cards} 个中猜对 ${right} 个`,
  resultHint: 'logit、偏置和每个参数都可以改：预测之旅问的总是眼前的内容。',
  again: '重新开始',
  onFirst: '改用第一个例子',
  onFirstHint: '撤销会找回你的内容。',
  gone: '按现在的设置，这个阶段没有什么可猜。',
} satisfies Words<typeof english>;
