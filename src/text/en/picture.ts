import type { PictureWords } from '../../view/picture-words';

/** What makes a group's score. */
function aggregate(count: number): string {
  return count === 1 ? 'best' : `sum of ${count} best`;
}

/** Words inside the picture. */
export const picture = {
  groupLabel: (group: number) => `G${group}`,
  expert: (id: number) => `E${id}`,
  keep: (count: number, gap: string) => `keep ${count} · gap ${gap}`,
  keepShort: (count: number) => `keep ${count}`,
  groupScore: 'group score',
  groupScores: 'group scores',
  noGroups: {
    oneGroup: 'one group: stages 3–5 do nothing',
    notReached: 'grouping ignored on this path',
    noGroups: 'this router has no groups',
  },
  axis: (name: string, from: string, to: string) => `cells: ${name} ${from} … ${to}`,
  axisOf: { logit: 'logit', score: 'score', biased: 'score + bias', logitBiased: 'logit + bias' },
  liftedAlike: (mean: string) => `bias about ${mean} for all: only differences count`,
  axisOfWeights: 'numbers: score without bias, of the picks',
  axisOfScores: 'numbers: score, of the picks',
  /** The word in a dropped row, from the mask on. */
  masked: { minusInfinity: '−∞', excluded: '−∞', zero: '0', zeroLogit: 'z = 0' },
  veiled: 'who leads is shown with the answer',
  leads: (what: string) => `Who leads, by ${what}`,
  biasKey: (point: string) => `${point} with bias  ┃ without`,
  ladderGroups: 'Which groups lead, by score',
  ladderGroupsKey: '● group score  ┃ best expert',
  ladderTable: 'experts by the table’s row, then by index: nothing is ranked',
  gapTo: (gap: string, next: string) => `gap ${gap} to ${next}`,
  gapShort: (gap: string) => `gap ${gap}`,
  tie: (next: string) => `= tie with ${next}: the lower number wins`,
  tieShort: (next: string) => `= tie with ${next}`,
  tieOpen: (taken: number, tied: number) => `= ${taken} of ${tied} tied, any is right`,
  tieOpenShort: (taken: number, tied: number) => `= ${taken} of ${tied} tied`,
  near: (gap: string, next: string) => `≈ gap ${gap} to ${next}`,
  noneLeft: 'no other candidate',
  more: (count: number) => `… ${count} more`,
  weights: 'weights',
  gathered: 'gathered',
  weightsAppear: 'weights appear when the picks are gathered',
  weightsAppearShort: 'weights come later',
  withBias: '▭ with bias',
  paddingRow: 'padding row: no expert, weights 0',
  noWeights: 'no experts are picked',
  sum: (sum: string) => `Σ = ${sum}`,
  divide: (sum: string) => `÷ ${sum}`,
  times: (factor: string) => `× ${factor}`,
  loupe: { masked: 'masked', rank: (rank: number) => `rank ${rank}` },
  compare: {
    a: 'A',
    b: 'B',
    keep: (a: number, b: number) => `keep A ${a} · B ${b}`,
    aggregates: (a: number, b: number) => `group score: A ${aggregate(a)} · B ${aggregate(b)}`,
    aggregatesShort: (a: number, b: number) => `A ${aggregate(a)} · B ${aggregate(b)}`,
    values: (a: string, b: string) => `A ${a} · B ${b}`,
    maskFills: (a: string, b: string) => `${a}→${b}`,
    weightChanged: (weight: string, change: string) => `${weight} (Δ ${change})`,
    change: (change: string) => `Δ ${change}`,
    changed: (expert: string, change: string) => `${expert} Δ ${change}`,
    onlyIn: (side: 'A' | 'B', value: string) => `${side} ${value}`,
    only: (expert: string, side: 'A' | 'B') => `${expert} ${side}`,
    ladder: 'A ● solid line   B ◆ dashed line',
    cuts: (a: string, b: string) => `cut A ${a} · B ${b}`,
    cut: (cut: string) => `cut ${cut} in both`,
    folded: (count: number) => `… ${count} in both`,
    sums: (a: string, b: string) => `Σ A ${a} · B ${b}`,
    softmaxSums: (a: string, b: string) => `Σ exp(z − max z): A ${a} · B ${b}`,
    rows: (side: string, groups: number, other: string, otherGroups: number) =>
      `rows: ${side}’s ${groups} groups; ${other} has ${otherGroups}`,
    rowsAlone: (side: string, groups: number, other: string) =>
      `rows: ${side}’s ${groups} groups; ${other} has none`,
    rowsShort: (side: string) => `${side}’s rows`,
  },
  weightTrouble: {
    nan: 'a weight is NaN, so no weight is a share of a whole',
    infinite: 'a weight is infinite, so no weight is a share of a whole',
    zeroSum: 'the weights add up to 0: there is no whole to divide',
    negative: 'a weight is negative, so no weight is a share of a whole',
    zeroScale: 'every weight is multiplied by 0',
  },
  shared: (count: number) =>
    count === 1 ? 'shared expert: always on' : `${count} shared experts: always on`,
  sharedElsewhere: (count: number) =>
    count === 1 ? 'shared expert: on another rank' : `${count} shared experts: on another rank`,
  sharedShort: (count: number) => `${count} shared`,
  appended: (count: number, weight: string) =>
    count === 1 ? `appended, weight ${weight}` : `${count} appended, weight ${weight} each`,
  softmaxSum: (sum: string) => `Σ exp(z − max z) = ${sum}`,
  undefinedAnswer: 'the real kernel’s answer is undefined for these sizes',
  uniformAnswer: 'no usable group: 0 … k−1, equal weights',
  keepTie: (count: number) => `keep ${count} = tie`,
  keepTieOpen: (count: number, taken: number, tied: number) => `keep ${count} = ${taken} of ${tied} tied`,
  keepNear: (count: number, gap: string) => `keep ${count} ≈ gap ${gap}`,
} satisfies PictureWords;
