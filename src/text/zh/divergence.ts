import type { Tolerance } from '../../core/compare/differs';
import type { Change, Divergence } from '../../core/compare/divergence';
import { rulesBehind } from '../../core/compare/rules';
import { summaryOf } from '../../core/compare/summary';
import { formatNumber } from '../../view/format';
import type { RoutedToken } from '../../view/routed-token';
import { expert, group, plain, type Sentence, type Span, strong } from '../spans';
import { rules } from './rules';

/** What a stage works on, with the spaces that Latin letters need between Chinese words. */
const WHAT: readonly string[] = [
  ' logit ',
  '得分',
  '加偏置得分',
  '组得分',
  '组得分',
  '掩码后的值',
  '掩码后的值',
  '取出的得分',
  '归一化后的权重',
  '权重',
];

/** Where A and B part, with both values and, where a decision differs, both consequences. */
export function divergence(
  a: RoutedToken,
  b: RoutedToken,
  found: Divergence | null,
  tolerance: Tolerance,
): Sentence {
  if (!found) return agreement(a, b, tolerance);
  const cause = causeOf(a, b, found);
  switch (found.kind) {
    case 'experts':
      return [plain(`A 有 ${found.a} 个专家，B 有 ${found.b} 个：无法逐格比较。`)];
    case 'groups':
      return [plain(`A ${groupsOf(found.a)}，B ${groupsOf(found.b)}。`), ...picksClause(found.picks)];
    case 'kept':
    case 'picked':
      return [plain(`${cause ?? '数值一致，选择却不同'}。`), ...consequences(found)];
    case 'value':
      return maskClause(a, b, found) ?? valueClause(found, cause);
  }
}

/** Where bits differ before A and B part: "从阶段 1 起有位不同：E0 0.92625767 / 0.92625773。" */
export function bits({ stage, of, a, b, count }: Divergence): Sentence {
  const [x, y] = apart(a, b);
  const others = count > 1 ? `（另有 ${count - 1} 个）` : '';
  const name = of ? [of.kind === 'expert' ? expert(of.id) : group(of.id)] : [];
  return [plain(`从阶段 ${stage} 起有位不同：`), ...name, plain(` ${x} / ${y}${others}。`)];
}

function agreement(a: RoutedToken, b: RoutedToken, tolerance: Tolerance): Sentence {
  const size = tolerance === 0 ? '逐位一致' : `在 ${tolerance.toExponential()} 以内一致`;
  const order = summaryOf(a, b).isSameOrder ? '。' : '；只有 id 的顺序不同。';
  return [strong(`A 与 B ${size}`), plain(`，每个阶段都是如此${order}`)];
}

function groupsOf(count: number): string {
  return count === 1 ? '让所有专家一起竞争' : `评比 ${count} 个组`;
}

/** A word after a Chinese one: Latin letters and numbers have a space before them. */
function after(word: string): string {
  return /^\p{Script=Han}/u.test(word) ? word : ` ${word}`;
}

/** "A 掩码为 −∞，B 掩码为 0：E141（已掩码）在 B 中得 0，胜过 E87 的 −0.031。" */
function maskClause(a: RoutedToken, b: RoutedToken, found: Divergence): Span[] | null {
  if (found.stage !== 5 || !rulesBehind(5, a.plan, b.plan).includes('mask')) return null;
  const [x, y] = [a, b].map(({ plan }) => after(rules.value(plan.rules, 'mask')));
  const cause = plain(`A 掩码为${x}，B 掩码为${y}：`);
  const { onlyA, onlyB } = found.picks ?? {};
  if (!onlyA || !onlyB) return [cause, ...valueSpans(found), ...picksClause(found.picks)];
  const gains = found.of?.id === onlyA.id ? 'A' : 'B';
  const [winner, loser] = gains === 'B' ? [onlyB, onlyA] : [onlyA, onlyB];
  const [here, there] = gains === 'B' ? (['inB', 'inA'] as const) : (['inA', 'inB'] as const);
  return [
    cause,
    expert(winner.id),
    plain(`（已掩码）在 ${gains} 中得 ${formatNumber(winner[here])}，胜过 `),
    expert(loser.id),
    plain(
      ` 的 ${formatNumber(loser[here])}；在 ${gains === 'B' ? 'A' : 'B'} 中它为 ${formatNumber(winner[there])}，`,
    ),
    expert(loser.id),
    plain(' 仍然入选。'),
  ];
}

function valueClause(found: Divergence, cause: string | null): Span[] {
  const values = cause === null ? valueSpans(found) : [plain(`${cause}：`), ...valueSpans(found)];
  return [...values, ...consequences(found)];
}

