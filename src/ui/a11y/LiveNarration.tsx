import { useEffect, useState } from 'react';
import { stageOf } from '../../state/selectors';
import { useAppState, useText } from '../app/app-context';
import { worstCase } from '../explain/special-cases';

/** Long enough that a stage passed while playing or scrubbing is not announced. */
const QUIET_MS = 300;

/** Says what the stage shown did, once the picture rests. */
export function LiveNarration() {
  const words = useText();
  const token = useAppState((state) => state.settled);
  const stage = useAppState(stageOf);
  const other = useAppState((state) => state.routedA);
  const tolerance = useAppState((state) => state.compareView.tolerance);
  const [spoken, setSpoken] = useState('');
  useEffect(() => {
    if (!token) return;
    const say = () => {
      const parting = other && words.compare.narrate(other, token, tolerance);
      const parts = [parting, words.narrate(token, stage), worstCase(token, stage, words)];
      setSpoken(parts.filter(Boolean).join(' '));
    };
    const timer = setTimeout(say, QUIET_MS);
    return () => clearTimeout(timer);
  }, [token, other, tolerance, stage, words]);
  return (
    <p className="hidden" aria-live="polite" data-testid="narration">
      {spoken}
    </p>
  );
}
