import { Columns2 } from 'lucide-react';
import { useApp, useAppState, useText } from '../base/app-context';

/** Starts a comparison with the present configuration as A, or leaves it. */
export function CompareButton() {
  const words = useText();
  const { actions } = useApp();
  const isOn = useAppState((state) => state.compared !== null);
  return (
    <button
      type="button"
      className="button"
      aria-pressed={isOn}
      aria-keyshortcuts="c"
      title={words.compare.startHint}
      onClick={actions.toggleCompare}
    >
      <Columns2 size={16} aria-hidden />
      {words.compare.start}
    </button>
  );
}
