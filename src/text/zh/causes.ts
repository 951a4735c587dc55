import type { Tolerance } from '../../core/facts/compare/differs';
import type { RoutedSide } from '../../core/facts/compare/divergence';
import { type Causes, type Findings, isOrderOfSteps, type Trial } from '../../core/facts/compare/exchange';
import type { Factor } from '../../core/facts/compare/side';
import { weightsOf } from '../../core/facts/compare/summary';
import type { ScaleLedger } from '../../core/scale/scale-ledger';
import { formatNumber } from '../../view/format';

import type { causes as english } from '../en/causes';
import { expert, plain, type Sentence, strong } from '../spans';
import type { Words } from '../words';
import { dispatch } from './dispatch';
import { params } from './params';
import { rules } from './rules';

const INPUT_NAME = {
  logits: 'logits',
  logitsDtype: dispatch.setupName.logitsDtype,
  bias: params.name.eScoreCorrectionBias,
  biasDtype: dispatch.setupName.biasDtype,
  dtype: dispatch.setupName.dtype,
  perExpertScale: '每个专家的系数',
  tableIds: '表中的行',
  isPadding: '填充',
  shared: '附加的共享专家',
} as const;

/** A word after a Chinese one: Latin letters and numbers have a space before them. */
export function after(word: string): string {
  return /^\p{Script=Han}/u.test(word) ? word : ` ${word}`;
}

/** One thing in which A and B differ, with both values where they fit a line: "计算 sigmoid 的形式（… / …）". */
function factor({ kind, field }: Factor, { a, b }: Findings): string {
  const both = (name: string, x: string, y: string) => (x === y ? name : `${name}（${x} / ${y}）`);
  switch (kind) {
    case 'rule':
      return both(rules.name[field], rules.value(a.rules, field), rules.value(b.rules, field));
    case 'param':
      return both(params.name[field], valueText(a.params[field]), valueText(b.params[field]));
    case 'input': {
      const [x, y] = [a.inputs[field], b.inputs[field]].map((value) =>
        typeof value === 'string' || typeof value === 'boolean' ? valueText(value) : value ? '有' : '无',
      );
      return both(INPUT_NAME[field], x!, y!);
    }
  }
}

function valueText(value: string | number | boolean): string {
  return dispatch.valueText[String(value)] ?? String(value);
}

const BASIS = {
  score: '不加偏置的得分',
  biased: '加偏置的得分',
  masked: '掩码后的得分',
  recovered: '加偏置的得分再减去偏置',
} as const;

/** A cause as the beginning of a sentence: "A 保留 4 个组，B 保留 2 个组". */
function cause(a: RoutedSide, b: RoutedSide, of: Factor, findings: Findings): string {
  return special(a, b, of, findings) ?? `A 与 B 的${after(factor(of, findings))}不同`;
}

function special(a: RoutedSide, b: RoutedSide, { kind, field }: Factor, findings: Findings): string | null {
  const [p, q] = [a.plan, b.plan];
  const [x, y] = [findings.a.inputs, findings.b.inputs];
  const both = <T extends string | number>(first: T, second: T, said: (of: T) => string) =>
    first === second ? null : `A ${said(first)}，B ${said(second)}`;
  const alone = (inA: boolean, inB: boolean, does: string) =>
    inA === inB ? null : `只有 ${inA ? 'A' : 'B'} ${does}`;
  if (kind === 'input')
    switch (field) {
      case 'logits':
        return 'logits 不同';
      case 'logitsDtype':
        return both(x.logitsDtype, y.logitsDtype, (dtype) => `以 ${dtype} 读取 logits`);
      case 'bias':
        return alone(p.hasBias, q.hasBias, '加偏置') ?? '偏置不同';
      case 'biasDtype':
        return both(x.biasDtype, y.biasDtype, (dtype) => `以 ${dtype} 存储偏置`);
      case 'dtype':
        return both(x.dtype, y.dtype, (dtype) => `用 ${dtype} 计算`);
      case 'tableIds':
        return alone(!!x.tableIds, !!y.tableIds, '从表中取专家') ?? '表中的行不同';
      case 'isPadding':
        return alone(!!x.isPadding, !!y.isPadding, '跳过此行（只为填满批次）');
      case 'shared':
        return both(
          x.shared?.weight ?? 1,
          y.shared?.weight ?? 1,
          (weight) => `附加的共享专家权重为 ${weight}`,
        );
      case 'perExpertScale':
        return '每个专家的系数不同';
    }
  switch (field) {
    case 'scoringFunc':
      return both(p.scoring, q.scoring, (scoring) => `用 ${scoring} 打分`);
    case 'bias':
      return alone(p.hasBias, q.hasBias, '加偏置');
    case 'groupScore':
      return p.isGrouped && q.isGrouped
        ? both(p.contributors, q.contributors, (count) => `按${bestOf(count)}评比各组`)
        : null;
    case 'topkGroup':
      return both(p.keptGroups, q.keptGroups, (count) => `保留 ${count} 个组`);
    case 'topK':
      return both(findings.a.params.topK, findings.b.params.topK, (count) => `选出 ${count} 个`);
    case 'gather':
      return both(p.gather, q.gather, (gather) => `的权重取${BASIS[gather]}`);
    case 'renormalize':
    case 'renormalizeOnlyIf':
      return alone(p.renormalizes, q.renormalizes, '除以总和');
    case 'scale':
    case 'routedScalingFactor':
      return both(factorOf(a), factorOf(b), (scale) => `乘以 ${scale}`);
    case 'scored':
      return both(
        rules.value(p.rules, field),
        rules.value(q.rules, field),
        (basis) => `按${after(basis)}${/[a-z]$/.test(basis) ? ' ' : ''}选择`,
      );
    default:
      return null;
  }
}

