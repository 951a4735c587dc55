import type { Tolerance } from '../../core/facts/compare/differs';
import type { Change, Divergence, RoutedSide } from '../../core/facts/compare/divergence';
import type { Findings } from '../../core/facts/compare/exchange';
import { summaryOf } from '../../core/facts/compare/summary';
import { numberOf, type StageId } from '../../core/stages';
import { formatNumber } from '../../view/format';

import { expert, group, plain, type Sentence, type Span, strong } from '../spans';
import { after, causesText } from './causes';
import { rules } from './rules';

/** What a stage works on, with the spaces that Latin letters need between Chinese words. */
const WHAT: Readonly<Record<StageId, string>> = {
  logits: ' logit ',
  score: '得分',
  bias: '加偏置得分',
  group: '组得分',
  keep: '组得分',
  mask: '掩码后的值',
  pick: '掩码后的值',
  gather: '取出的得分',
  norm: '归一化后的权重',
  scale: '权重',
};

/**
 * Where A and B part, with both values and, where a decision differs, both consequences. A cause is named once it was
 * tried (`findings`).
 */
export function divergence(
  a: RoutedSide,
  b: RoutedSide,
  found: Divergence | null,
  tolerance: Tolerance,
  findings: Findings | null,
): Sentence {
  if (findings?.isIdentical) return [strong('A 与 B 完全相同'), plain('：每个阶段的每一位都相同。')];
  if (!found) return agreement(a, b, tolerance);
  const cause = findings && causesText(a, b, findings.causes, findings);
  switch (found.kind) {
    case 'experts':
      return [plain(`A 有 ${found.a} 个专家，B 有 ${found.b} 个：无法逐格比较。`)];
    case 'groups':
      return [plain(`A ${groupsOf(found.a)}，B ${groupsOf(found.b)}。`), ...picksClause(found.picks)];
    case 'kept':
    case 'picked':
      return [plain(`${cause ?? '数值一致，选择却不同'}。`), ...consequences(found)];
    case 'value':
      return maskClause(a, b, found, findings) ?? valueClause(found, cause);
  }
}

/** Where bits differ before A and B part: "从阶段 1 起有位不同：E0 0.92625767 / 0.92625773。" */
export function bits({ stage, of, a, b, count }: Divergence): Sentence {
  const [x, y] = apart(a, b);
  const others = count > 1 ? `（另有 ${count - 1} 个）` : '';
  const name = of ? [of.kind === 'expert' ? expert(of.id) : group(of.id)] : [];
  return [plain(`从阶段 ${numberOf(stage)} 起有位不同：`), ...name, plain(` ${x} / ${y}${others}。`)];
}

function agreement(a: RoutedSide, b: RoutedSide, tolerance: Tolerance): Sentence {
  const size = tolerance === 0 ? '逐位一致' : `在 ${tolerance.toExponential()} 以内一致`;
  const order = summaryOf(a, b).isSameOrder ? '。' : '；只有 id 的顺序不同。';
  return [strong(`A 与 B ${size}`), plain(`，每个阶段都是如此${order}`)];
}

function groupsOf(count: number): string {
  return count === 1 ? '让所有专家一起竞争' : `评比 ${count} 个组`;
}

/** "A 掩码为 −∞，B 掩码为 0：E141（已掩码）在 B 中得 0，胜过 E87 的 −0.031。" */
function maskClause(
  a: RoutedSide,
  b: RoutedSide,
  found: Divergence,
  findings: Findings | null,
): Span[] | null {
  const [only, ...others] = findings?.causes.alone ?? [];
  if (found.stage !== 'mask' || others.length > 0 || only?.field !== 'mask') return null;
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
