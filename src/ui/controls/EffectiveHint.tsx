import type { EffectiveParam } from '../../core/dispatch/types';
import { effectiveRow } from '../../state/selectors';
import { valueText } from '../../text/effective-text';
import { useAppState, useText } from '../base/app-context';
import styles from './controls.module.css';

/** Under a parameter that the path changes or ignores: what takes effect instead, and why. Otherwise empty. */
export function EffectiveHint({ field }: { field: EffectiveParam['field'] }) {
  const words = useText();
  const row = useAppState((state) => effectiveRow(state, field));
  // Another row says who multiplies instead.
  if (!row?.reason || row.reason === 'routerGetsOne') return null;
  return (
    <p className={`hint ${styles.message}`} data-testid={`effective-${field}`}>
      {words.dispatch.hint(valueText(row.effective, words), words.dispatch.reason[row.reason])}
    </p>
  );
}
