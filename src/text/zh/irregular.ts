import type { Division, Irregular, WeightTrouble } from '../../core/facts/irregular';
import type { Fate, Poison } from '../../core/facts/non-finite';
import type { EqualAnswers } from '../../core/facts/ties';
import type { UndefinedCondition } from '../../core/semantics/types';
import { formatExact, formatNumber } from '../../view/format';
import type { irregular as english } from '../en/irregular';
import { expert, group, plain, type Sentence, type Span, strong } from '../spans';
import type { Words } from '../words';
import { dispatch } from './dispatch';

const n = formatNumber;

/** More than these are counted, not named. */
const MOST_NAMED = 4;

/** "E3、E9 和另外 5 个", each a link. */
function named(ids: readonly number[], link: (id: number) => Span): Span[] {
  const shown = ids.slice(0, MOST_NAMED);
  const rest = ids.length - shown.length;
  return shown.flatMap((id, i) => [
    ...(i === 0 ? [] : [plain(rest === 0 && i === shown.length - 1 ? ' 和 ' : '、')]),
    link(id),
    ...(rest > 0 && i === shown.length - 1 ? [plain(` 和另外 ${rest} 个`)] : []),
  ]);
}

/** The equally right choices among equals, where no order of these is promised. */
function anyOf({ tied, taken, answers }: EqualAnswers, link: (id: number) => Span): Span[] {
  const shown = plain('这里不保证相等值的顺序。');
  if (!answers)
    return [
      shown,
      plain('相等的是 '),
      ...named(tied, link),
      plain(`：其中任意 ${taken} 个同样正确；显示的是编号最小的。`),
    ];
  return [
    shown,
    plain('同样正确的是 '),
    ...answers.flatMap((answer, i) => [
      plain(i === 0 ? '{' : i === answers.length - 1 ? ' 或 {' : '、{'),
      ...answer.flatMap((id, j) => [...(j === 0 ? [] : [plain('、')]), link(id)]),
      plain('}'),
    ]),
    plain('；显示的是第一种。'),
  ];
}

const NEGATIVE = '至少有一个权重是负数：这些权重不再是整体的份额，有的专家会被减去。';

/** What the division makes of gathered weights that are no shares. */
const trouble: Words<Record<WeightTrouble, Record<Division, string>>> = {
  nan: {
    bySum: '取出的权重中至少有一个是 NaN；总和因此是 NaN，除以它的每个权重也是 NaN。',
    byOne: '取出的权重中至少有一个是 NaN，总和也随之为 NaN。不为正的总和在这里按 1 计：其余权重保持不变。',
    not: '取出的权重中至少有一个是 NaN。这里不做除法：其余权重保持不变。',
  },
  infinite: {
    bySum: '至少有一个权重是无穷大；除以无穷大的总和后，有限的权重变为 0，它自己变为 NaN。',
    byOne: '至少有一个权重是无穷大。不为正的总和在这里按 1 计：其余权重保持不变。',
    not: '至少有一个权重是无穷大。这里不做除法：其余权重保持不变。',
  },
  zeroSum: {
    bySum: '取出的权重之和为 0：除以这个总和得到 NaN，除非实现对此有保护。',
    byOne: '取出的权重之和为 0。不为正的总和在这里按 1 计：权重仍为 0。',
    not: '取出的权重之和为 0。这里不做除法。',
  },
  negative: { bySum: NEGATIVE, byOne: NEGATIVE, not: NEGATIVE },
};

/** What becomes of values that are not finite, in the implementation followed. */
const fate: Words<Record<Fate, (count: number) => string>> = {
  skipped: (_count) => '此实现跳过这样的专家：不参与选择。',
  zeroed: () => '此实现把不是有限数的得分设为 0。',
  onTop: () => '此实现把 NaN 排在一切数之上。',
  byLanes: () => '这个内核遇到 NaN 时的结果取决于它落在哪个 lane，这里没有跟随；图中把 NaN 排在一切数之上。',
  floored: () => '选择时这个内核把 NaN 当作 −1e30，低于一切得分；作为权重它仍是 NaN。',
  inOrder: () => '此实现让无穷大留在排序中，高于或低于一切数。',
  finite: (_count) => '由此得到的得分是有限数，与其他得分一样处理。',
};

/** Why every softmax score is NaN. */
function poison({ kind, ids }: Poison): Sentence {
  if (kind === 'nothing')
    return [
      plain('每个 logit 都是 −∞：softmax 要从每个 logit 减去最大的，而 ∞ − ∞ 是 NaN，得分因此全是 NaN。'),
    ];
  return kind === 'nan'
    ? [
        ...named(ids, expert),
        plain(' 的 logit 是 NaN；softmax 的每个得分都要除以包含它的总和，因此全是 NaN。'),
      ]
    : [
        ...named(ids, expert),
        plain(
          ' 的 logit 是 +∞；softmax 要从每个 logit 减去最大的，而 ∞ − ∞ 是 NaN。每个得分都要除以包含它的总和，因此全是 NaN。',
        ),
      ];
}

