import { isGroupKept, lerp, type SceneModel } from '../model';

/** The level the keep line has sunk to, linear in value: it stops between the last group kept and the next. */
export function keepLevel(model: SceneModel): number {
  const { token, part, irregular } = model;
  const { groupScores, groupOrder } = token.result;
  const top = groupScores[groupOrder[0] ?? 0] ?? 0;
  const last = groupScores[groupOrder[token.scenario.params.topkGroup - 1] ?? 0] ?? 0;
  const end = irregular.groupCut ? (irregular.groupCut.last + irregular.groupCut.next) / 2 : last;
  const p = part('keep', 0, 0.8);
  return Number.isFinite(top) && Number.isFinite(end) ? lerp(top, end, p) : p === 1 ? -Infinity : Infinity;
}

/** Whether the keep line has passed a kept group. */
export function isGroupLit(model: SceneModel, group: number): boolean {
  if (model.done('keep') === 0 || !isGroupKept(model, group)) return false;
  return model.part('keep', 0, 0.8) === 1 || model.token.result.groupScores[group]! >= keepLevel(model);
}
