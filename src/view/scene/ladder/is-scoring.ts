import type { SceneModel } from '../model';

/** Whether scores are on their way from the logits: then the function stands in the ladder's place. */
export function isScoring({ token, done, guess }: SceneModel): boolean {
  const isMoving = done('score') > 0 && done('score') < 1;
  return isMoving && token.plan.rules.scored === 'before' && !guess?.isVeiled;
}
