import type { Factor } from '../../core/facts/compare/side';
import { causesIn } from '../causes';
import type { causes as english } from '../en/causes';
import { expert, plain, separated, strong } from '../spans';
import { toleranceIn } from '../tolerance';
import type { Words } from '../words';
import { dispatch } from './dispatch';
import { params, settings } from './params';
import { rules } from './rules';

const INPUT: Readonly<Record<Extract<Factor, { kind: 'input' }>['field'], string>> = {
  logits: 'logits',
  logitsDtype: dispatch.setupName.logitsDtype,
  bias: params.name.eScoreCorrectionBias,
  biasDtype: dispatch.setupName.biasDtype,
  dtype: dispatch.setupName.dtype,
  perExpertScale: '每个专家的系数',
  tableIds: '表中的行',
  isPadding: '填充',
  shared: '附加的共享专家',
};

const BASIS = {
  score: '不加偏置的得分',
  biased: '加偏置的得分',
  masked: '掩码后的得分',
  recovered: '加偏置的得分再减去偏置',
};

/** A word between Chinese ones: Latin letters and numbers have a space before them, Latin letters one after them. */
export const after = (word: string) => (/^\p{Script=Han}/u.test(word) ? word : ` ${word}`);
const between = (word: string) => after(word).replace(/[a-z]$/, '$& ');

const same = toleranceIn('选中的专家相同，权重逐位相同', (most) => `选中的专家相同，权重相差不超过 ${most}`);

/** "A 保留 4 个组，B 保留 2 个组": what each of them does. */
function both<Value>(said: (value: Value) => string) {
  return ({ a, b }: { readonly a: Value; readonly b: Value }) => `A ${said(a)}，B ${said(b)}`;
}

const bestOf = (count: number) => (count === 1 ? '组内最好的得分' : `组内最好的 ${count} 个之和`);

const { causes: causesText, told } = causesIn(
  {
    input: INPUT,
    on: '有',
    off: '无',
    both: (name, a, b) => `${name}（${a} / ${b}）`,
    cause: {
      otherLogits: 'logits 不同',
      takesLogitsAs: both((dtype) => `以 ${dtype} 读取 logits`),
      otherBiases: '偏置不同',
      storesBiasAs: both((dtype) => `以 ${dtype} 存储偏置`),
      worksIn: both((dtype) => `用 ${dtype} 计算`),
      otherTable: '表中的行不同',
      otherExpertFactors: '每个专家的系数不同',
      addsBias: ({ side }) => `只有 ${side} 加偏置`,
      readsTable: ({ side }) => `只有 ${side} 从表中取专家`,
      skipsPadding: ({ side }) => `只有 ${side} 跳过此行（只为填满批次）`,
      divides: ({ side }) => `只有 ${side} 除以总和`,
      appends: both((weight) => `附加的共享专家权重为 ${weight}`),
      judgesGroupsBy: both((count) => `按${bestOf(count)}评比各组`),
      keepsGroups: both((count) => `保留 ${count} 个组`),
      picks: both((count) => `选出 ${count} 个`),
      scoresWith: both((scoring) => `用 ${scoring} 打分`),
      weighsBy: both((basis) => `的权重取${BASIS[basis]}`),
      picksBy: both((record) => `按${between(rules.value(record, 'scored'))}选择`),
      multipliesBy: both((factor) => `乘以 ${factor}`),
      differIn: ({ what }) => `A 与 B 的${after(what)}不同`,
    },
    orAlso: (names) => `（使${after(names)}相同也能消除）`,
    onlyTogether: (names) => `只有${after(names)}合在一起才造成差异`,
    comma: '、',
    and: ' 与 ',
    or: ' 或 ',
    headline: {
      agreeByOtherSteps: ({ tolerance }) => [
        strong('结果一致'),
        plain(`：${same(tolerance)}。两个步骤的顺序不同。`),
      ],
      agreeByOtherWay: ({ tolerance }) => [
        strong('结果一致'),
        plain(`：${same(tolerance)}。A 与 B 在途中分开。`),
      ],
      agreeInOtherOrder: ({ tolerance }) => [
        strong('除 id 的顺序外，结果一致'),
        plain(`：${same(tolerance)}。`),
      ],
      agreeButWeightless: ({ only }) => [
        strong('除权重为零的专家外，结果一致'),
        plain('：'),
        ...separated(
          only.map(({ id, side }) => [expert(id), plain(` 只在 ${side} 中`)]),
          '，',
        ),
        plain('。'),
      ],
    },
    end: { order: 'id 的顺序：', results: '结果：' },
    sentence: (text) => `${text}。`,
    later: {
      routed: (a, b) => `路由专家在 A 中${a}，在 B 中${b}`,
      shared: (a, b) => `共享专家在 A 中${a}，在 B 中${b}`,
    },
    noFactor: '没有系数',
    factor: (value) => `乘以 ${value}`,
    afterRouter: (parts) => `路由器之后，模型再乘以系数：${parts.join('；')}。`,
    verdict: {
      isRefused: '这样无法路由',
      removes: '单独即可消除',
      removesFirst: '只消除最先的分歧',
      removesEnd: '使结果一致，最先的分歧仍在',
      removesNothing: '不能消除',
      lessApart: ({ percent }) => `；权重差异减少 ${percent} %`,
      furtherApart: ({ percent }) => `；权重差异增加 ${percent} %`,
    },
  },
  rules,
  settings,
);

export { causesText };

/** What makes A and B differ, and how it was found. */
export const causes = {
  ...told,
  title: '逐一改为相同',
  hint: 'A 与 B 的每一处不同都单独改为相同（在 A 中和在 B 中各一次），并重新路由。',
  pending: '正在逐一尝试造成差异的原因…',
  idle: (count: number) => `另有 ${count} 处对此词元没有影响`,
  together: (names: string) => `合在一起：${names}`,
  removesTogether: '可以消除；其中任何一部分都不能',
} satisfies Words<typeof english>;
