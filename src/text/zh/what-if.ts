import { formatNumber, formatSigned } from '../../view/format';
import type { whatIf as english } from '../en/what-if';
import { expert, group, plain, strong } from '../spans';
import { whatIfIn } from '../what-if';
import type { Words } from '../words';
import { dispatch } from './dispatch';
import { few, listed } from './listed';
import { errors, params } from './params';
import { scale } from './scale';

/** A change of a logit. */
const by = (change: number) => formatSigned(change, 3);

const WHY_ABOVE_ONE = {
  scale: '这是系数造成的：没有它，权重都不大于 1。',
  factors: '这是各专家自己的系数造成的：没有它们，权重都不大于 1。',
  negative: '另一些权重是负数，因此这些权重大于用来相除的总和。',
  undivided: '这里没有用总和去除这些权重。',
};

const WHY_BELOW_ZERO = {
  scale: '这是负的系数造成的。',
  gathered: '权重的起始值中有负数。',
};

const said = whatIfIn(
  {
    picks: {
      refused: '不被接受',
      unchanged: '入选者不变',
      replaced: ({ count, of }) => `${of} 个入选者中 ${count} 个被替换`,
      more: ({ count }) => `多 ${count} 个入选者`,
      fewer: ({ count }) => `少 ${count} 个入选者`,
      alsoMore: ({ count }) => `，另多 ${count} 个`,
      alsoFewer: ({ count }) => `，另少 ${count} 个`,
      atNoValue: '不改变谁入选',
      atAnotherValue: '换一个值：',
    },
    value: (name, value, changes) => `${name} ${value}：${changes}`,
    because: (why) => `。${why}`,
    flip: {
      neverLeaves: ({ id }) => [
        strong(`E${id} 的 logit 无论多少都不会落选。`),
        plain('已试过不超过 32 的改动。'),
      ],
      neverEnters: ({ id }) => [
        strong(`E${id} 的 logit 无论多少都不会入选。`),
        plain('已试过不超过 32 的改动。'),
      ],
      enters: ({ id, change }) => strong(`E${id} 的 logit 需要 ${by(change)}`),
      takesPlaceOf: ({ ids }) => [plain('，才能取代 '), ...listed(ids.map(expert)), plain('。')],
      comesInFor: ({ ids }) => [plain('，才能入选并换下 '), ...listed(ids.map(expert)), plain('。')],
      sameForGroup: ({ group: own }) => [plain('这正是它的组 '), group(own), plain(' 得以保留所需的改动。')],
      groupFirst: ({ group: own, change }) => [
        plain('它的组 '),
        group(own),
        plain(` 先需要 ${by(change)}。`),
      ],
      leaves: ({ id, change }) => strong(`E${id} 的 logit 改动达 ${by(change)} 即落选`),
      groupDropped: ({ group: own }) => [plain('，因为它的组 '), group(own), plain(' 被淘汰')],
      takesItsPlace: ({ ids }) => [plain('；'), ...listed(ids.map(expert)), plain(' 取代它。')],
      comeIn: ({ ids }) => [plain('；'), ...listed(ids.map(expert)), plain(' 入选。')],
      rival: ({ id, change }) => [expert(id), plain(` 的 logit 需要 ${by(change)}，才能取得这个位置。`)],
    },
    groupFlip: {
      noFiniteLogit: ({ id }) => strong(`G${id} 最好的专家的 logit 都不是有限数。`),
      neverDropped: ({ id, ids }) => [strong(`没有哪一个 logit 能使 G${id} 被淘汰。`), ...tried(ids)],
      neverKept: ({ id, ids }) => [strong(`没有哪一个 logit 能使 G${id} 得以保留。`), ...tried(ids)],
      groupEnters: ({ id, expert: own, change, ids }) => [
        strong(`G${id} 需要 `),
        expert(own),
        plain(` 的 logit 改动 ${by(change)}，才能取代 `),
        ...listed(ids.map(group)),
        plain('。'),
      ],
      groupLeaves: ({ id, expert: own, change, ids }) => [
        strong(`G${id} 被淘汰，只要 `),
        expert(own),
        plain(` 的 logit 改动达 ${by(change)}；`),
        ...listed(ids.map(group)),
        plain(' 取代它。'),
      ],
      notAlone: ({ expert: own }) => [plain('单凭 '), expert(own), plain(' 的 logit 做不到。')],
      orBy: ({ expert: own, change }) => [plain('若改动 '), expert(own), plain(`，则需 ${by(change)}。`)],
    },
    regret: {
      costsNothing: ({ topK }) => [
        strong('组掩码没有让这个词元失去什么。'),
        plain(`全部专家中最好的 ${topK} 个都在保留的组里。`),
      ],
      keepsOut: ({ ids, topK }) => [
        strong(`最好的 ${topK} 个专家中，组掩码挡住了 ${ids.length} 个：`),
        ...listed(ids.map(expert)),
      ],
      carrying: ({ percent }) => `，否则会占权重的 ${formatNumber(percent, 3)} %。`,
      carryingUndefined: '，否则会占权重的未定义的一部分。',
    },
    threshold: {
      in: ({ change }) => `入选 ${by(change)}`,
      out: ({ change }) => `落选 ${by(change)}`,
      groupKept: ({ group: own, change }) => `G${own} 保留 ${by(change)}`,
      groupOut: ({ group: own, change }) => `G${own} 淘汰 ${by(change)}`,
    },
    landscape: {
      pickedNow: ({ id }) => `E${id} 的 logit 上下改动 4 以内的结果：现在选中`,
      outNow: ({ id }) => `E${id} 的 logit 上下改动 4 以内的结果：现在未选中`,
      everywhere: '，处处如此。',
    },
    turns: (turns) => `；${turns.join('；')}。`,
    gotcha: {
      undefinedKernel: ({ because }) => dispatch.undefinedBecause[because],
      scoringDropped: ({ configured, effective }) =>
        `scoring_func 设为 ${configured}，但此路径从未收到它：实际计算的是 ${effective}。`,
      tooFewSurvivors: ({ survivors, topK }) =>
        `掩码后只剩 ${survivors} 个专家，却要选 ${topK} 个：其余由被掩码的专家补足。`,
      notFinite: ({ sum }) => `选中的得分之和为 ${formatNumber(sum)}，除法没有任何保护：权重不是有限数。`,
      noEpsilon: '此路径直接除以总和。假如选中的得分都是 0，权重就会是 NaN；其他实现会给总和加上 1e-20。',
      tiedPicks: ({ last, first, ties }) =>
        `E${last} 和 E${first} 在分界处相等${
          {
            lowestIndex: '：选编号小的。',
            unspecified: '，而此路径不保证相等值之间的顺序。这里显示编号小的。',
          }[ties]
        }`,
      tiedGroups: ({ last, first, ties }) =>
        `G${last} 和 G${first} 得分相同，只保留其中一个${
          { lowestIndex: '', unspecified: '；此路径不保证相等值的顺序' }[ties]
        }。`,
      tinyScoresLost: ({ count }) =>
        `½·tanh(z/2) + ½ 小到约 3e-8 为止：这里有 ${count} 个专家的得分恰好为 0，而用 1/(1 + e^−z) 则不会。`,
      biasInWeights: '此实现的权重取自加偏置的得分。',
      biasNotInWeights: '偏置决定谁被选中，但从不进入权重。vLLM 曾在这里误取 c（vllm#12002）。',
      scaleIgnored: 'routed_scaling_factor 在此路径上不起作用。',
      alwaysOne:
        '只选一个，除以它自己得 1：除非得分接近 0，它的 logit 不改变任何东西。训练时这样的门控得不到梯度。',
      zeroScale: 'routed_scaling_factor 为 0：每个有限的权重都变为 0，被选专家不贡献任何东西。',
      zeroIsNoScale: 'routed_scaling_factor 为 0，在这里表示没有系数：权重不被相乘。',
      aboveOne: ({ ids, why }) => `大于 1：${few(ids)}。${WHY_ABOVE_ONE[why]}`,
      belowZero: ({ ids, why }) => `小于 0：${few(ids)}。${WHY_BELOW_ZERO[why]}这样的专家的输出会被减去。`,
      scaleLedger: ({ ledger }) => scale.gotcha(ledger),
    },
  },
  params.name,
  errors.route,
);

