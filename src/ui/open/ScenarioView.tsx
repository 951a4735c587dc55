import { useEffect } from 'react';
import { useApp } from '../base/app-context';
import { useDebugText } from '../debug/debug-text';
import { bringText } from './brought';

/**
 * Opens the scenario of a picture at once, and offers to open that of a link, which may still be typed. The address
 * changes as if it had been typed, so going back returns to what was there.
 */
export function ScenarioView({ fragment, from }: { fragment: string; from: 'picture' | 'link' }) {
  const { open } = useDebugText();
  const { actions } = useApp();
  const openIt = () => {
    bringText('');
    location.hash = fragment;
    actions.closeDialog('open');
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: each picture is opened once
  useEffect(() => {
    if (from === 'picture') openIt();
  }, [fragment, from]);
  if (from === 'picture') return <p role="status">{open.scenario}</p>;
  return (
    <div>
      <p>{open.link}</p>
      <button type="button" className="button" onClick={openIt}>
        {open.openScenario}
      </button>
    </div>
  );
}
