import type { Tolerance } from '../../../core/facts/compare/differs';
import { firstDivergence } from '../../../core/facts/compare/divergence';
import type { Mark } from '../../marks';
import { fadeOthers } from '../fade';
import { focusMarks } from '../focus-rings';
import { ghostMarks } from '../ghosts';
import { sharedMarks } from '../shared';
import { contributorArrows, gatherArrows } from './arrows';
import { pairBadgeMarks } from './badges';
import { createPairDrawer } from './cells';
import { pairMarginMarks, pairRowMarks } from './groups';
import { pairLadderMarks } from './ladder';
import { pairMaskLabels } from './mask-labels';
import type { ComparedModel } from './model';
import { pairPulseMarks } from './pulses';
import { ringMarks } from './ring';
import { pairSoftmaxSumMarks } from './softmax-sum';
import { pairStripMarks } from './strip';

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
