import { Table2 } from 'lucide-react';
import { useMemo } from 'react';
import { STAGES } from '../../core/stages';
import { stageOf } from '../../state/selectors';
import { formatExact, formatNumber } from '../../view/format';
import type { RoutedToken } from '../../view/routed-token';
import { useApp, useAppState, useText } from '../app/app-context';
import { CopyButton } from '../share/CopyButton';
import styles from './Stage.module.css';

/** The first stage at which there are weights. */
const GATHERED = STAGES.indexOf('gather');

/** What the router returns, in the order vLLM returns it: ids over their weights. */
export function OutputLine({ onToggleTable }: { onToggleTable: () => void }) {
  const words = useText();
  const { store } = useApp();
  // What the picture has not come to is not a surprise spoiled: it is quieter, and says so.
  const isAhead = useAppState((state) => stageOf(state) < GATHERED);
  return (
    <div className={styles.output} data-ahead={isAhead}>
      <span className={styles.order}>{isAhead ? words.app.outputAhead : words.app.outputOrder}</span>
      <OutputText />
      <CopyButton isShort label={words.app.copyOutput} text={() => outputText(store.getState().routed)} />
      <button
        type="button"
        className="button icon"
        aria-label={words.app.table}
        title={words.app.table}
        onClick={onToggleTable}
      >
        <Table2 size={16} aria-hidden />
      </button>
    </div>
  );
}

/** Alone, so that a drag renders the numbers and nothing around them. */
function OutputText() {
  const words = useText();
  const result = useAppState((state) => state.routed?.result);
  const [ids, weights] = useMemo(() => columnsOf(result), [result]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long list scrolls, also by keyboard
    <output className={styles.outputText} title={words.app.output} tabIndex={0}>
      {`ids     [${ids}]\nweights [${weights}]`}
    </output>
  );
}

/** Ids and weights as two lines whose entries stand below each other. */
function columnsOf(result: RoutedToken['result'] | undefined): [string, string] {
  if (!result) return ['', ''];
  const ids = Array.from(result.ids, String);
  const weights = Array.from(result.weights, (w) => formatNumber(w, 3));
  const widths = ids.map((id, slot) => Math.max(id.length, weights[slot]?.length ?? 0));
  const line = (entries: string[]) => entries.map((entry, i) => entry.padStart(widths[i] ?? 0)).join(', ');
  return [line(ids), line(weights)];
}

/** ids and weights as JSON, weights as the shortest decimals of their float32 values. */
function outputText(routed: RoutedToken | null): string {
  if (!routed) return '';
  const { ids, weights } = routed.result;
  return `{"ids": [${ids.join(', ')}], "weights": [${Array.from(weights, formatExact).join(', ')}]}`;
}
