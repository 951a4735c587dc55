import type { EffectiveParam } from '../../core/dispatch/types';
import { useAppState, useText } from '../app/app-context';
import { valueText } from '../path/effective-text';
import styles from './controls.module.css';

/** Under a parameter that the path changes or ignores: what takes effect instead, and why. Else nothing. */
export function EffectiveHint({ field }: { field: EffectiveParam['field'] }) {
  const words = useText();
  // As text, which stays the same from picture to picture: a drag renders none of these.
  const hint = useAppState(({ routed }) => {
    const row = routed?.dispatch?.effective.find((entry) => entry.field === field);
    return row?.reason
      ? words.dispatch.hint(valueText(row.effective, words), words.dispatch.reason[row.reason])
      : null;
  });
  if (hint === null) return null;
  return (
    <p className={`hint ${styles.message}`} data-testid={`effective-${field}`}>
      {hint}
    </p>
  );
}
