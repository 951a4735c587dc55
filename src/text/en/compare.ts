import type { Tolerance } from '../../core/facts/compare/differs';
import { firstDivergence } from '../../core/facts/compare/divergence';
import type { Findings } from '../../core/facts/compare/exchange';
import { summaryOf } from '../../core/facts/compare/summary';
import type { StageId } from '../../core/stages';
import type { Difference } from '../../scenario/differences';
import type { RoutedToken } from '../../scenario/routed-token';
import type { Sentence } from '../spans';
import { causes } from './causes';
import { dispatch } from './dispatch';
import { bits, divergence } from './divergence';
import { cellName as plainCellName } from './explain';
import { params } from './params';
import { rules } from './rules';
import { scale } from './scale';

/** One thing in which A and B differ: "mask fill: −∞ → 0". */
function difference(d: Difference, a: RoutedToken, b: RoutedToken): string {
  switch (d.kind) {
    case 'param':
      return `${params.name[d.field]}: ${valueText(d.a)} → ${valueText(d.b)}`;
    case 'setup':
      return `${dispatch.setupName[d.field]}: ${setupValue(d.field, d.a)} → ${setupValue(d.field, d.b)}`;
    case 'hasBias':
      return `${params.name.eScoreCorrectionBias}: ${valueText(String(d.a))} → ${valueText(String(d.b))}`;
    case 'row':
      return d.count === null
        ? `${d.row}: another number`
        : `${d.row}: ${d.count} ${d.count === 1 ? 'value' : 'values'}`;
    case 'rule':
      return `${rules.name[d.field]}: ${rules.value(a.plan.rules, d.field)} → ${rules.value(b.plan.rules, d.field)}`;
  }
}

function setupValue(field: string, value: string): string {
  if (field === 'scaleHandling') return scale.handlingText(value);
  return field === 'implementation' ? dispatch.implementationName(value) : valueText(value);
}

function valueText(value: string): string {
  return dispatch.valueText[value] ?? value;
}

/** Name of a cell for a screen reader: B's, and what is otherwise in A. */
function cellName(a: RoutedToken, b: RoutedToken, stage: StageId, id: number): string {
  const own = plainCellName(b, stage, id);
  if (id >= a.params.globalNumExperts) return `${own}; not in A`;
  const [inA, inB] = [plainCellName(a, stage, id).split(', '), own.split(', ')];
  const changed = inA.filter((part) => !inB.includes(part));
  for (const part of ['picked', 'masked'])
    if (inB.includes(part) && !inA.includes(part)) changed.push(`not ${part}`);
  return changed.length === 0 ? `${own}; the same in A` : `${own}; in A ${changed.join(', ')}`;
}

/** What a screen reader hears of a comparison; causes only once they were tried. */
function narrate(a: RoutedToken, b: RoutedToken, tolerance: Tolerance, findings: Findings | null): string {
  const { onlyA, onlyB } = summaryOf(a, b);
  const list = (ids: readonly number[]) => ids.map((id) => `E${id}`).join(', ') || 'none';
  const sets =
    onlyA.length + onlyB.length === 0
      ? 'A and B pick the same experts.'
      : `Only A picks ${list(onlyA)}; only B picks ${list(onlyB)}.`;
  const parts = [
    findings && causes.headline(a, b, findings, tolerance),
    divergence(a, b, firstDivergence(a, b, tolerance), tolerance, findings),
  ];
  return [...parts.map((part) => (part ? textOf(part) : '')), sets].filter(Boolean).join(' ');
}

function textOf(sentence: Sentence): string {
  return sentence.map(({ text }) => text).join('');
}

/** Words of comparing two routings. */
export const compare = {
  title: 'A | B',
  bar: 'Comparison',
  leave: 'Leave the comparison',
  swap: 'Swap A and B',
  pin: 'Pin B as A',
  pinHint: 'The present configuration becomes A (P)',
  sideLong: { a: 'A, pinned', b: 'B, edited' },
  sideWithPath: (side: string, path: string) => `${side} · ${path}`,
  pictureOf: { a: 'Picture of A', b: 'Picture of B' },
  same: 'A and B are the same so far. Edit anything, or choose another implementation or dtype for B.',
  cannotRoute: 'A cannot be routed:',
  withImplementation: 'B follows the implementation',
  withDtype: 'dtype of B’s logits',
  mode: 'Shown',
  modes: { overlay: 'Overlay', side: 'Side by side' },
  limit: {
    sizes: (a: number | null, b: number | null) =>
      `A has ${a} experts, B ${b}: they have no common picture, so they stand side by side.`,
    rowsOfA: (a: number | null, _b: number | null) =>
      `Only A has groups (${a}): the rows are A’s. B picks among all experts.`,
    rowsOfB: (a: number | null, b: number | null) =>
      a === null
        ? `Only B has groups (${b}): the rows are B’s. A picks among all experts.`
        : `A has ${a} groups, B ${b}: the rows are B’s, A’s are not drawn.`,
  },
  showSide: 'Show both side by side',
  shown: 'Side shown',
  details: 'What differs',
  first: 'First divergence',
  goThere: 'Go there',
  tolerance: 'counts as a difference',
  tolerances: (tolerance: Tolerance) => (tolerance === 0 ? 'any bit' : `above ${tolerance.toExponential()}`),
  changed: 'You changed, A → B',
  follows: (count: number) => `What follows on the path taken (${count})`,
  paths: (a: string, b: string) => `Path: A ${a} · B ${b}`,
  noFields: 'No field differs.',
  noEffect: 'no effect here',
  sets: 'Picks',
  onlyA: 'only A picks',
  onlyB: 'only B picks',
  both: (count: number) => `${count} in both`,
  nobody: 'none',
  largest: 'max |Δw|',
  largestAt: (value: string, id: number) => `${value} at E${id}`,
  l1: 'Σ|Δw|',
  jaccard: 'Jaccard',
  order: 'The ids come in another order.',
  idsOf: { a: 'ids of A', b: 'ids of B' },
  inA: 'In A:',
  tableCaption: 'Every expert in A and in B',
  outputCaption: 'Output of A and of B, by expert',
  columns: {
    logit: 'logit',
    score: 'score',
    biased: 'biased score',
    masked: 'after mask',
    rank: 'rank',
    weight: 'weight',
  },
  columnOf: (side: 'a' | 'b', column: string) => `${side === 'a' ? 'A' : 'B'} ${column}`,
  change: 'Δ weight',
  legend: {
    both: 'picked by both (≠ other rank)',
    onlyA: 'only A picks it, or keeps the group',
    onlyB: 'only B picks it, or keeps the group',
    halfMasked: 'masked in A (left) or B (right)',
    ring: 'where they part first',
    cuts: 'cut of A, cut of B',
  },
  difference,
  causes,
  bits,
  divergence,
  cellName,
  narrate,
};
