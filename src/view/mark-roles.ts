/** What a mark stands for, whatever its colour and shape. Its expert or group is in `of`. */
export type MarkRole = RackRole | CellRole | LadderRole | StripRole | OverlayRole;

/** Rows of groups, and the margin beside them. */
type RackRole =
  /** The tint of a kept group's row. */
  | 'row'
  /** The name of a row or of a line of cells. */
  | 'rowName'
  /** What the mask puts in place of a dropped value. */
  | 'maskFill'
  /** What is said about the whole rack. */
  | 'note'
  /** Around an answer that is undefined. */
  | 'undefinedFrame'
  /** The place of a group's bar before it is there. */
  | 'groupSlot'
  /** What one expert adds to its group's score. */
  | 'groupPart'
  /** One side's whole group score, in a comparison. */
  | 'groupBar'
  /** The group's score, if the end of its bar is something else. */
  | 'groupScore'
  /** Score and rank of a group. */
  | 'groupNumber'
  /** The cut between kept and dropped groups, and its label. */
  | 'keepLine'
  /** What softmax divides by: bars, numbers and their sum. */
  | 'softmaxSum'
  | 'shared';

/** One expert's cell. */
type CellRole =
  | 'cell'
  /** A cell too small for a bar. */
  | 'tile'
  /** The half of a cell that only one side picks. */
  | 'half'
  /** Over what is masked. */
  | 'hatch'
  /** The logit or the score. */
  | 'bar'
  /** What the bias adds to the bar. */
  | 'cap'
  /** What the bias takes from the bar. */
  | 'taken'
  /** Where the score would be with the mean of biases that are alike. */
  | 'meanBias'
  /** Where the cap was before the bias fell off. */
  | 'fallenCap'
  /** The score without bias. */
  | 'notch'
  /** Zero of the bars, in a cell or in the margin, and its name. */
  | 'zeroLine'
  | 'value'
  /** Paper under a number. */
  | 'plate'
  | 'pickFrame'
  /** Around what both sides pick. */
  | 'agreedFrame'
  /** Around an expert whose score makes the group's. */
  | 'contributor'
  /** Around experts that tie, or nearly tie, at the cut. */
  | 'closeness'
  /** A sign in a corner: ▲ ▽ ⊘ ! ≡ ∅ = ≈. */
  | 'sign'
  /** How many slots the expert fills. */
  | 'repeats'
  | 'edited'
  /** Frame, cross and value of NaN or an infinite value. */
  | 'notFinite'
  /** What a rank stands on. */
  | 'badge'
  | 'rank'
  /** The letter of a side, in a cell or before its strip. */
  | 'side'
  /** What is said beside an enlarged cell. */
  | 'loupeLine';

type LadderRole =
  /** What the ladder or the strip shows. */
  | 'heading'
  | 'folded'
  /** Along a rung, and through all rungs at a value of their axis. */
  | 'rungLine'
  | 'rungName'
  | 'rungValue'
  /** The value that decides. */
  | 'point'
  /** The value without bias, or a group's best part. */
  | 'tick'
  /** From tick to point, or from A's point to B's. */
  | 'span'
  /** Over a point that stands for NaN. */
  | 'nanCross'
  /** The cut of the ladder, and its label. */
  | 'cut'
  /** An empty rung, while its answer is asked for. */
  | 'veil';

type StripRole =
  /** The place of a row before it is there, and its name. */
  | 'emptyRow'
  /** The weight of a slot, and what is written in it. */
  | 'segment'
  /** A label under a segment, and the line to it. */
  | 'leader'
  /** From A's segment to B's. */
  | 'link'
  /** The length a segment had after an earlier step. */
  | 'earlierLength'
  /** The length a segment would have with bias. */
  | 'lengthWithBias'
  | 'axis'
  | 'total'
  /** Why no weight has a length. */
  | 'trouble'
  /** Says that there are no weights, or not yet. */
  | 'noWeights';

/** Over what is drawn of the router. */
type OverlayRole =
  /** The function that scores, while it does: its graph, its axes, and each expert's place on it. */
  | 'curve'
  | 'curveAxis'
  | 'curvePoint'
  /** The outline of what was there before the stage, without motion. */
  | 'before'
  /** A copy of a cell or its bar, on its way to strip or margin. */
  | 'flight'
  /** A move, without motion. */
  | 'arrow'
  | 'arrowTip'
  /** Around what is pointed at, pinned, or has the keyboard's focus. */
  | 'focusRing'
  /** Around the place at which two routings part. */
  | 'divergence'
  /** Around what an edit changed. */
  | 'pulse'
  /** What another value of a parameter would change. */
  | 'preview'
  /** What the reader of a tour predicts. */
  | 'guess';
