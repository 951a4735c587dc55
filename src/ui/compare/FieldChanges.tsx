import { Equal } from 'lucide-react';
import { useMemo } from 'react';
import { differenceKey } from '../../scenario/difference';
import { differences, type FieldDifference } from '../../scenario/differences';
import type { RoutedToken } from '../../scenario/routed-token';
import { useText } from '../base/app-context';
import styles from './Compare.module.css';

/** So many consequences are shown at once. */
const FEW = 3;

/** What the reader changed between A and B; and, separately, what follows from it on the path of each. */
export function FieldChanges({ a, b }: { a: RoutedToken; b: RoutedToken }) {
  const words = useText();
  const fields = useMemo(() => differences(a, b), [a, b]);
  const changed = fields.filter(({ kind }) => kind !== 'rule');
  const follows = fields.filter(({ kind }) => kind === 'rule');
  return (
    <>
      <h3 className="caption">{words.compare.changed}</h3>
      {changed.length === 0 && <p className="hint">{words.compare.noFields}</p>}
      <Chips fields={changed} a={a} b={b} testId="differences" />
      {follows.length > 0 && (
        <details className={styles.follows} open={follows.length <= FEW}>
          <summary>{words.compare.follows(follows.length)}</summary>
          <Chips fields={follows} a={a} b={b} testId="consequences" />
        </details>
      )}
    </>
  );
}

interface ChipsProps {
  fields: readonly FieldDifference[];
  a: RoutedToken;
  b: RoutedToken;
  testId: string;
}

function Chips({ fields, a, b, testId }: ChipsProps) {
  const words = useText();
  if (fields.length === 0) return null;
  return (
    <ul className={styles.chips} data-testid={testId}>
      {fields.map((field) => (
        <li key={differenceKey(field)} data-idle={!field.hasEffect}>
          {words.compare.difference(field, a, b)}
          {!field.hasEffect && (
            <span className={styles.idle}>
              <Equal size={12} aria-hidden /> {words.compare.noEffect}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