/** Sentences for what is degenerate about a token. */
export const irregular = {
  title: '这里的特殊情况',
  fate,
  poison,
  /** How NaN is ordered, where a comparison of numbers would stand. */
  nan: {
    above: 'NaN 无法与任何数比较；此实现把它排在一切数之上。',
    below: 'NaN 无法与任何数比较；此实现把它排在一切数之下。',
    alike: 'NaN 无法与任何值比较，与 NaN 也不行；此实现把所有 NaN 视为同等。',
  },
  undefinedAnswer: (because: UndefinedCondition): Sentence => [
    strong(`${dispatch.undefinedTitle}。`),
    plain(dispatch.undefinedBecause[because]),
  ],
  nonFinite: ({
    nonFinite: ids,
    fates,
    countForGroupOnly: counting,
    poison: cause,
  }: Pick<Irregular, 'nonFinite' | 'fates' | 'countForGroupOnly' | 'poison'>): Sentence => [
    ...(cause
      ? [strong('softmax 的得分都不是数。'), ...poison(cause)]
      : [strong(`${ids.length} 个专家有不是有限数的值：`), ...named(ids, expert), plain('。')]),
    ...[...fates].flatMap(([each, own]) =>
      fates.size === 1 || cause
        ? [plain(fate[each](own.length))]
        : [...named(own, expert), plain(`：${fate[each](own.length)}`)],
    ),
    ...(counting.length === 0
      ? []
      : [...named(counting, expert), plain(' 计入所在组的得分，但不参与选择。')]),
  ],
  uniform: (k: number): Sentence => [
    strong('没有可用的组。'),
    plain(`内核放弃选择，返回专家 0 到 ${k - 1}，每个权重 ${n(1 / k)}。`),
  ],
  repeated: (repeats: readonly (readonly [number, number])[]): Sentence => [
    strong('有专家占了不止一个位置：'),
    ...repeats
      .slice(0, MOST_NAMED)
      .flatMap(([id, count], i) => [...(i === 0 ? [] : [plain('、')]), expert(id), plain(` ×${count}`)]),
    plain('。没有剩余的值高于内核的初始值时，它会再次返回同一个专家。'),
  ],
  leftover: (ids: readonly number[], isPromised: boolean): Sentence => [
    strong('掩码后剩下的专家太少。'),
    plain('被掩码的专家补足空位：'),
    ...named(ids, expert),
    plain(isPromised ? '。' : '。被掩码的都相等（−∞），由哪几个补足在这里没有保证。'),
  ],
  lostScores: (ids: readonly number[]): Sentence => [
    strong(`${ids.length} 个得分在相加时丢失。`),
    plain(' '),
    ...named(ids, expert),
    plain(' 的得分与偏置相比太小：加偏置得分等于偏置本身，因此只由偏置决定。'),
  ],
  distinctBiases: ({ given, added, dtype }: NonNullable<Irregular['distinctBiases']>): Sentence => [
    strong(`${given} 个不同的偏置只剩 ${added} 个。`),
    plain(`舍入到 ${dtype} 后有些相等，这些专家只能靠得分区分。`),
  ],
  roundedTie: (): Sentence => [strong('并列由舍入造成。'), plain('舍入之前，得分与偏置之和并不相等。')],
  expertTie: (equal: EqualAnswers, isPromised: boolean): Sentence =>
    isPromised
      ? [
          strong(`分界处并列：${equal.tied.length} 个专家都是 ${n(equal.value)}。`),
          plain('相等的是 '),
          ...named(equal.tied, expert),
          plain('；这里编号小的胜出，其他内核可能选得不同。'),
        ]
      : [
          strong(
            `分界处并列：${equal.tied.length} 个并列的专家中选出 ${equal.taken} 个，它们都是 ${formatExact(equal.value)}。`,
          ),
          ...anyOf(equal, expert),
        ],
  expertNear: (gap: number, step: number, dtype: string, ids: readonly number[]): Sentence => [
    strong(`分界处的差小到 ${dtype} 无法分辨。`),
    plain(`差 ${n(gap, 3)} 不超过一个步长 ${n(step, 3)}：舍入方式稍有不同，`),
    ...named(ids, expert),
    plain(' 就可能互换位置。'),
  ],
  groupTie: (equal: EqualAnswers, isPromised: boolean): Sentence =>
    isPromised
      ? [
          strong(`${equal.tied.length} 个组并列，得分都是 ${n(equal.value)}。`),
          plain('相等的是 '),
          ...named(equal.tied, group),
          plain('；保留编号小的。'),
        ]
      : [
          strong(
            `${equal.tied.length} 个并列的组中保留 ${equal.taken} 个，得分都是 ${formatExact(equal.value)}。`,
          ),
          ...anyOf(equal, group),
          plain('换成其他的组，选出的专家可能不同。'),
        ],
  groupNear: (gap: number, step: number, dtype: string, ids: readonly number[]): Sentence => [
    strong(`最后保留的组与下一个组的差小到 ${dtype} 无法分辨。`),
    plain(`差 ${n(gap, 3)} 不超过一个步长 ${n(step, 3)}：`),
    ...named(ids, group),
    plain('。'),
  ],
  weights: (code: WeightTrouble, division: Division): Sentence => [
    strong('权重不是整体的份额。'),
    plain(trouble[code][division]),
  ],
  appended: ({ appended: ids, sentinel, appendedWeight }) => {
    const real = [...new Set(ids)].filter((id) => id !== sentinel);
    const weight = `权重 ${formatExact(appendedWeight)}`;
    return [
      real.length === 0 ? strong('这一行属于其他进程。') : strong(`附加了 ${real.length} 个共享专家：`),
      ...(real.length === 0
        ? []
        : [
            plain(
              real.length === 1
                ? `E${real[0]}，${weight}。它不是路由器选出的。`
                : `${real.map((id) => `E${id}`).join('、')}，每个${weight}。它们不是路由器选出的。`,
            ),
          ]),
      ...(sentinel === null
        ? []
        : [
            plain(
              real.length === 0
                ? `留给共享专家的每个位置都是 E${sentinel}，它不代表任何专家。`
                : `最后一个位置的 E${sentinel} 不代表任何专家：它由专家并行加上。`,
            ),
          ]),
    ];
  },
  /** What the sign in front of a sentence means, for a reader who does not see it. */
  showOn: (stage: number) => `在阶段 ${stage} 显示`,
} satisfies Words<typeof english>;
