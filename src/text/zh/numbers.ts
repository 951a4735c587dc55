import type { ValueName, WholeNumber } from '../../view/numbers';
import type { numbers as english } from '../en/numbers';
import type { Words } from '../words';

/** Names of the numbers in the picture. */
const valueName: Record<ValueName, string> = {
  logit: 'logit',
  score: '得分',
  bias: '偏置',
  biased: '加偏置得分',
  biasedLogit: '加偏置的 logit',
  masked: '掩码之后',
  gathered: '取出的权重',
  renormalized: '归一化的权重',
  weight: '最终权重',
  groupScore: '组得分',
  softmaxShare: '在 Σ exp(z − max z) 中的部分',
  softmaxSum: 'Σ exp(z − max z)',
  cut: '差的中点',
  gap: '差',
  divisor: '除以',
  factor: '乘以',
  total: '总和',
};

const whole: Record<WholeNumber, string> = {
  groupCut: '各组之间的分界',
  expertCut: '专家之间的分界',
  axis: '对权重做了什么',
  gatheredTotal: '取出的权重',
  renormalizedTotal: '归一化的权重',
  weightTotal: '最终权重',
  softmaxSum: 'softmax 的分母',
};

/** Words of the value card. */
export const numbers = {
  valueName,
  whole,
  copy: (what: string) => `复制：${what}`,
  copied: (text: string) => `已复制 ${text}`,
  refused: '浏览器不允许复制；请改为选中这个数。',
} satisfies Words<typeof english>;
