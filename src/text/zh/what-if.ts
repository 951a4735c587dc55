import type { Gotcha } from '../../core/facts/gotchas';
import type { Found } from '../../core/facts/what-if/find-flip';
import { type Flip, outward, type RivalFlip, type Threshold } from '../../core/facts/what-if/flip';
import type { GroupFound } from '../../core/facts/what-if/group-flip';
import { changedPlaces, type PickChange } from '../../core/facts/what-if/picks';
import type { Regret } from '../../core/facts/what-if/regret';
import type { RouteError } from '../../core/types';
import { formatNumber, formatSigned } from '../../view/format';
import type { whatIf as english } from '../en/what-if';
import { expert, group, plain, type Sentence, type Span, strong } from '../spans';
import type { Words } from '../words';
import { dispatch } from './dispatch';
import { listed } from './listed';
import { errors, params } from './params';
import { scale } from './scale';

/** A change of a logit, large enough as it is written. */
const change = (value: number) => formatSigned(outward(value), 3);

/** A part of the weight, with the space that a number needs after a Chinese word. */
const percent = (share: number) =>
  Number.isFinite(share) ? ` ${formatNumber(100 * share, 3)} %` : '未定义的一部分';

/** What becomes of the picks; null: the value is refused. */
function changes(change: PickChange | null): string {
  if (change === null) return '不被接受';
  const { of, replaced, more } = change;
  if (changedPlaces(change) === 0) return '入选者不变';
  const places = replaced > 0 ? `${of} 个入选者中 ${replaced} 个被替换` : '';
  if (more === 0) return places;
  const side = `${more > 0 ? '多' : '少'} ${Math.abs(more)} 个`;
  return places ? `${places}，另${side}` : `${side}入选者`;
}

/** What a parameter's value would do: "topk_group 3：8 个入选者中 2 个被替换". */
function value(
  field: keyof typeof params.name,
  value: string,
  change: PickChange | null,
  error: RouteError | null,
): string {
  const what = `${params.name[field]} ${value}：${changes(change)}`;
  return error ? `${what}。${errors.route(error)}` : what;
}

function entering(id: number, groupId: number, flip: Flip): Sentence {
  const places: Span[] =
    flip.others.length === 1
      ? [plain('，才能取代 '), ...listed(flip.others.map(expert)), plain('。')]
      : [plain('，才能入选并换下 '), ...listed(flip.others.map(expert)), plain('。')];
  const needs = [strong(`E${id} 的 logit 需要 ${change(flip.change)}`), ...places];
  if (flip.groupChange === null) return needs;
  return flip.groupChange === flip.change
    ? [...needs, plain('这正是它的组 '), group(groupId), plain(' 得以保留所需的改动。')]
    : [...needs, plain('它的组 '), group(groupId), plain(` 先需要 ${change(flip.groupChange)}。`)];
}

function leaving(id: number, groupId: number, flip: Flip): Sentence {
  const why: Span[] =
    flip.groupChange === null ? [] : [plain('，因为它的组 '), group(groupId), plain(' 被淘汰')];
  return [
    strong(`E${id} 的 logit 改动达 ${change(flip.change)} 即落选`),
    ...why,
    plain('；'),
    ...listed(flip.others.map(expert)),
    plain(flip.others.length === 1 ? ' 取代它。' : ' 入选。'),
  ];
}

/** The smallest change of its own logit that takes an expert in or out, and what others would need. */
function flip(id: number, groupId: number, isPicked: boolean, { flip: own, rival }: Found): Sentence {
  if (!own)
    return [
      strong(isPicked ? `E${id} 的 logit 无论多少都不会落选。` : `E${id} 的 logit 无论多少都不会入选。`),
      plain('已试过不超过 32 的改动。'),
    ];
  const sentence = own.enters ? entering(id, groupId, own) : leaving(id, groupId, own);
  return rival ? [...sentence, ...raised(rival)] : sentence;
}

function raised({ id, change: by }: RivalFlip): Span[] {
  return [expert(id), plain(` 的 logit 需要 ${change(by)}，才能取得这个位置。`)];
}

