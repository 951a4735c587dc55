import { Lightbulb } from 'lucide-react';
import { canTour } from '../../state/slices/tour';
import { useApp, useAppState, useText } from '../base/app-context';

/** Starts the tour of predictions, or ends it. */
export function GuessButton({ isShort = false }: { isShort?: boolean }) {
  const words = useText();
  const { actions } = useApp();
  const isTouring = useAppState((state) => state.tour !== null);
  const isOff = useAppState((state) => !canTour(state));
  return (
    <button
      type="button"
      className={isShort ? 'button icon' : 'button'}
      aria-label={words.tour.title}
      aria-pressed={isTouring}
      disabled={isOff}
      title={words.tour.hint}
      onClick={() => (isTouring ? actions.endTour() : actions.startTour())}
    >
      <Lightbulb size={16} aria-hidden />
      {!isShort && words.tour.title}
    </button>
  );
}
