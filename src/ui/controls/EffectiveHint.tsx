import { useMemo } from 'react';
import { effectiveParams } from '../../core/dispatch/effective';
import type { EffectiveParam } from '../../core/dispatch/types';
import { useAppState, useText } from '../app/app-context';
import { valueText } from '../path/effective-text';
import styles from './controls.module.css';

/** Under a parameter that the path changes or ignores: what takes effect instead, and why. Else nothing. */
export function EffectiveHint({ field }: { field: EffectiveParam['field'] }) {
  const words = useText();
  const row = useEffective(field);
  if (!row?.reason) return null;
  return (
    <p className={`hint ${styles.message}`} data-testid={`effective-${field}`}>
      {words.dispatch.hint(valueText(row.effective, words), words.dispatch.reason[row.reason])}
    </p>
  );
}

/** A parameter on the path of the picture, vLLM's or another implementation's. None of what it hangs on changes in a drag. */
function useEffective(field: EffectiveParam['field']): EffectiveParam | undefined {
  const rules = useAppState(({ routed }) => routed?.plan.rules);
  const params = useAppState(({ routed }) => routed?.scenario.params);
  const setup = useAppState(({ routed }) => routed?.scenario.setup);
  const hasBias = useAppState(({ routed }) => routed?.scenario.eScoreCorrectionBias != null);
  return useMemo(() => {
    if (!rules || !params || !setup) return undefined;
    return effectiveParams(rules, { params, hasBias, ...setup }).find((row) => row.field === field);
  }, [field, rules, params, setup, hasBias]);
}
