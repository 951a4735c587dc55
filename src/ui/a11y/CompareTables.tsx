import { memo } from 'react';
import { weightsOf } from '../../core/facts/compare/summary';
import type { RoutedToken } from '../../scenario/routed-token';
import { formatFull } from '../../view/format';
import { useText } from '../base/app-context';
import styles from './TableTwin.module.css';

interface Sides {
  a: RoutedToken;
  b: RoutedToken;
}

/** A comparison as tables: what both return, and every expert in both. */
export function CompareTables({ a, b }: Sides) {
  return (
    <>
      <OutputPairs a={a} b={b} />
      <ExpertPairs a={a} b={b} />
    </>
  );
}

const OutputPairs = memo(function OutputPairs({ a, b }: Sides) {
  const words = useText();
  const [inA, inB] = [weightsOf(a), weightsOf(b)];
  const ids = [...new Set([...a.result.ids, ...b.result.ids])];
  return (
    <table className={styles.table} data-testid="compare-output-table">
      <caption>{words.compare.outputCaption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.panels.columns.expert}</th>
          <th scope="col">{`${words.app.sideName.a} ${words.compare.columns.weight}`}</th>
          <th scope="col">{`${words.app.sideName.b} ${words.compare.columns.weight}`}</th>
          <th scope="col">{words.compare.change}</th>
        </tr>
      </thead>
      <tbody>
        {ids.map((id) => (
          <tr key={id}>
            <th scope="row">{id}</th>
            <td>{inA.has(id) ? formatFull(inA.get(id) ?? 0) : '–'}</td>
            <td>{inB.has(id) ? formatFull(inB.get(id) ?? 0) : '–'}</td>
            <td>{formatFull(Math.fround((inB.get(id) ?? 0) - (inA.get(id) ?? 0)))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
});

const COLUMNS = ['logit', 'score', 'biased', 'masked', 'rank', 'weight'] as const;

const ExpertPairs = memo(function ExpertPairs({ a, b }: Sides) {
  const words = useText();
  const count = Math.max(a.scenario.params.globalNumExperts, b.scenario.params.globalNumExperts);
  const sides = [columnsOf(a), columnsOf(b)] as const;
  return (
    <table className={styles.table} data-testid="compare-expert-table">
      <caption>{words.compare.tableCaption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.panels.columns.expert}</th>
          {COLUMNS.flatMap((column) =>
            (['a', 'b'] as const).map((side) => (
              <th key={`${side} ${column}`} scope="col">
                {`${words.app.sideName[side]} ${words.compare.columns[column]}`}
              </th>
            )),
          )}
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: count }, (_, id) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an expert is its index
          <tr key={id}>
            <th scope="row">{id}</th>
            {COLUMNS.flatMap((column) =>
              sides.map((side, i) => <td key={`${i ? 'b' : 'a'} ${column}`}>{side[column](id)}</td>),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
});

/** Each column's text by expert. */
function columnsOf(token: RoutedToken): Record<(typeof COLUMNS)[number], (id: number) => string> {
  const { logits, result } = token;
  const rankOf = new Map(Array.from(result.expertOrder, (id, rank) => [id, rank]));
  const weights = weightsOf(token);
  const value = (values: Float32Array) => (id: number) => {
    const own = values[id];
    return own === undefined ? '–' : formatFull(own);
  };
  return {
    logit: value(logits),
    score: value(result.scores),
    biased: value(result.biased),
    masked: value(result.masked),
    rank: (id) => String((rankOf.get(id) ?? -1) + 1 || '–'),
    weight: (id) => (weights.has(id) ? formatFull(weights.get(id) ?? 0) : '–'),
  };
}
