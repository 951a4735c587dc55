import { predictionsOf } from '../../core/facts/predictions';
import { STAGES } from '../../core/stages';
import { useApp, useAppState, useText } from '../base/app-context';

/** How many stages a whole tour can ask about: all but the logits. */
const ALL = STAGES.length - 1;

/** If the settings skip stages: says so, and offers an example that has all stages. */
export function TourFirst() {
  const words = useText();
  const { actions } = useApp();
  const count = useAppState(({ routed }) => (routed ? predictionsOf(routed).length : 0));
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