/** The smallest change of one logit that takes a group in or out: of its best expert, or of its second best. */
function groupFlip(id: number, { isKept, flips }: GroupFound): Sentence {
  const [first, ...rest] = flips;
  if (!first) return [strong(`G${id} 最好的专家的 logit 都不是有限数。`)];
  if (first.change === null)
    return [
      strong(isKept ? `没有哪一个 logit 能使 G${id} 被淘汰。` : `没有哪一个 logit 能使 G${id} 得以保留。`),
      plain('已试过 '),
      ...listed(flips.map(({ expert: own }) => expert(own))),
      plain(' 不超过 32 的改动。'),
    ];
  const others = listed(first.others.map(group));
  const turns: Span[] = isKept
    ? [
        strong(`G${id} 被淘汰，只要 `),
        expert(first.expert),
        plain(` 的 logit 改动达 ${change(first.change)}；`),
        ...others,
        plain(' 取代它。'),
      ]
    : [
        strong(`G${id} 需要 `),
        expert(first.expert),
        plain(` 的 logit 改动 ${change(first.change)}，才能取代 `),
        ...others,
        plain('。'),
      ];
  return [
    ...turns,
    ...rest.flatMap(({ expert: other, change: by }) =>
      by === null
        ? [plain('单凭 '), expert(other), plain(' 的 logit 做不到。')]
        : [plain('若改动 '), expert(other), plain(`，则需 ${change(by)}。`)],
    ),
  ];
}

/** What the group mask keeps out of an unmasked choice. */
function regret({ excluded, share }: Regret, topK: number): Sentence {
  if (excluded.length === 0)
    return [strong('组掩码没有让这个词元失去什么。'), plain(`全部专家中最好的 ${topK} 个都在保留的组里。`)];
  return [
    strong(`最好的 ${topK} 个专家中，组掩码挡住了 ${excluded.length} 个：`),
    ...listed(excluded.map(expert)),
    plain(`，否则会占权重的${percent(share)}。`),
  ];
}

/** The label of a threshold in the landscape: what happens from there on. */
function threshold({ question, holds, change: by }: Threshold, groupId: number): string {
  const what = question === 'isPicked' ? (holds ? '入选' : '落选') : `G${groupId} ${holds ? '保留' : '淘汰'}`;
  return `${what} ${change(by)}`;
}

/** The landscape as a sentence. */
function landscape(id: number, isPicked: boolean, thresholds: readonly Threshold[], groupId: number): string {
  const now = `E${id} 的 logit 上下改动 4 以内的结果：现在${isPicked ? '选中' : '未选中'}`;
  const turns = thresholds.map((each) => threshold(each, groupId));
  return turns.length > 0 ? `${now}；${turns.join('；')}。` : `${now}，处处如此。`;
}

const WHY_ABOVE_ONE: Record<Extract<Gotcha, { code: 'aboveOne' }>['why'], string> = {
  scale: '这是系数造成的：没有它，权重都不大于 1。',
  factors: '这是各专家自己的系数造成的：没有它们，权重都不大于 1。',
  negative: '另一些权重是负数，因此这些权重大于用来相除的总和。',
  undivided: '这里没有用总和去除这些权重。',
};

const WHY_BELOW_ZERO: Record<Extract<Gotcha, { code: 'belowZero' }>['why'], string> = {
  scale: '这是负的系数造成的。',
  gathered: '权重的起始值中有负数。',
};

/** "E3、E9 和另外 5 个"。 */
function experts(ids: readonly number[]): string {
  const shown = ids
    .slice(0, 4)
    .map((id) => `E${id}`)
    .join('、');
  return ids.length > 4 ? `${shown} 和另外 ${ids.length - 4} 个` : shown;
}

