import { compareIn } from '../compare';
import { toleranceIn } from '../tolerance';
import { causes } from './causes';
import { bits, divergence } from './divergence';
import { nameParts } from './explain';
import { settings } from './params';
import { rules } from './rules';

const told = compareIn(
  {
    difference: (name, what) => `${name}: ${what}`,
    row: { logits: 'logits', bias: 'bias' },
    otherNumber: 'another number',
    otherValues: (count) => `${count} ${count === 1 ? 'value' : 'values'}`,
    notInA: '; not in A',
    sameInA: '; the same in A',
    otherInA: (parts) => `; in A ${parts}`,
    comma: ', ',
    list: ', ',
    contrary: { picked: 'not picked', masked: 'not masked' },
    sameSets: 'A and B pick the same experts.',
    otherSets: (onlyA, onlyB) => `Only A picks ${onlyA}; only B picks ${onlyB}.`,
    nobody: 'none',
    space: ' ',
  },
  { rules, settings, nameParts, headline: causes.headline, divergence },
);

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
    sizes: (a: number, b: number) =>
      `A has ${a} experts, B ${b}: they have no common picture, so they stand side by side.`,
    groupsOfA: (a: number, _b: number) =>
      `Only A has groups (${a}): the rows are A’s. B picks among all experts.`,
    groupsOfB: (_a: number, b: number) =>
      `Only B has groups (${b}): the rows are B’s. A picks among all experts.`,
    otherGroups: (a: number, b: number) => `A has ${a} groups, B ${b}: the rows are B’s, A’s are not drawn.`,
  },
  showSide: 'Show both side by side',
  shown: 'Side shown',
  details: 'What differs',
  first: 'First divergence',
  goThere: 'Go there',
  tolerance: 'counts as a difference',
  tolerances: toleranceIn('any bit', (most) => `above ${most}`),
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
  change: 'Δ weight',
  legend: {
    both: 'picked by both (≠ other rank)',
    onlyA: 'only A picks it, or keeps the group',
    onlyB: 'only B picks it, or keeps the group',
    halfMasked: 'masked in A (left) or B (right)',
    ring: 'where they first differ',
    cuts: 'cut of A, cut of B',
  },
  causes,
  bits,
  divergence,
  ...told,
};
