import { Search } from 'lucide-react';
import { useApp, useText } from '../base/app-context';
import { keyLabel } from '../base/key-label';

/** Opens the command palette. */
export function CommandsButton() {
  const words = useText();
  const { actions } = useApp();
  return (
    <button
      type="button"
      className="button icon"
      aria-label={words.app.commands}
      aria-haspopup="dialog"
      title={`${words.app.palette} (${keyLabel('$mod+k')})`}
      onClick={() => actions.openDialog('palette')}
    >
      <Search size={16} aria-hidden />
    </button>
  );
}