/** What readers often get wrong, where this token shows it. */
function gotcha(fact: Gotcha): string {
  switch (fact.code) {
    case 'undefinedKernel':
      return dispatch.undefinedBecause[fact.because];
    case 'scoringDropped':
      return `scoring_func 设为 ${fact.configured}，但此路径从未收到它：实际计算的是 ${fact.effective}。`;
    case 'tooFewSurvivors':
      return `掩码后只剩 ${fact.survivors} 个专家，却要选 ${fact.topK} 个：其余由被掩码的专家补足。`;
    case 'notFinite':
      return `选中的得分之和为 ${formatNumber(fact.sum)}，除法没有任何保护：权重不是有限数。`;
    case 'noEpsilon':
      return '此路径直接除以总和。假如选中的得分都是 0，权重就会是 NaN；其他实现会给总和加上 1e-20。';
    case 'tiedPicks':
      return fact.isPromised
        ? `E${fact.last} 和 E${fact.first} 在分界处相等：选编号小的。`
        : `E${fact.last} 和 E${fact.first} 在分界处相等，而此路径不保证相等值之间的顺序。这里显示编号小的。`;
    case 'tiedGroups':
      return `G${fact.last} 和 G${fact.first} 得分相同，只保留其中一个${fact.isPromised ? '' : '；此路径不保证相等值的顺序'}。`;
    case 'tinyScoresLost':
      return `½·tanh(z/2) + ½ 小到约 3e-8 为止：这里有 ${fact.count} 个专家的得分恰好为 0，而用 1/(1 + e^−z) 则不会。`;
    case 'biasInWeights':
      return '此实现的权重取自加偏置的得分。';
    case 'biasNotInWeights':
      return '偏置决定谁被选中，但从不进入权重。误取 c 而不是 s 是真实发生过的错误。';
    case 'scaleIgnored':
      return 'routed_scaling_factor 在此路径上不起作用。';
    case 'alwaysOne':
      return '只选一个，除以它自己得 1：除非得分接近 0，它的 logit 不改变任何东西。训练时这样的门控得不到梯度。';
    case 'zeroScale':
      return fact.isNone
        ? 'routed_scaling_factor 为 0，在这里表示没有系数：权重不被相乘。'
        : 'routed_scaling_factor 为 0：每个有限的权重都变为 0，被选专家不贡献任何东西。';
    case 'aboveOne':
      return `大于 1：${experts(fact.ids)}。${WHY_ABOVE_ONE[fact.why]}`;
    case 'belowZero':
      return `小于 0：${experts(fact.ids)}。${WHY_BELOW_ZERO[fact.why]}这样的专家的输出会被减去。`;
    case 'scaleLedger':
      return scale.gotcha(fact.ledger);
  }
}

/** What-ifs: what other settings and other logits would do. */
export const whatIf = {
  changes,
  value,
  valueNow: (field: keyof typeof params.name, value: string) => `${params.name[field]} ${value}：当前值`,
  strip: (field: keyof typeof params.name) => `${params.name[field]}：每个值会改变什么`,
  /** The key of the strips. */
  stripKey: '柱：会变化的入选者 · ×：不被接受',
  /** Of a parameter that should leave the picks alone, tried with another value. */
  valueNote: (change: PickChange | null) =>
    change && changedPlaces(change) === 0 ? '无论取何值，入选者都不变' : `换一个值：${changes(change)}`,
  stripKeys: '方向键预览，Enter 设定。',
  flip,
  groupFlip,
  regret,
  threshold,
  landscape,
  gotcha,
  title: '怎样会改变它',
  code: '代码',
  gotchas: '易错之处',
  more: '代码、怎样会改变它、易错之处',
  searching: '正在寻找使它翻转的 logit…',
  noLandscape: '它的 logit 不是有限数：不寻找对它的改动。',
  landscapeNow: '现在',
  landscapeAxis: 'logit，相对现在',
  landscapePicked: '选中',
  landscapeOut: '未选中',
  landscapeMasked: '组被掩码',
  landscapeLine: (id: number) => `E${id} 的 logit：拖动这条线`,
  landscapeValue: (z: string, isPicked: boolean) => `${z}，${isPicked ? '选中' : '未选中'}`,
  sourceAt: (file: string, version: string) => `${file}，版本 ${version}`,
  terms: (count: number) => `Σ 的全部 ${count} 项`,
  termColumns: { expert: '专家', value: '值' },
} satisfies Words<typeof english>;
