import { cardsOf } from '../../state/slices/tour';
import { useApp, useAppState, useText } from '../base/app-context';

/** Number of cards of a whole tour. */
const ALL = 9;

/** If the settings skip stages: says so, and offers an example that has all stages. */
export function TourFirst() {
  const words = useText();
  const { actions } = useApp();
  const count = useAppState((state) => cardsOf(state).length);
  if (count === ALL) return null;
  return (
    <p className="hint">
      {words.tour.fewer(count)}{' '}
      <button type="button" className="link" onClick={() => void actions.startTourOnFirst()}>
        {words.tour.onFirst}
      </button>{' '}
      {words.tour.onFirstHint}
    </p>
  );
}
