import { type ComponentType, useEffect, useState } from 'react';
import type { DebugText } from '../../text/catalogue';
import { loadDebugText } from '../../text/debug';
import { useAppState, useText } from '../base/app-context';
import { DebugTextContext } from './debug-text';

interface OnDemandProps {
  /** Fetches what is shown. */
  load: () => Promise<ComponentType>;
}

interface Loaded {
  readonly Content: ComponentType;
  readonly words: DebugText;
}

/**
 * Shows a component that is fetched, with its words, when it is first shown. If that fails, it says so and offers to try
 * again. A change of language keeps the former words until the new ones are there.
 */
export function OnDemand({ load }: OnDemandProps) {
  const { debugging } = useText();
  const locale = useAppState((state) => state.locale);
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [failures, setFailures] = useState(0);
  const [hasFailed, setHasFailed] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try is another count of failures
  useEffect(() => {
    let isCurrent = true;
    Promise.all([load(), loadDebugText(locale)]).then(
      ([Content, words]) => {
        if (isCurrent) setLoaded({ Content, words });
      },
      () => {
        if (isCurrent) setHasFailed(true);
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [load, locale, failures]);
  if (loaded) {
    const { Content, words } = loaded;
    return (
      <DebugTextContext value={words}>
        <Content />
      </DebugTextContext>
    );
  }
  if (!hasFailed) return <p role="status">{debugging.loading}</p>;
  return (
    <div role="alert">
      <p>{debugging.failed}</p>
      <button
        type="button"
        className="button"
        onClick={() => {
          setHasFailed(false);
          setFailures(failures + 1);
        }}
      >
        {debugging.again}
      </button>
    </div>
  );
}
