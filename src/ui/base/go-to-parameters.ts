import type { RouteField } from '../../core/types';
import type { Actions } from '../../state/actions';
import { isDesktop } from './use-form';

/** Goes to a parameter, or to the first one: in their column, which opens, or if there is no room, in their sheet. */
export function goToParameters(actions: Actions, field: RouteField = 'globalNumExperts'): void {
  actions.setLecture(false);
  const column = document.getElementById('parameters');
  if (column) focusField(column, field);
  else if (isDesktop()) actions.showSettings(true, field);
  else actions.showMenu(true, field);
}

/** Focuses the control of a parameter, or the button that opens the rows. Opens the section around it. */
export function focusField(panel: HTMLElement, field: RouteField): void {
  const control = panel.querySelector<HTMLElement>(`[data-param="${field}"]`);
  for (let fold = control?.closest('details'); fold; fold = fold.parentElement?.closest('details'))
    fold.open = true;
  control?.focus();
}
