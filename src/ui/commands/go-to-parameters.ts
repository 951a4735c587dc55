import type { Actions } from '../../state/actions';

/** To the first parameter: in its column, or where there is none in its sheet. */
export function goToParameters(actions: Actions): void {
  const column = document.getElementById('parameters');
  if (column) column.querySelector('input')?.focus();
  else actions.showMenu(true);
}
