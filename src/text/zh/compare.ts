import type { Tolerance } from '../../core/facts/compare/differs';
import { firstDivergence } from '../../core/facts/compare/divergence';
import type { Findings } from '../../core/facts/compare/exchange';
import { summaryOf } from '../../core/facts/compare/summary';
import type { StageId } from '../../core/stages';
import type { Difference } from '../../scenario/differences';
import type { RoutedToken } from '../../scenario/routed-token';
import type { compare as english } from '../en/compare';
import type { Sentence } from '../spans';
import type { Words } from '../words';
import { causes } from './causes';
import { dispatch } from './dispatch';
import { bits, divergence } from './divergence';
import { cellName as plainCellName } from './explain';
import { params } from './params';
import { rules } from './rules';
import { scale } from './scale';

/** One thing in which A and B differ: "掩码值：−∞ → 0". */
function difference(d: Difference, a: RoutedToken, b: RoutedToken): string {
  switch (d.kind) {
    case 'param':
      return `${params.name[d.field]}：${valueText(d.a)} → ${valueText(d.b)}`;
    case 'setup':
      return `${dispatch.setupName[d.field]}：${setupValue(d.field, d.a)} → ${setupValue(d.field, d.b)}`;
    case 'hasBias':
      return `${params.name.eScoreCorrectionBias}：${valueText(String(d.a))} → ${valueText(String(d.b))}`;
    case 'row': {
      const row = d.row === 'logits' ? 'logits' : '偏置';
      return d.count === null ? `${row}：个数不同` : `${row}：${d.count} 个值不同`;
    }
    case 'rule':
      return `${rules.name[d.field]}：${rules.value(a.plan.rules, d.field)} → ${rules.value(b.plan.rules, d.field)}`;
  }
}

function setupValue(field: string, value: string): string {
  if (field === 'scaleHandling') return scale.handlingText(value);
  return field === 'implementation' ? dispatch.implementationName(value) : valueText(value);
}

function valueText(value: string): string {
  return dispatch.valueText[value] ?? value;
}

/** What `cellName` says of a cell only where it is so, and its contrary. */
const CONTRARY = { 选中: '未选中', 已掩码: '未掩码' } as const;

/** Name of a cell for a screen reader: B's, and what is otherwise in A. */
function cellName(a: RoutedToken, b: RoutedToken, stage: StageId, id: number): string {
  const own = plainCellName(b, stage, id);
  if (id >= a.params.globalNumExperts) return `${own}；A 中没有`;
  const [inA, inB] = [plainCellName(a, stage, id).split('，'), own.split('，')];
  const changed = inA.filter((part) => !inB.includes(part));
  for (const [part, contrary] of Object.entries(CONTRARY))
    if (inB.includes(part) && !inA.includes(part)) changed.push(contrary);
  return changed.length === 0 ? `${own}；与 A 相同` : `${own}；A 中：${changed.join('，')}`;
}

/** What a screen reader hears of a comparison; causes only once they were tried. */
function narrate(a: RoutedToken, b: RoutedToken, tolerance: Tolerance, findings: Findings | null): string {
  const { onlyA, onlyB } = summaryOf(a, b);
  const list = (ids: readonly number[]) => ids.map((id) => `E${id}`).join('、') || '无';
  const sets =
    onlyA.length + onlyB.length === 0
      ? 'A 与 B 选中的专家相同。'
      : `仅 A 选中：${list(onlyA)}；仅 B 选中：${list(onlyB)}。`;
  const parts = [
    findings && causes.headline(a, b, findings, tolerance),
    divergence(a, b, firstDivergence(a, b, tolerance), tolerance, findings),
  ];
  return [...parts.map((part) => (part ? textOf(part) : '')), sets].join('');
}

function textOf(sentence: Sentence): string {
  return sentence.map(({ text }) => text).join('');
}

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
    sizes: (a: number | null, b: number | null) =>
      `A 有 ${a} 个专家，B 有 ${b} 个：无法画在同一张图里，因此并排显示。`,
    rowsOfA: (a: number | null, _b: number | null) =>
      `只有 A 分组（${a} 组）：图中的行是 A 的组。B 在所有专家中选择。`,
    rowsOfB: (a: number | null, b: number | null) =>
      a === null
        ? `只有 B 分组（${b} 组）：图中的行是 B 的组。A 在所有专家中选择。`
        : `A 有 ${a} 组，B 有 ${b} 组：图中的行是 B 的组，未画出 A 的组。`,
  },
  showSide: '并排显示两张图',
  shown: '显示哪一边',
  details: '差异',
  first: '最先出现的分歧',
  goThere: '转到那里',
  tolerance: '算作不同',
  tolerances: (tolerance: Tolerance) =>
    tolerance === 0 ? '任何一位不同' : `超过 ${tolerance.toExponential()}`,
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
  columnOf: (side: 'a' | 'b', column: string) => `${side === 'a' ? 'A' : 'B'} ${column}`,
  change: 'Δ 权重',
  legend: {
    both: '两边都选中（≠ 名次不同）',
    onlyA: '仅 A 选中，或仅 A 保留的组',
    onlyB: '仅 B 选中，或仅 B 保留的组',
    halfMasked: '在 A（左）或 B（右）中已掩码',
    ring: '最先分歧之处',
    cuts: 'A 的分界，B 的分界',
  },
  difference,
  causes,
  bits,
  divergence,
  cellName,
  narrate,
} satisfies Words<typeof english>;