/** "E4 的得分在 A 中为 0.5，在 B 中为 0.25。" */
function valueSpans({ stage, of, a, b, count }: Divergence): Span[] {
  const [x, y] = apart(a, b);
  const others = count > 1 ? `（另有 ${count - 1} 个不同）` : '';
  const name = of ? [of.kind === 'expert' ? expert(of.id) : group(of.id), plain(' 的')] : [];
  return [...name, plain(`${WHAT[stage]}在 A 中为 ${x}，在 B 中为 ${y}${others}。`)];
}

/** Both numbers with as many digits as it takes to tell them apart. */
function apart(a: number, b: number): [string, string] {
  for (let digits = 4; ; digits++) {
    const [x, y] = [formatNumber(a, digits), formatNumber(b, digits)];
    if (x !== y || digits >= 9) return [x, y];
  }
}

function consequences({ kept, picks }: Divergence): Span[] {
  return [...keptClause(kept), ...picksClause(picks)];
}

function keptClause(kept: Change | null): Span[] {
  if (!kept) return [];
  const { onlyA, onlyB } = kept;
  const one = (side: 'A' | 'B', { id }: { id: number }, value: number) => [
    plain(`只有 ${side} 保留 `),
    group(id),
    plain(`（${formatNumber(value)}）`),
  ];
  return clause(onlyA && one('A', onlyA, onlyA.inA), onlyB && one('B', onlyB, onlyB.inB));
}

function picksClause(picks: Change | null): Span[] {
  if (!picks) return [];
  const { onlyA, onlyB } = picks;
  const one = (side: 'A' | 'B', { id }: { id: number }, value: number) => [
    plain(`只有 ${side} 选中 `),
    expert(id),
    plain(`（${formatNumber(value)}）`),
  ];
  return clause(onlyA && one('A', onlyA, onlyA.inA), onlyB && one('B', onlyB, onlyB.inB));
}

/** One or two clauses as a sentence. */
function clause(first: Span[] | null, second: Span[] | null): Span[] {
  const parts = first && second ? [...first, plain('，'), ...second] : (first ?? second ?? []);
  return parts.length > 0 ? [...parts, plain('。')] : [];
}

const BASIS = {
  score: '不加偏置的得分',
  biased: '加偏置的得分',
  masked: '掩码后的得分',
  recovered: '加偏置的得分再减去偏置',
} as const;

/** What A and B do differently at the stage, as the beginning of a sentence; null where nothing there explains it. */
function causeOf(a: RoutedToken, b: RoutedToken, { stage }: Divergence): string | null {
  const [p, q] = [a.plan, b.plan];
  const [x, y] = [a.scenario, b.scenario];
  const both = <T extends string | number>(first: T, second: T, said: (of: T) => string) =>
    first === second ? null : `A ${said(first)}，B ${said(second)}`;
  const special = [
    () => both(x.setup.dtype, y.setup.dtype, (dtype) => `以 ${dtype} 读取 logits`) ?? 'logits 不同',
    () => both(p.scoring, q.scoring, (scoring) => `用 ${scoring} 打分`),
    () => biasCause(a, b),
    () => both(p.contributors, q.contributors, (count) => `按${bestOf(count)}评比各组`),
    () => both(p.keptGroups, q.keptGroups, (count) => `保留 ${count} 个组`),
    () => null,
    () => both(x.params.topK, y.params.topK, (count) => `选出 ${count} 个`),
    () => both(p.gather, q.gather, (gather) => `的权重取${BASIS[gather]}`),
    () => (p.renormalizes === q.renormalizes ? null : `只有 ${p.renormalizes ? 'A' : 'B'} 除以总和`),
    () => both(factorOf(a), factorOf(b), (factor) => `乘以 ${factor}`),
  ][stage]?.();
  if (special) return special;
  const [field] = rulesBehind(stage, p, q);
  if (!field) return both(x.setup.dtype, y.setup.dtype, (dtype) => `用 ${dtype} 计算`);
  return `A 与 B 的${after(rules.name[field])}不同（${rules.value(p.rules, field)} / ${rules.value(q.rules, field)}）`;
}

function biasCause(a: RoutedToken, b: RoutedToken): string | null {
  if (a.plan.hasBias !== b.plan.hasBias) return `只有 ${a.plan.hasBias ? 'A' : 'B'} 加偏置`;
  return a.scenario.eScoreCorrectionBias === b.scenario.eScoreCorrectionBias ? null : '偏置不同';
}

function bestOf(count: number): string {
  return count === 1 ? '组内最好的得分' : `组内最好的 ${count} 个之和`;
}

function factorOf({ plan }: RoutedToken): string {
  return plan.scales ? formatNumber(plan.scale) : '1';
}
