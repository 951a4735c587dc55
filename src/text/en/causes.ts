import type { Tolerance } from '../../core/facts/compare/differs';
import type { RoutedSide } from '../../core/facts/compare/divergence';
import { type Causes, type Findings, isOrderOfSteps, type Trial } from '../../core/facts/compare/exchange';
import type { Factor } from '../../core/facts/compare/side';
import { weightsOf } from '../../core/facts/compare/summary';
import type { ScaleLedger } from '../../core/scale/scale-ledger';
import { formatNumber } from '../../view/format';

import { expert, plain, type Sentence, strong } from '../spans';
import { dispatch } from './dispatch';
import { params } from './params';
import { rules } from './rules';

const INPUT_NAME = {
  logits: 'logits',
  logitsDtype: dispatch.setupName.logitsDtype,
  bias: params.name.eScoreCorrectionBias,
  biasDtype: dispatch.setupName.biasDtype,
  dtype: dispatch.setupName.dtype,
  perExpertScale: 'factors of the experts',
  tableIds: 'row of the table',
  isPadding: 'padding',
  shared: 'appended shared experts',
} as const;

/** One thing in which A and B differ, with both values where they fit a line: "form of the sigmoid (… / …)". */
function factor({ kind, field }: Factor, { a, b }: Findings): string {
  const both = (name: string, x: string, y: string) => (x === y ? name : `${name} (${x} / ${y})`);
  switch (kind) {
    case 'rule':
      return both(rules.name[field], rules.value(a.rules, field), rules.value(b.rules, field));
    case 'param':
      return both(params.name[field], valueText(a.params[field]), valueText(b.params[field]));
    case 'input': {
      const [x, y] = [a.inputs[field], b.inputs[field]].map((value) =>
        typeof value === 'string' || typeof value === 'boolean' ? valueText(value) : value ? 'on' : 'off',
      );
      return both(INPUT_NAME[field], x!, y!);
    }
  }
}

function valueText(value: string | number | boolean): string {
  return dispatch.valueText[String(value)] ?? String(value);
}

const BASIS = {
  score: 'by scores without bias',
  biased: 'by scores with bias',
  masked: 'by masked scores',
  recovered: 'by scores with bias, minus the bias',
} as const;

/** A cause as the beginning of a sentence: "A keeps 4 groups, B 2 groups". */
function cause(a: RoutedSide, b: RoutedSide, of: Factor, findings: Findings): string {
  return special(a, b, of, findings) ?? `A and B differ in the ${factor(of, findings)}`;
}

function special(a: RoutedSide, b: RoutedSide, { kind, field }: Factor, findings: Findings): string | null {
  const [p, q] = [a.plan, b.plan];
  const [x, y] = [findings.a.inputs, findings.b.inputs];
  const both = (verb: string, first: string | number, second: string | number) =>
    first === second ? null : `A ${verb} ${first}, B ${second}`;
  const alone = (inA: boolean, inB: boolean, does: string) =>
    inA === inB ? null : `${inA ? 'A' : 'B'} alone ${does}`;
  if (kind === 'input')
    switch (field) {
      case 'logits':
        return 'The logits differ';
      case 'logitsDtype':
        return both('takes the logits', `as ${x.logitsDtype}`, `as ${y.logitsDtype}`);
      case 'bias':
        return alone(p.hasBias, q.hasBias, 'adds a bias') ?? 'The biases differ';
      case 'biasDtype':
        return both('stores the bias', `as ${x.biasDtype}`, `as ${y.biasDtype}`);
      case 'dtype':
        return both('works', `in ${x.dtype}`, `in ${y.dtype}`);
      case 'tableIds':
        return (
          alone(!!x.tableIds, !!y.tableIds, 'takes its experts from a table') ??
          'The rows of the table differ'
        );
      case 'isPadding':
        return alone(!!x.isPadding, !!y.isPadding, 'skips the row, as one that only fills the batch up');
      case 'shared':
        return both(
          'appends shared experts',
          `with weight ${x.shared?.weight ?? 1}`,
          `with weight ${y.shared?.weight ?? 1}`,
        );
      case 'perExpertScale':
        return 'The factors of the experts differ';
    }
  switch (field) {
    case 'scoringFunc':
      return both('scores', `with ${p.scoring}`, `with ${q.scoring}`);
    case 'bias':
      return alone(p.hasBias, q.hasBias, 'adds a bias');
    case 'groupScore':
      return p.isGrouped && q.isGrouped
        ? both('judges a group', bestOf(p.contributors), bestOf(q.contributors))
        : null;
    case 'topkGroup':
      return both('keeps', groupCount(p.keptGroups), groupCount(q.keptGroups));
    case 'topK':
      return both('picks', findings.a.params.topK, findings.b.params.topK);
    case 'gather':
      return both('weighs', BASIS[p.gather], BASIS[q.gather]);
    case 'renormalize':
    case 'renormalizeOnlyIf':
      return alone(p.renormalizes, q.renormalizes, 'divides by the sum');
    case 'scale':
    case 'routedScalingFactor':
      return both('multiplies', factorOf(a), factorOf(b));
    case 'scored':
      return both('picks', `by ${rules.value(p.rules, field)}`, `by ${rules.value(q.rules, field)}`);
    default:
      return null;
  }
}

