import { useEffect, useState } from 'react';
import { stageOf } from '../../state/selectors';
import { useAppState, useSettledToken, useText } from '../app/app-context';

/** Long enough that a stage passed while playing or scrubbing is not announced. */
const QUIET_MS = 300;

/** Says what the stage shown did, once the picture rests. */
export function LiveNarration() {
  const words = useText();
  const token = useSettledToken();
  const stage = useAppState(stageOf);
  const [spoken, setSpoken] = useState('');
  useEffect(() => {
    if (!token) return;
    const timer = setTimeout(() => setSpoken(words.narrate(token, stage)), QUIET_MS);
    return () => clearTimeout(timer);
  }, [token, stage, words]);
  return (
    <p className="hidden" aria-live="polite" data-testid="narration">
      {spoken}
    </p>
  );
}
