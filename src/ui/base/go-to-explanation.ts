import type { Actions } from '../../state/actions';
import type { AppStore } from '../../state/store';

/** To the explanation. Where it is a sheet that a pin opens, without one the expert picked first is pinned. */
export function goToExplanation(store: AppStore, actions: Actions): void {
  const { routed } = store.getState();
  const focus = () => document.getElementById('explanation')?.focus();
  if (document.getElementById('explanation')) focus();
  else if (routed) {
    actions.pin({ kind: 'expert', id: routed.result.ids[0] ?? 0 });
    requestAnimationFrame(focus);
  }
}