function tried(ids: readonly number[]) {
  return [plain('已试过 '), ...listed(ids.map(expert)), plain(' 不超过 32 的改动。')];
}

/** What-ifs: what other settings and other logits would do. */
export const whatIf = {
  ...said,
  valueNow: (field: keyof typeof params.name, value: string) => `${params.name[field]} ${value}：当前值`,
  strip: (field: keyof typeof params.name) => `${params.name[field]}：每个值会改变什么`,
  /** The key of the strips. */
  stripKey: '每根柱：取该值时有几个入选者变化（× = 不允许）',
  stripKeys: '方向键预览，Enter 设定。',
  title: '怎样会改变它',
  code: '代码',
  gotchas: '易错之处',
  codeFold: '代码，以及常见的误解',
  fold: '怎样会改变选择？',
  searching: '正在寻找使它翻转的 logit…',
  noLandscape: '它的 logit 不是有限数：不寻找对它的改动。',
  landscapeNow: '现在',
  landscapePicked: '选中',
  landscapeOut: '未选中',
  landscapeMasked: '组被掩码',
  landscapeLine: (id: number) => `E${id} 的 logit：拖动这条线`,
  landscapeValue: { picked: (z) => `${z}，选中`, out: (z) => `${z}，未选中` },
  sourceAt: (file: string, version: string) => `${file}，版本 ${version}`,
  terms: (count: number) => `Σ 的全部 ${count} 项`,
  termColumns: { expert: '专家', value: '值' },
} satisfies Words<typeof english>;
