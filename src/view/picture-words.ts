/**
 * The words inside the picture. Each language has its own; the picture is drawn with those it is given, and measures them.
 */
export interface PictureWords {
  readonly groupLabel: (group: number) => string;
  readonly expert: (id: number) => string;
  readonly keep: (count: number, gap: string) => string;
  readonly keepShort: (count: number) => string;
  readonly groupScore: string;
  /** Over the bars of all groups, while they are empty. */
  readonly groupScores: string;
  readonly noGroups: Readonly<
    Record<string, string> & {
      readonly oneGroup: string;
    }
  >;
  readonly axis: (name: string, from: string, to: string) => string;
  readonly axisOf: {
    readonly logit: string;
    readonly score: string;
    readonly biased: string;
    readonly logitBiased: string;
  };
  readonly axisOfWeights: string;
  /** Said while a bias lifts all scores by about the same. */
  readonly liftedAlike: (mean: string) => string;
  readonly axisOfScores: string;
  /** What a dropped row holds once it is masked. */
  readonly masked: {
    readonly minusInfinity: string;
    readonly excluded: string;
    readonly zero: string;
    readonly zeroLogit: string;
  };
  readonly veiled: string;
  /** The heading of the ladder: by what its rungs are ordered. */
  readonly leads: (what: string) => string;
  /** What its points and ticks are. */
  readonly biasKey: (point: string) => string;
  readonly ladderGroups: string;
  readonly ladderGroupsKey: string;
  readonly ladderTable: string;
  /** At the cut: how far the first one is behind that is out. */
  readonly gapTo: (gap: string, next: string) => string;
  readonly gapShort: (gap: string) => string;
  readonly tie: (next: string) => string;
  readonly tieShort: (next: string) => string;
  readonly tieOpen: (taken: number, tied: number) => string;
  readonly tieOpenShort: (taken: number, tied: number) => string;
  readonly near: (gap: string, next: string) => string;
  /** If nobody is out who could have been in. */
  readonly noneLeft: string;
  readonly more: (count: number) => string;
  readonly weights: string;
  /** Beside the row of weights as they were gathered. */
  readonly gathered: string;
  readonly weightsAppear: string;
  readonly weightsAppearShort: string;
  /** The key of the lengths that the picks would have with their bias. */
  readonly withBias: string;
  readonly paddingRow: string;
  readonly noWeights: string;
  readonly sum: (sum: string) => string;
  readonly divide: (sum: string) => string;
  readonly times: (factor: string) => string;
  readonly loupe: {
    readonly masked: string;
    readonly rank: (rank: number) => string;
  };
  readonly compare: {
    readonly a: string;
    readonly b: string;
    readonly keep: (a: number, b: number) => string;
    readonly aggregates: (a: number, b: number) => string;
    readonly aggregatesShort: (a: number, b: number) => string;
    readonly values: (a: string, b: string) => string;
    readonly maskFills: (a: string, b: string) => string;
    readonly weightChanged: (weight: string, change: string) => string;
    readonly change: (change: string) => string;
    readonly changed: (expert: string, change: string) => string;
    readonly onlyIn: (side: 'A' | 'B', value: string) => string;
    readonly only: (expert: string, side: 'A' | 'B') => string;
    readonly ladder: string;
    readonly cuts: (a: string, b: string) => string;
    readonly cut: (cut: string) => string;
    readonly folded: (count: number) => string;
    readonly sums: (a: string, b: string) => string;
    readonly softmaxSums: (a: string, b: string) => string;
    /** Whose groups the rows are; the other side has others, or none. */
    readonly rows: (side: string, groups: number, other: string, otherGroups: number) => string;
    readonly rowsAlone: (side: string, groups: number, other: string) => string;
    readonly rowsShort: (side: string) => string;
  };
  readonly weightTrouble: {
    readonly nan: string;
    readonly infinite: string;
    readonly zeroSum: string;
    readonly negative: string;
    readonly zeroScale: string;
  };
  readonly shared: (count: number) => string;
  readonly sharedElsewhere: (count: number) => string;
  readonly sharedShort: (count: number) => string;
  readonly appended: (count: number, weight: string) => string;
  readonly softmaxSum: (sum: string) => string;
  readonly undefinedAnswer: string;
  readonly uniformAnswer: string;
  readonly keepTie: (count: number) => string;
  readonly keepTieOpen: (count: number, taken: number, tied: number) => string;
  readonly keepNear: (count: number, gap: string) => string;
}
