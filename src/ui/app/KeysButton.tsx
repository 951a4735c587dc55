import { CircleHelp } from 'lucide-react';
import { useApp, useText } from '../base/app-context';

/** Opens the list of keys and gestures. */
export function KeysButton() {
  const words = useText();
  const { actions } = useApp();
  return (
    <button
      type="button"
      className="button icon"
      aria-label={words.app.keysTitle}
      aria-haspopup="dialog"
      aria-keyshortcuts="?"
      title={`${words.app.keysTitle} (?)`}
      onClick={() => actions.openDialog('keys')}
    >
      <CircleHelp size={16} aria-hidden />
    </button>
  );
}
