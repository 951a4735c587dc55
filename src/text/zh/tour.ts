import { expertFacts, groupFacts, pickedByRank } from '../../core/facts/explain';
import { heaviestSlot, NONE, type Prediction, totalOf } from '../../core/facts/predictions';
import type { RoutedRow } from '../../core/routed-row';
import { formatNumber } from '../../view/format';
import type { tour as english } from '../en/tour';
import { expert, group, plain, type Sentence, type Span, strong } from '../spans';
import type { Words } from '../words';
import { listed } from './listed';

const n = formatNumber;

const func = { sigmoid: 'sigmoid', softmax: 'softmax', sqrtsoftplus: 'softplus 的平方根' };

/** What a card asks. */
function question(token: RoutedRow, asked: Prediction): string {
  const { params, plan } = token;
  const { topK } = params;
  switch (asked.stage) {
    case 'score':
      return `每个 logit 经 ${func[plan.scoring]} 变成得分。哪个专家得分最高？`;
    case 'bias':
      return '偏置只画出了一部分：橙色加分，紫色减分。全部加上之后，哪个专家领先？';
    case 'group':
      return plan.contributors === 1
        ? '一个组由其最好的专家代表。哪个组得分最高？'
        : `一个组的得分是其中最好的 ${plan.contributors} 个专家之和。哪个组得分最高？`;
    case 'keep':
      return keepQuestion(asked, plan.keptGroups, plan.numGroups);
    case 'mask':
      return `出局各组的专家被掩码。这会让该 token 失去最好的 ${topK} 个专家之一吗？是哪一个？`;
    case 'pick':
      return asked.count > 1 || topK === 1
        ? `${topK === 1 ? '哪个专家' : `哪 ${topK} 个专家`}会被选中？`
        : `将选出 ${topK} 个专家。哪一个得到最后的位置？`;
    case 'gather':
      return plan.hasBias && plan.gather === 'score'
        ? '偏置的作用到此为止：权重来自不加偏置的得分。哪个选中的专家权重最大？'
        : '选中专家的得分成为权重。哪个选中的专家权重最大？';
    case 'norm':
      return `权重之和是 ${n(token.result.weightSum[0]!)}。归一化之后，和是多少？`;
    case 'scale':
      return `routed_scaling_factor 是 ${n(plan.scale)}。E${heaviest(token)} 的权重 ${n(weightBefore(token))} 会变成多少？`;
  }
}

function keepQuestion(asked: Prediction, kept: number, groups: number): string {
  const wanted = asked.of === 'groups' ? asked.wanted : 'kept';
  if (wanted === 'lastKept') return `${groups} 个组中最好的 ${kept} 个留下。哪个组是最后留下的？`;
  const many = asked.count === 1 ? '哪个组' : `哪 ${asked.count} 个组`;
  return wanted === 'dropped' ? `${many}会出局？` : `${many}会留下？`;
}

const heaviest = (token: RoutedRow) => token.result.ids[heaviestSlot(token)]!;
const weightBefore = (token: RoutedRow) => token.result.renormalized[heaviestSlot(token)]!;