function bestOf(count: number): string {
  return count === 1 ? '组内最好的得分' : `组内最好的 ${count} 个之和`;
}

function factorOf({ plan }: RoutedSide): string {
  return plan.scales ? formatNumber(plan.scale) : '1';
}

/** All causes as the beginning of a sentence; null where none was found. */
export function causesText(
  a: RoutedSide,
  b: RoutedSide,
  { alone, together }: Causes,
  findings: Findings,
): string | null {
  const [first, ...others] = alone;
  if (first) {
    const text = cause(a, b, first, findings);
    return others.length === 0 ? text : `${text}（使${after(list(others, findings, '或'))}相同也能消除）`;
  }
  if (together.length === 0) return null;
  // A parameter and the record's use of it are one choice, and have one sentence.
  const [only, ...more] = new Set(together.map((of) => cause(a, b, of, findings)));
  if (only && more.length === 0) return only;
  return `只有${after(list(together, findings, '与'))}合在一起才造成差异`;
}

function list(factors: readonly Factor[], findings: Findings, last: '与' | '或'): string {
  const names = factors.map((of) => factor(of, findings));
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join('、')} ${last} ${names.at(-1)}`;
}

/** What is said first where the results agree although the routings part on the way; null elsewhere. */
function headline(a: RoutedSide, b: RoutedSide, findings: Findings, tolerance: Tolerance): Sentence | null {
  const { agreement, first, causes } = findings;
  // Where nothing parts, the sentence of the first divergence says all of it.
  if (!first) return null;
  const size = tolerance === 0 ? '逐位相同' : `相差不超过 ${tolerance.toExponential()}`;
  const same = `选中的专家相同，权重${size}`;
  switch (agreement) {
    case 'differ':
      return null;
    case 'same':
      return [
        strong('结果一致'),
        plain(
          causes.alone.some(isOrderOfSteps)
            ? `：${same}。两个步骤的顺序不同。`
            : `：${same}。A 与 B 在途中分开。`,
        ),
      ];
    case 'order':
      return [strong('除 id 的顺序外，结果一致'), plain(`：${same}。`)];
    case 'zeroWeight': {
      const [inA, inB] = [weightsOf(a), weightsOf(b)];
      const only = [...new Set([...inA.keys(), ...inB.keys()])].filter((id) => inA.has(id) !== inB.has(id));
      return [
        strong('除权重为零的专家外，结果一致'),
        plain('：'),
        ...only.flatMap((id, i) => [
          plain(i === 0 ? '' : '，'),
          expert(id),
          plain(inA.has(id) ? ' 只在 A 中' : ' 只在 B 中'),
        ]),
        plain('。'),
      ];
    }
  }
}

/** What multiplies the experts' output after the router, where that differs; null elsewhere. */
function afterRouter(a: ScaleLedger, b: ScaleLedger): string | null {
  const parts = [
    ['路由专家', a.model, b.model],
    ['共享专家', a.shared, b.shared],
  ] as const;
  const differing = parts.filter(([, x, y]) => !Object.is(x, y));
  if (differing.length === 0) return null;
  const text = differing.map(([name, x, y]) => `${name}在 A 中${factorText(x)}，在 B 中${factorText(y)}`);
  return `路由器之后，模型再乘以系数：${text.join('；')}。`;
}

function factorText(value: number | null): string {
  return value === null ? '没有系数' : `乘以 ${formatNumber(value)}`;
}

/** What makes the results differ, where that is not what parts A and B first; null elsewhere. */
function outcome(a: RoutedSide, b: RoutedSide, findings: Findings): Sentence | null {
  const { causes, endCauses, agreement, first } = findings;
  if (agreement === 'same' || (first && isSame(causes, endCauses))) return null;
  const text = causesText(a, b, endCauses, findings);
  const what = agreement === 'order' ? 'id 的顺序' : '结果';
  return text === null ? null : [strong(`${what}：`), plain(`${text}。`)];
}

function isSame(x: Causes, y: Causes): boolean {
  return JSON.stringify(x) === JSON.stringify(y);
}

/** What became of making one thing equal. */
function verdict(
  { removesFirst, removesEnd, isRefused, share }: Trial,
  { first, agreement }: Findings,
): string {
  if (isRefused) return '这样无法路由';
  const isEnd = agreement === 'same' || removesEnd;
  if (first && removesFirst) return isEnd ? '单独即可消除' : `只消除最先的分歧${shareText(share)}`;
  if (removesEnd) return first ? '使结果一致，最先的分歧仍在' : '单独即可消除';
  return agreement === 'same' ? '不能消除' : `不能消除${shareText(share)}`;
}

function shareText(share: number | null): string {
  const percent = Math.round((share ?? 0) * 100);
  if (percent === 0) return '';
  return percent > 0 ? `；权重差异减少 ${percent} %` : `；权重差异增加 ${-percent} %`;
}

/** What makes A and B differ, and how it was found. */
export const causes = {
  title: '逐一改为相同',
  hint: 'A 与 B 的每一处不同都单独改为相同（在 A 中和在 B 中各一次），并重新路由。',
  pending: '正在逐一尝试造成差异的原因…',
  idle: (count: number) => `另有 ${count} 处对此词元没有影响`,
  together: (names: string) => `合在一起：${names}`,
  removesTogether: '可以消除；其中任何一部分都不能',
  factor,
  headline,
  afterRouter,
  outcome,
  verdict,
  list: (factors: readonly Factor[], findings: Findings) => list(factors, findings, '与'),
} satisfies Words<typeof english>;
