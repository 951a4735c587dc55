import { hasGroupStages } from '../plan';
import type { RoutedRow } from '../routed-row';
import type { StageId } from '../stages';

/** A question that learners ask, and what its answer depends on. Each arises at one stage. */
export type Question =
  | { readonly code: 'oneRouter' | 'scoreSigmoid' | 'scoreSoftmax' | 'biasLearned' | 'noBias' }
  | { readonly code: 'bestTwo' | 'machines' | 'fewerMachines' | 'oneGroup' }
  | { readonly code: 'specialise' | 'dropped' | 'active' }
  | { readonly code: 'topKLater'; readonly renormalizes: boolean }
  | { readonly code: 'factor'; readonly scale: number; readonly renormalizes: boolean }
  | { readonly code: 'noFactor' | 'shared' };

/** The questions of a stage that have a true answer for the router of this token. */
export function questionsOf(
  { plan, params }: Pick<RoutedRow, 'plan' | 'params'>,
  stage: StageId,
): readonly Question[] {
  const hasGroups = hasGroupStages(plan);
  const { routedScalingFactor: scale } = params;
  const { renormalizes } = plan;
  switch (stage) {
    case 'logits':
      return [{ code: 'oneRouter' }];
    case 'score':
      return plan.scoring === 'sigmoid'
        ? [{ code: 'scoreSigmoid' }]
        : plan.scoring === 'softmax'
          ? [{ code: 'scoreSoftmax' }]
          : [];
    case 'bias':
      return [{ code: plan.hasBias ? 'biasLearned' : 'noBias' }];
    case 'group':
      return hasGroups ? (plan.contributors === 2 ? [{ code: 'bestTwo' }] : []) : [{ code: 'oneGroup' }];
    case 'keep':
      return hasGroups ? [{ code: 'machines' }, { code: 'fewerMachines' }] : [{ code: 'oneGroup' }];
    case 'mask':
      return hasGroups ? [{ code: 'dropped' }] : [{ code: 'oneGroup' }];
    case 'pick':
      return [{ code: 'specialise' }, { code: 'dropped' }, { code: 'topKLater', renormalizes }];
    case 'gather':
      return [{ code: 'active' }];
    case 'norm':
      return [{ code: 'topKLater', renormalizes }];
    case 'scale':
      return [
        scale === 1 ? { code: 'noFactor' } : { code: 'factor', scale, renormalizes },
        { code: 'shared' },
      ];
  }
}
