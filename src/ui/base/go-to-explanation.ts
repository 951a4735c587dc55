import type { Actions } from '../../state/actions';
import type { AppStore } from '../../state/store';

/** Goes to the explanation. If it is a sheet that needs a pin to open, and nothing is pinned, the first pick gets pinned. */
export function goToExplanation(store: AppStore, actions: Actions): void {
  const { routed } = store.getState();
  const focus = () => document.getElementById('explanation')?.focus();
  if (document.getElementById('explanation')) focus();
  else if (routed) {
    actions.pin({ kind: 'expert', id: routed.result.ids[0] ?? 0 });
    requestAnimationFrame(focus);
  }
}
