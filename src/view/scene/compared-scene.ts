import type { Tolerance } from '../../core/facts/compare/differs';
import { firstDivergence } from '../../core/facts/compare/divergence';
import type { Mark } from '../marks';
import { pairLadderMarks } from './ladder/pair-ladder';
import { fadeOthers } from './over/fade';
import { focusMarks } from './over/focus-rings';
import { ghostMarks } from './over/ghosts';
import { contributorArrows, gatherArrows } from './over/pair-arrows';
import { pairPulseMarks } from './over/pair-pulses';
import { ringMarks } from './over/ring';
import type { ComparedModel } from './pair-model';
import { pairBadgeMarks } from './rack/pair-badges';
import { createPairDrawer } from './rack/pair-cells';
import { pairMarginMarks, pairRowMarks } from './rack/pair-groups';
import { pairMaskLabels } from './rack/pair-mask-labels';
import { pairSoftmaxSumMarks } from './rack/pair-softmax-sum';
import { sharedMarks } from './rack/shared';
import { pairStripMarks } from './strip/pair-strip';

/**
 * A and B over each other: each cell split, two cuts in the ladder, two strips. What agrees is quiet; a circle marks
 * where they part first. The marks depend on the arguments alone.
 */
export function createComparedScene(): (model: ComparedModel, tolerance: Tolerance) => Mark[] {
  const drawCells = createPairDrawer();
  return (model, tolerance) => {
    const marks: Mark[] = [];
    pairRowMarks(model, marks);
    drawCells(model, marks);
    pairMaskLabels(model, marks);
    pairSoftmaxSumMarks(model, marks);
    pairMarginMarks(model, marks);
    contributorArrows(model, marks);
    sharedMarks(model.b, marks);
    pairLadderMarks(model, marks);
    gatherArrows(model, marks);
    pairStripMarks(model, marks);
    ringMarks(model.b, firstDivergence(model.a.token, model.b.token, tolerance), marks);
    pairPulseMarks(model, marks);
    ghostMarks(model.b, marks);
    focusMarks(model.b, marks);
    for (const id of new Set([...model.a.picked, ...model.b.picked])) pairBadgeMarks(model, id, marks);
    const { spotlight } = model.b;
    return spotlight ? fadeOthers(spotlight, marks) : marks;
  };
}
