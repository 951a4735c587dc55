import type { Tolerance } from '../../core/compare/differs';
import type { Change, Divergence } from '../../core/compare/divergence';
import { rulesBehind } from '../../core/compare/rules';
import { summaryOf } from '../../core/compare/summary';
import { formatNumber } from '../../view/format';
import type { RoutedToken } from '../../view/routed-token';
import { expert, group, plain, type Sentence, type Span, strong } from '../spans';
import { rules } from './rules';

/** What a stage works on. */
const WHAT: readonly string[] = [
  'logit',
  'score',
  'score with bias',
  'group score',
  'group score',
  'value after the mask',
  'value after the mask',
  'gathered score',
  'normalised weight',
  'weight',
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
      return [plain(`A has ${found.a} experts, B has ${found.b}: cell by cell they cannot be compared.`)];
    case 'groups':
      return [plain(`A ${groupsOf(found.a)}, B ${groupsOf(found.b)}.`), ...picksClause(found.picks)];
    case 'kept':
    case 'picked':
      return [plain(`${cause ?? 'The values agree, the choice does not'}.`), ...consequences(found)];
    case 'value':
      return maskClause(a, b, found) ?? valueClause(found, cause);
  }
}

/** Where bits differ before A and B part: "Bits differ from stage 1 on: E0 0.92625767 / 0.92625773." */
export function bits({ stage, of, a, b, count }: Divergence): Sentence {
  const [x, y] = apart(a, b);
  const others = count > 1 ? ` (${count - 1} more)` : '';
  const name = of ? [of.kind === 'expert' ? expert(of.id) : group(of.id)] : [];
  return [plain(`Bits differ from stage ${stage} on: `), ...name, plain(` ${x} / ${y}${others}.`)];
}

function agreement(a: RoutedToken, b: RoutedToken, tolerance: Tolerance): Sentence {
  const size = tolerance === 0 ? 'in every bit' : `to within ${tolerance.toExponential()}`;
  const order = summaryOf(a, b).isSameOrder ? '.' : '; only the order of the ids differs.';
  return [strong(`A and B agree ${size}`), plain(`, at every stage${order}`)];
}

function groupsOf(count: number): string {
  return count === 1 ? 'lets all experts compete' : `judges ${count} groups`;
}

/** "A masks with −∞, B with 0: E141 (masked) scores 0 and beats E87 at −0.031." */
function maskClause(a: RoutedToken, b: RoutedToken, found: Divergence): Span[] | null {
  if (found.stage !== 5 || !rulesBehind(5, a.plan, b.plan).includes('mask')) return null;
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

const BASIS = {
  score: 'by scores without bias',
  biased: 'by scores with bias',
  masked: 'by masked scores',
  recovered: 'by scores with bias, minus the bias',
} as const;

/** What A and B do differently at the stage, as the beginning of a sentence; null where nothing there explains it. */
function causeOf(a: RoutedToken, b: RoutedToken, { stage }: Divergence): string | null {
  const [p, q] = [a.plan, b.plan];
  const [x, y] = [a.scenario, b.scenario];
  const both = (verb: string, first: string | number, second: string | number) =>
    first === second ? null : `A ${verb} ${first}, B ${second}`;
  const special = [
    () => both('takes the logits', `as ${x.setup.dtype}`, `as ${y.setup.dtype}`) ?? 'The logits differ',
    () => both('scores', `with ${p.scoring}`, `with ${q.scoring}`),
    () => biasCause(a, b),
    () => both('judges a group', bestOf(p.contributors), bestOf(q.contributors)),
    () => both('keeps', groupCount(p.keptGroups), groupCount(q.keptGroups)),
    () => null,
    () => both('picks', x.params.topK, y.params.topK),
    () => both('weighs', BASIS[p.gather], BASIS[q.gather]),
    () =>
      p.renormalizes === q.renormalizes ? null : `${p.renormalizes ? 'A' : 'B'} alone divides by the sum`,
    () => both('multiplies', factorOf(a), factorOf(b)),
  ][stage]?.();
  if (special) return special;
  const [field] = rulesBehind(stage, p, q);
  if (!field)
    return x.setup.dtype === y.setup.dtype ? null : `A works in ${x.setup.dtype}, B in ${y.setup.dtype}`;
  return `A and B differ in the ${rules.name[field]} (${rules.value(p.rules, field)} / ${rules.value(q.rules, field)})`;
}

function biasCause(a: RoutedToken, b: RoutedToken): string | null {
  if (a.plan.hasBias !== b.plan.hasBias) return `${a.plan.hasBias ? 'A' : 'B'} alone adds a bias`;
  return a.scenario.eScoreCorrectionBias === b.scenario.eScoreCorrectionBias ? null : 'The biases differ';
}

function bestOf(count: number): string {
  return count === 1 ? 'by its best score' : `by the sum of its ${count} best`;
}

function groupCount(count: number): string {
  return count === 1 ? '1 group' : `${count} groups`;
}

function factorOf({ plan }: RoutedToken): string {
  return `by ${plan.scales ? formatNumber(plan.scale) : '1'}`;
}