/** What happened, with the numbers that decided. */
function answer(token: RoutedRow, asked: Prediction): Sentence {
  const { params, plan, result } = token;
  const ids = [...asked.answer];
  const first = ids[0]!;
  const who = listed(ids.map(expert));
  switch (asked.stage) {
    case 'score':
      return [...who, plain(` 得分最高，为 ${n(result.scores[first]!)}。${scoring(plan.scoring)}`)];
    case 'bias':
      return [...who, plain(` 领先，为 ${n(result.biased[first]!)}。`), ...overtaken(token, first)];
    case 'group': {
      const { members, score } = groupFacts(token, first);
      const parts = listed(members.map(({ id }) => expert(id)));
      return [
        group(first),
        plain(' 得分最高，为 '),
        strong(n(score)),
        plain('，来自 '),
        ...parts,
        plain('。'),
      ];
    }
    case 'keep':
      return keepAnswer(token);
    case 'mask':
      if (first === NONE) return [plain('没有失去谁：全部专家中最好的几个都在留下的组里。')];
      return [...who, plain(` 本可排进全部专家的前 ${params.topK} 名，却随所在的组出局。`)];
    case 'pick': {
      const last = expertFacts(token, pickedByRank(token).at(-1)!);
      return [
        expert(last.id),
        plain(` 以 ${n(last.masked)} 得到第 ${last.rank + 1} 位`),
        ...(last.rival && Number.isFinite(last.rival.gap)
          ? [plain('，比 '), expert(last.rival.id), plain(` 高 ${n(last.rival.gap)}`)]
          : []),
        plain('。'),
      ];
    }
    case 'gather': {
      const leader = pickedByRank(token)[0]!;
      const weight = n(expertFacts(token, first).weight?.gathered ?? Number.NaN);
      const isLeader = asked.answer.has(leader);
      return [
        ...who,
        plain(` 权重最大，为 ${weight}。`),
        ...(isLeader ? [] : [expert(leader), plain(' 最先被选中，但偏置加的分不算权重。')]),
      ];
    }
    case 'norm':
      return [
        plain(`每个权重都除以 ${n(result.weightSum[0]!)}，于是和为 `),
        strong(n(totalOf(result.renormalized))),
        plain('。各自的份额不变。'),
      ];
    case 'scale':
      return [
        plain(`${n(weightBefore(token))} · ${n(plan.scale)} = `),
        strong(n(result.weights[heaviestSlot(token)]!)),
        plain('。选中的专家不变：选择早已完成。'),
      ];
  }
}

function scoring(name: RoutedRow['plan']['scoring']): string {
  return {
    sigmoid: 'sigmoid 不改变 logit 的顺序：它的 logit 本来就最大。',
    softmax: 'softmax 不改变 logit 的顺序，并使全部得分之和为 1。',
    sqrtsoftplus: 'softplus 的平方根不改变 logit 的顺序。',
  }[name];
}

/** Whom the leader with bias has passed, if anybody. */
function overtaken({ result }: RoutedRow, leader: number): Span[] {
  const before = result.scores.indexOf(Math.max(...result.scores));
  if (before === leader) return [plain('没有偏置时也是它领先。')];
  return [
    plain('没有偏置时 '),
    expert(before),
    plain(` 以 ${n(result.scores[before]!)} 领先；加上偏置它是 ${n(result.biased[before]!)}。`),
  ];
}

function keepAnswer(token: RoutedRow): Sentence {
  const { plan, result } = token;
  const dropped = Array.from(result.groupOrder.subarray(plan.keptGroups)).sort((a, b) => a - b);
  const last = groupFacts(token, result.groupOrder[plan.keptGroups - 1]!);
  const out = dropped.length > 8 ? [plain(`${dropped.length} 个组`)] : listed(dropped.map(group));
  return [
    ...out,
    plain(' 出局。'),
    group(last.id),
    plain(' 是最后留下的'),
    ...(last.rival && Number.isFinite(last.rival.gap)
      ? [plain('，比 '), group(last.rival.id), plain(` 高 ${n(last.rival.gap)}`)]
      : []),
    plain('。'),
  ];
}

/** Words of the tour of predictions. */
export const tour = {
  title: '先猜后看',
  start: '开始预测之旅',
  end: '结束预测之旅',
  place: (card, cards) => `第 ${card} 张，共 ${cards} 张`,
  question,
  answer,
  how: (asked) =>
    asked.of === 'groups' ? '点图中的一行。' : asked.count > 1 ? '点图中的格子。' : '点图中的一个格子。',
  keys: '用键盘：在图中用方向键移动，再按 Enter。',
  chosen: (names, count) =>
    count === 1 ? `你的猜测：${names.join('、')}` : `你的猜测，${names.length}/${count}：${names.join('、')}`,
  nobody: '没有失去谁',
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
  fewer: (cards) =>
    cards === 0 ? '这样的设置没有什么可猜。' : `这个路由器只有 9 张卡片中的 ${cards} 张有东西可猜。`,
  onFirst: '改用第一个例子',
  onFirstHint: '撤销会找回你的内容。',
  gone: '按现在的设置，这个阶段没有什么可猜。',
} satisfies Words<typeof english>;
