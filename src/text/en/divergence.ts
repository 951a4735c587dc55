import type { Tolerance } from '../../core/facts/compare/differs';
import type { Change, Divergence, RoutedSide } from '../../core/facts/compare/divergence';
import type { Findings } from '../../core/facts/compare/exchange';
import { summaryOf } from '../../core/facts/compare/summary';
import { numberOf, type StageId } from '../../core/stages';
import { formatNumber } from '../../view/format';

import { expert, group, plain, type Sentence, type Span, strong } from '../spans';
import { causesText } from './causes';
import { rules } from './rules';

/** What a stage works on. */
const WHAT: Readonly<Record<StageId, string>> = {
  logits: 'logit',
  score: 'score',
  bias: 'score with bias',
  group: 'group score',
  keep: 'group score',
  mask: 'value after the mask',
  pick: 'value after the mask',
  gather: 'gathered score',
  norm: 'normalised weight',
  scale: 'weight',
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
  if (findings?.isIdentical)
    return [strong('A and B are identical'), plain(': the same bits at every stage.')];
  if (!found) return agreement(a, b, tolerance);
  const cause = findings && causesText(a, b, findings.causes, findings);
  switch (found.kind) {
    case 'experts':
      return [plain(`A has ${found.a} experts, B has ${found.b}: cell by cell they cannot be compared.`)];
    case 'groups':
      return [plain(`A ${groupsOf(found.a)}, B ${groupsOf(found.b)}.`), ...picksClause(found.picks)];
    case 'kept':
    case 'picked':
      return [plain(`${cause ?? 'The values agree, the choice does not'}.`), ...consequences(found)];
    case 'value':
      return maskClause(a, b, found, findings) ?? valueClause(found, cause);
  }
}

/** Where bits differ before A and B part: "Bits differ from stage 1 on: E0 0.92625767 / 0.92625773." */
export function bits({ stage, of, a, b, count }: Divergence): Sentence {
  const [x, y] = apart(a, b);
  const others = count > 1 ? ` (${count - 1} more)` : '';
  const name = of ? [of.kind === 'expert' ? expert(of.id) : group(of.id)] : [];
  return [plain(`Bits differ from stage ${numberOf(stage)} on: `), ...name, plain(` ${x} / ${y}${others}.`)];
}

function agreement(a: RoutedSide, b: RoutedSide, tolerance: Tolerance): Sentence {
  const size = tolerance === 0 ? 'in every bit' : `to within ${tolerance.toExponential()}`;
  const order = summaryOf(a, b).isSameOrder ? '.' : '; only the order of the ids differs.';
  return [strong(`A and B agree ${size}`), plain(`, at every stage${order}`)];
}

function groupsOf(count: number): string {
  return count === 1 ? 'lets all experts compete' : `judges ${count} groups`;
}

/** "A masks with −∞, B with 0: E141 (masked) scores 0 and beats E87 at −0.031." */
function maskClause(
  a: RoutedSide,
  b: RoutedSide,
  found: Divergence,
  findings: Findings | null,
): Span[] | null {
  const [only, ...others] = findings?.causes.alone ?? [];
  if (found.stage !== 'mask' || others.length > 0 || only?.field !== 'mask') return null;
  const [x, y] = [a, b].map(({ plan }) => rules.value(plan.rules, 'mask'));
  const cause = plain(`A masks with ${x}, B with ${y}: `);
  const { onlyA, onlyB } = found.picks ?? {};
  if (!onlyA || !onlyB) return [cause, ...valueSpans(found, 'the'), ...picksClause(found.picks)];
  const gains = found.of?.id === onlyA.id ? 'A' : 'B';
  const [winner, loser] = gains === 'B' ? [onlyB, onlyA] : [onlyA, onlyB];
  const [here, there] = gains === 'B' ? (['inB', 'inA'] as const) : (['inA', 'inB'] as const);
  return [
    cause,
    expert(winner.id),
    plain(` (masked) scores ${formatNumber(winner[here])} in ${gains} and beats `),
    expert(loser.id),
    plain(
      ` at ${formatNumber(loser[here])}; in ${gains === 'B' ? 'A' : 'B'} it is at ${formatNumber(winner[there])}, and `,
    ),
    expert(loser.id),
    plain(' stays in.'),
  ];
}

function valueClause(found: Divergence, cause: string | null): Span[] {
  const values =
    cause === null ? valueSpans(found, 'The') : [plain(`${cause}: `), ...valueSpans(found, 'the')];
  return [...values, ...consequences(found)];
}

/** "the score of E4 is 0.5 in A and 0.25 in B." */
function valueSpans({ stage, of, a, b, count }: Divergence, article: 'The' | 'the'): Span[] {
  const [x, y] = apart(a, b);
  const others = count > 1 ? ` (${count - 1} more differ)` : '';
  const name = of ? [of.kind === 'expert' ? expert(of.id) : group(of.id)] : [];
  return [plain(`${article} ${WHAT[stage]} of `), ...name, plain(` is ${x} in A and ${y} in B${others}.`)];
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
    plain(`${side} alone keeps `),
    group(id),
    plain(` (${formatNumber(value)})`),
  ];
  return clause(onlyA && one('A', onlyA, onlyA.inA), onlyB && one('B', onlyB, onlyB.inB));
}

function picksClause(picks: Change | null): Span[] {
  if (!picks) return [];
  const { onlyA, onlyB } = picks;
  const one = (side: 'A' | 'B', { id }: { id: number }, value: number) => [
    plain(`${side} alone picks `),
    expert(id),
    plain(` (${formatNumber(value)})`),
  ];
  return clause(onlyA && one('A', onlyA, onlyA.inA), onlyB && one('B', onlyB, onlyB.inB));
}

/** One or two clauses as a sentence. */
function clause(first: Span[] | null, second: Span[] | null): Span[] {
  const parts = first && second ? [...first, plain(', '), ...second] : (first ?? second ?? []);
  return parts.length > 0 ? [plain(' '), ...parts, plain('.')] : [];
}
