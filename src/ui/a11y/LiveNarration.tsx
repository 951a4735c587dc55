import { useEffect, useState } from 'react';
import { findingsOf, stageOf } from '../../state/selectors';
import { worstCase } from '../../text/special-cases';
import { useAppState, useText } from '../base/app-context';

/** Delay before an announcement: stages that playing or scrubbing only passes are not announced. */
const QUIET_MS = 300;

/** Tells a screen reader what the stage did, once the picture rests. The reader chooses how much it tells. */
export function LiveNarration() {
  const words = useText();
  const token = useAppState((state) => state.routedAtRest);
  const stage = useAppState(stageOf);
  const other = useAppState((state) => state.routedA);
  const tolerance = useAppState((state) => state.compareView.tolerance);
  const findings = useAppState(findingsOf);
  const verbosity = useAppState((state) => state.verbosity);
  const [spoken, setSpoken] = useState('');
  useEffect(() => {
    if (!token) return;
    const say = () => {
      const isBrief = verbosity === 'brief';
      const parting = isBrief || !other ? '' : words.compare.narrate(other, token, tolerance, findings);
      const worst = isBrief ? '' : worstCase(token, stage, words);
      const parts = [parting, words.narrate(token, stage, isBrief), worst];
      setSpoken(verbosity === 'off' ? '' : parts.filter(Boolean).join(' '));
    };
    const timer = setTimeout(say, QUIET_MS);
    return () => clearTimeout(timer);
  }, [token, other, tolerance, findings, stage, words, verbosity]);
  return (
    <p className="hidden" aria-live="polite" data-testid="narration">
      {spoken}
    </p>
  );
}
