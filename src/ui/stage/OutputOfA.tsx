import { useMemo } from 'react';
import { useAppState, useText } from '../base/app-context';
import { columnsOf, OrderLabel, readiness, useEarly } from './OutputLine';
import styles from './Stage.module.css';

/** The output of A, for two pictures side by side. */
export function OutputOfA() {
  const token = useAppState((state) => state.routedA);
  const [ids, weights, output] = useMemo(() => columnsOf(token), [token]);
  const words = useText();
  const early = useEarly('a');
  return (
    <div className={styles.output} data-lines={output === null ? 2 : 3}>
      <OrderLabel side="a" />
      <output
        className={styles.outputText}
        data-ready={useAppState((state) => readiness(state, state.routedA))}
        aria-label={words.compare.idsOf.a}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long list scrolls, also by keyboard
        tabIndex={0}
      >
        <span>{`ids     ${early.ids ?? `[${ids}]`}\n`}</span>
        <span>{`weights ${early.weights ?? `[${weights}]`}\n`}</span>
        {output !== null && <span>{`output  ${early.weights ?? `[${output}]`}`}</span>}
      </output>
    </div>
  );
}
