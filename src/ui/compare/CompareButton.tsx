import { Columns2 } from 'lucide-react';
import { useApp, useAppState, useFirstText } from '../base/app-context';

/** Starts a comparison with the present configuration as A, or leaves it. */
export function CompareButton() {
  const words = useFirstText();
  const { actions } = useApp();
  const isOn = useAppState((state) => state.compared !== null);
  return (
    <button
      type="button"
      className="button"
      aria-pressed={isOn}
      aria-keyshortcuts="c"
      title={words.app.compareHint}
      onClick={actions.toggleCompare}
    >
      <Columns2 size={16} aria-hidden />
      {words.app.compare}
    </button>
  );
}
