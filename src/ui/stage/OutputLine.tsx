import { Table2 } from 'lucide-react';
import { en } from '../../text/en';
import { formatExact, formatNumber } from '../../view/format';
import type { RoutedToken } from '../../view/routed-token';
import { useApp, useAppState } from '../app/app-context';
import { CopyButton } from '../share/CopyButton';
import styles from './Stage.module.css';

/** What the router returns, in the order vLLM returns it. */
export function OutputLine({ onToggleTable }: { onToggleTable: () => void }) {
  const { store } = useApp();
  const ids = useAppState((state) => (state.routed ? state.routed.result.ids.join(', ') : ''));
  const weights = useAppState((state) =>
    state.routed ? Array.from(state.routed.result.weights, (w) => formatNumber(w, 3)).join(', ') : '',
  );
  return (
    <div className={styles.output}>
      <output className={styles.outputText} title={en.app.output}>
        <span className={styles.order}>{en.app.outputOrder}</span> ids [{ids}] weights [{weights}]
      </output>
      <CopyButton label={en.app.copyOutput} text={() => outputText(store.getState().routed)} />
      <button type="button" className="button" onClick={onToggleTable}>
        <Table2 size={14} aria-hidden /> {en.app.table}
      </button>
    </div>
  );
}

/** ids and weights as JSON, weights as the shortest decimals of their float32 values. */
function outputText(routed: RoutedToken | null): string {
  if (!routed) return '';
  const { ids, weights } = routed.result;
  return `{"ids": [${ids.join(', ')}], "weights": [${Array.from(weights, formatExact).join(', ')}]}`;
}
