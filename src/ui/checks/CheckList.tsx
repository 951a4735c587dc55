import type { Check, Severity } from '../../core/facts/checks/check';
import type { Checked } from '../../core/facts/checks/checks';
import { sayCheck } from '../../text/checks';
import { BugsOfCheck } from '../bugs/BugsOfCheck';
import { useDebugText } from '../debug/debug-text';
import styles from './Checks.module.css';

/** Shapes that tell the severities apart without colour. */
const SIGNS: Readonly<Record<Severity, string>> = { error: '✕', warning: '△', info: 'i' };

interface CheckListProps {
  checked: Checked;
  /** Shows where a check is seen; null: it has no place. */
  showOf: (check: Check) => (() => void) | null;
}

/** What was found, the gravest first, and what was looked for. */
export function CheckList({ checked: { found, checked }, showOf }: CheckListProps) {
  const { checks, checkList } = useDebugText();
  const count = (severity: Severity) => found.filter((check) => check.severity === severity).length;
  return (
    <section className={styles.checks} aria-label={checkList.title} data-testid="checks">
      <h3>
        {checkList.title}{' '}
        <span className={styles.summary}>
          {checkList.summary(count('error'), count('warning'), count('info'))}
        </span>
      </h3>
      <ul>
        {found.map((check, i) => {
          const show = showOf(check);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list is made anew with each reading
            <li key={i} data-code={check.code} data-severity={check.severity}>
              <span className={styles.sign} title={checkList.severity[check.severity]}>
                <span aria-hidden>{SIGNS[check.severity]}</span>
                <span className="hidden">{checkList.severity[check.severity]}</span>
              </span>
              <span>
                {sayCheck(checks, check)} <code>{check.code}</code>
              </span>
              <span className={styles.actions}>
                {show && (
                  <button type="button" className="button" onClick={show}>
                    {checkList.show}
                  </button>
                )}
                <BugsOfCheck check={check.code} />
              </span>
            </li>
          );
        })}
      </ul>
      <details className="hint">
        <summary>{checkList.checked(checked.length)}</summary>
        <p>
          {checked.map((code) => (
            <code key={code} className={styles.code}>
              {code}
            </code>
          ))}
        </p>
      </details>
    </section>
  );
}