function bestOf(count: number): string {
  return count === 1 ? 'by its best score' : `by the sum of its ${count} best`;
}

function groupCount(count: number): string {
  return count === 1 ? '1 group' : `${count} groups`;
}

function factorOf({ plan }: RoutedSide): string {
  return `by ${plan.scales ? formatNumber(plan.scale) : '1'}`;
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
    return others.length === 0
      ? text
      : `${text} (making ${list(others, findings, 'or')} equal removes this as well)`;
  }
  if (together.length === 0) return null;
  // A parameter and the record's use of it are one choice, and have one sentence.
  const [only, ...more] = new Set(together.map((of) => cause(a, b, of, findings)));
  if (only && more.length === 0) return only;
  return `Only the combination of ${list(together, findings, 'and')} makes the difference`;
}

function list(factors: readonly Factor[], findings: Findings, last: 'and' | 'or'): string {
  const names = factors.map((of) => factor(of, findings));
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1)}`;
}

/** What is said first where the results agree although the routings part on the way; null elsewhere. */
function headline(a: RoutedSide, b: RoutedSide, findings: Findings, tolerance: Tolerance): Sentence | null {
  const { agreement, first, causes } = findings;
  // Where nothing parts, the sentence of the first divergence says all of it.
  if (!first) return null;
  const size = tolerance === 0 ? 'in every bit' : `to within ${tolerance.toExponential()}`;
  const same = `the same experts with the same weights, ${size}`;
  switch (agreement) {
    case 'differ':
      return null;
    case 'same':
      return [
        strong('The results agree'),
        plain(
          causes.alone.some(isOrderOfSteps)
            ? `: ${same}. The order of two steps differs.`
            : `: ${same}. A and B part on the way.`,
        ),
      ];
    case 'order':
      return [strong('The results agree but for the order of the ids'), plain(`: ${same}.`)];
    case 'zeroWeight': {
      const [inA, inB] = [weightsOf(a), weightsOf(b)];
      const only = [...new Set([...inA.keys(), ...inB.keys()])].filter((id) => inA.has(id) !== inB.has(id));
      return [
        strong('The results agree but for experts that weigh nothing'),
        plain(': '),
        ...only.flatMap((id, i) => [
          plain(i === 0 ? '' : ', '),
          expert(id),
          plain(inA.has(id) ? ' in A only' : ' in B only'),
        ]),
        plain('.'),
      ];
    }
  }
}

/** What multiplies the experts' output after the router, where that differs; null elsewhere. */
function afterRouter(a: ScaleLedger, b: ScaleLedger): string | null {
  const parts = [
    ['the routed experts', a.model, b.model],
    ['the shared ones', a.shared, b.shared],
  ] as const;
  const differing = parts.filter(([, x, y]) => !Object.is(x, y));
  if (differing.length === 0) return null;
  const text = differing.map(([name, x, y]) => `${name} by ${factorText(x)} in A, by ${factorText(y)} in B`);
  return `After the router, the model multiplies ${text.join('; ')}.`;
}

function factorText(value: number | null): string {
  return value === null ? 'nothing' : formatNumber(value);
}

/** What makes the results differ, where that is not what parts A and B first; null elsewhere. */
function outcome(a: RoutedSide, b: RoutedSide, findings: Findings): Sentence | null {
  const { causes, endCauses, agreement, first } = findings;
  if (agreement === 'same' || (first && isSame(causes, endCauses))) return null;
  const text = causesText(a, b, endCauses, findings);
  const what = agreement === 'order' ? 'The order of the ids' : 'The results';
  return text === null ? null : [strong(`${what}: `), plain(`${text}.`)];
}

function isSame(x: Causes, y: Causes): boolean {
  return JSON.stringify(x) === JSON.stringify(y);
}

/** What became of making one thing equal. */
function verdict(
  { removesFirst, removesEnd, isRefused, share }: Trial,
  { first, agreement }: Findings,
): string {
  if (isRefused) return 'cannot be routed so';
  const isEnd = agreement === 'same' || removesEnd;
  if (first && removesFirst)
    return isEnd ? 'removes it alone' : `removes the first divergence only${shareText(share)}`;
  if (removesEnd) return first ? 'makes the results agree, leaves the first divergence' : 'removes it alone';
  return agreement === 'same' ? 'does not remove it' : `does not remove it${shareText(share)}`;
}

function shareText(share: number | null): string {
  const percent = Math.round((share ?? 0) * 100);
  if (percent === 0) return '';
  return percent > 0 ? `; the weights differ ${percent} % less` : `; the weights differ ${-percent} % more`;
}

/** What makes A and B differ, and how it was found. */
export const causes = {
  title: 'Made equal, one by one',
  hint: 'Each thing in which A and B differ was made equal by itself, in A and in B, and both were routed again.',
  pending: 'Trying what makes them differ…',
  idle: (count: number) =>
    count === 1 ? '1 other changes nothing for this token' : `${count} others change nothing for this token`,
  together: (names: string) => `together: ${names}`,
  removesTogether: 'removes it; no part of it does',
  factor,
  headline,
  afterRouter,
  outcome,
  verdict,
  list: (factors: readonly Factor[], findings: Findings) => list(factors, findings, 'and'),
};
