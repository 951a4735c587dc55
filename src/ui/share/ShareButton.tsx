import { Share2 } from 'lucide-react';
import { useApp, useFirstText } from '../base/app-context';

/** Opens the dialog with the link that holds the whole state. */
export function ShareButton({ isShort = false }: { isShort?: boolean }) {
  const words = useFirstText();
  const { actions } = useApp();
  return (
    <button
      type="button"
      className={isShort ? 'button icon' : 'button'}
      aria-label={words.app.share}
      aria-haspopup="dialog"
      onClick={() => actions.openDialog('share')}
    >
      <Share2 size={16} aria-hidden />
      {!isShort && words.app.share}
    </button>
  );
}
