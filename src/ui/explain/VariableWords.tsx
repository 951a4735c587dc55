import { memo } from 'react';
import type { Variable } from '../../text/variables';
import { useText } from '../base/app-context';
import styles from './Explain.module.css';

/** What the variables of a rule stand for. `names` is one text, so that a drag does not render it again. */
export const VariableWords = memo(function VariableWords({ names }: { names: string }) {
  const words = useText().formula.variables;
  if (names === '') return null;
  return (
    <dl className={styles.variables}>
      {[...names].map((name) => (
        <div key={name}>
          <dt className={styles.variable} data-variable={name}>
            {name}
          </dt>
          <dd>{words[name as Variable]}</dd>
        </div>
      ))}
    </dl>
  );
});
