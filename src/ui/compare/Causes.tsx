import type { Findings } from '../../core/facts/compare/exchange';
import type { Factor } from '../../core/facts/compare/side';
import { useText } from '../base/app-context';
import styles from './Compare.module.css';

/** Everything that was made equal to find why A and B differ, each with the result. */
export function Causes({ findings }: { findings: Findings | null }) {
  const words = useText().compare.causes;
  if (findings?.trials.length === 0) return null;
  return (
    <>
      <h3 className="caption">{words.title}</h3>
      {findings ? <Trials findings={findings} /> : <p className="hint">{words.pending}</p>}
    </>
  );
}

function Trials({ findings }: { findings: Findings }) {
  const words = useText().compare.causes;
  const { trials, causes, endCauses } = findings;
  const active = trials.filter(({ isIdle }) => !isIdle);
  const idle = trials.length - active.length;
  const combinations = [causes.together, endCauses.together].filter(
    (together, i, all) => together.length > 0 && nameOf(together) !== nameOf(all[i - 1] ?? []),
  );
  return (
    <>
      <p className="hint">{words.hint}</p>
      <ul className={styles.trials} data-testid="trials">
        {active.map((trial) => (
          <li key={nameOf([trial.factor])} data-removes={trial.removesFirst || trial.removesEnd}>
            <span>{words.factor(trial.factor, findings)}</span>
            <span>{words.verdict(trial, findings)}</span>
          </li>
        ))}
        {combinations.map((together) => (
          <li key={nameOf(together)} data-removes>
            <span>{words.together(words.list(together, findings))}</span>
            <span>{words.removesTogether}</span>
          </li>
        ))}
      </ul>
      {idle > 0 && <p className="hint">{words.idle(idle)}</p>}
    </>
  );
}

function nameOf(factors: readonly Factor[]): string {
  return factors.map(({ kind, field }) => `${kind} ${field}`).join();
}
