import { compareIn } from '../compare';
import type { compare as english } from '../en/compare';
import { toleranceIn } from '../tolerance';
import type { Words } from '../words';
import { causes } from './causes';
import { bits, divergence } from './divergence';
import { nameParts } from './explain';
import { settings } from './params';
import { rules } from './rules';

const told = compareIn(
  {
    difference: (name, what) => `${name}：${what}`,
    row: { logits: 'logits', bias: '偏置' },
    otherNumber: '个数不同',
    otherValues: (count) => `${count} 个值不同`,
    notInA: '；A 中没有',
    sameInA: '；与 A 相同',
    otherInA: (parts) => `；A 中：${parts}`,
    comma: '，',
    list: '、',
    contrary: { picked: '未选中', masked: '未掩码' },
    sameSets: 'A 与 B 选中的专家相同。',
    otherSets: (onlyA, onlyB) => `仅 A 选中：${onlyA}；仅 B 选中：${onlyB}。`,
    nobody: '无',
    space: '',
  },
  { rules, settings, nameParts, headline: causes.headline, divergence },
);

/** Words of comparing two routings. */
export const compare = {
  title: 'A | B',
  bar: '比较',
  leave: '退出比较',
  swap: '交换 A 和 B',
  pin: '把 B 固定为 A',
  pinHint: '当前配置成为 A（P）',
  sideLong: { a: 'A，已固定', b: 'B，编辑中' },
  sideWithPath: (side: string, path: string) => `${side} · ${path}`,
  pictureOf: { a: 'A 的图', b: 'B 的图' },
  same: '目前 A 与 B 相同。请做任意编辑，或为 B 选择另一种实现或数据类型。',
  cannotRoute: 'A 无法路由：',
  withImplementation: 'B 遵循的实现',
  withDtype: 'B 的 logits 数据类型',
  mode: '显示方式',
  modes: { overlay: '叠加', side: '并排' },
  limit: {
    sizes: (a: number, b: number) => `A 有 ${a} 个专家，B 有 ${b} 个：无法画在同一张图里，因此并排显示。`,
    groupsOfA: (a: number, _b: number) => `只有 A 分组（${a} 组）：图中的行是 A 的组。B 在所有专家中选择。`,
    groupsOfB: (_a: number, b: number) => `只有 B 分组（${b} 组）：图中的行是 B 的组。A 在所有专家中选择。`,
    otherGroups: (a: number, b: number) => `A 有 ${a} 组，B 有 ${b} 组：图中的行是 B 的组，未画出 A 的组。`,
  },
  showSide: '并排显示两张图',
  shown: '显示哪一边',
  details: '差异',
  first: '最先出现的分歧',
  goThere: '转到那里',
  tolerance: '算作不同',
  tolerances: toleranceIn('任何一位不同', (most) => `超过 ${most}`),
  changed: '你改动的，A → B',
  follows: (count: number) => `由此在所走路径上产生的（${count}）`,
  paths: (a: string, b: string) => `路径：A ${a} · B ${b}`,
  noFields: '没有不同的设置。',
  noEffect: '在此无影响',
  sets: '选中的专家',
  onlyA: '仅 A 选中',
  onlyB: '仅 B 选中',
  both: (count: number) => `共有 ${count} 个`,
  nobody: '无',
  largest: 'max |Δw|',
  largestAt: (value: string, id: number) => `${value}，在 E${id}`,
  l1: 'Σ|Δw|',
  jaccard: 'Jaccard',
  order: 'id 的顺序不同。',
  idsOf: { a: 'A 的 ids', b: 'B 的 ids' },
  inA: 'A 中：',
  tableCaption: '每个专家在 A 和 B 中的情况',
  outputCaption: 'A 和 B 的输出，按专家排列',
  columns: {
    logit: 'logit',
    score: '得分',
    biased: '加偏置得分',
    masked: '掩码后',
    rank: '名次',
    weight: '权重',
  },
  change: 'Δ 权重',
  legend: {
    both: '两边都选中（≠ 名次不同）',
    onlyA: '仅 A 选中，或仅 A 保留的组',
    onlyB: '仅 B 选中，或仅 B 保留的组',
    halfMasked: '在 A（左）或 B（右）中已掩码',
    ring: '最先分歧之处',
    cuts: 'A 的分界，B 的分界',
  },
  causes,
  bits,
  divergence,
  ...told,
} satisfies Words<typeof english>;
