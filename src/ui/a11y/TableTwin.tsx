import { memo } from 'react';
import { slotOrderOf } from '../../core/facts/ties';
import { hasGroupStages } from '../../core/plan';
import { onOutput } from '../../scenario/on-output';
import type { RoutedToken } from '../../scenario/routed-token';
import { formatFull } from '../../view/format';
import { useAppState, useText } from '../base/app-context';
import { CompareTables } from './CompareTables';
import styles from './TableTwin.module.css';

/** The picture as tables: what the router returned, every group, every expert. Hidden from sight until opened. */
export function TableTwin({ isOpen }: { isOpen: boolean }) {
  const words = useText();
  const token = useAppState((state) => state.routedAtRest);
  const other = useAppState((state) => state.routedA);
  return (
    <section
      id="table"
      className={isOpen ? styles.open : styles.closed}
      aria-label={words.app.table}
      data-epoch={token?.epoch}
      tabIndex={isOpen ? 0 : -1}
    >
      {token && other && <CompareTables a={other} b={token} />}
      {token && <OutputTable token={token} />}
      {token && <GroupTable token={token} />}
      {token && <ExpertTable token={token} />}
    </section>
  );
}

const OutputTable = memo(function OutputTable({ token }: { token: RoutedToken }) {
  const words = useText();
  const { ids, weights } = token.result;
  const later = token.ledger.model === 1 ? null : onOutput(token);
  return (
    <table className={styles.table} data-testid="output-table">
      <caption>
        {slotOrderOf(token) === 'unspecified' ? words.app.outputOpen : words.panels.outputCaption}
      </caption>
      <thead>
        <tr>
          <th scope="col">{words.panels.columns.slot}</th>
          <th scope="col">{words.panels.columns.expert}</th>
          <th scope="col">{words.panels.columns.weight}</th>
          {later && <th scope="col">{words.scale.onOutputColumn}</th>}
        </tr>
      </thead>
      <tbody>
        {Array.from(ids, (id, slot) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is a slot; a router may return an expert twice
          <tr key={slot}>
            <th scope="row">{slot}</th>
            <td>{id}</td>
            <td>{formatFull(weights[slot]!)}</td>
            {later && <td>{formatFull(later[slot]!)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
});

const GroupTable = memo(function GroupTable({ token }: { token: RoutedToken }) {
  const words = useText();
  const { result, scenario } = token;
  if (!hasGroupStages(token.plan)) return null;
  return (
    <table className={styles.table} data-testid="group-table">
      <caption>{words.panels.groupCaption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.panels.groupColumns.group}</th>
          <th scope="col">{words.panels.groupColumns.score}</th>
          <th scope="col">{words.panels.groupColumns.rank}</th>
          <th scope="col">{words.panels.groupColumns.kept}</th>
        </tr>
      </thead>
      <tbody>
        {Array.from(result.groupScores, (score, group) => ({ score, group })).map(({ score, group }) => {
          const rank = result.groupOrder.indexOf(group);
          return (
            <tr key={`G${group}`}>
              <th scope="row">{group}</th>
              <td>{formatFull(score)}</td>
              <td>{rank + 1}</td>
              <td>{rank < scenario.params.topkGroup ? words.panels.kept : words.panels.dropped}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
});

const ExpertTable = memo(function ExpertTable({ token }: { token: RoutedToken }) {
  const words = useText();
  const { logits, bias, scenario, result } = token;
  const { params } = scenario;
  const size = params.globalNumExperts / result.numGroups;
  const rankOf = new Int32Array(params.globalNumExperts);
  result.expertOrder.forEach((id, rank) => {
    rankOf[id] = rank;
  });
  const slotOf = new Map(Array.from(result.ids, (id, slot) => [id, slot]));
  return (
    <table className={styles.table} data-testid="expert-table">
      <caption>{words.panels.tableCaption}</caption>
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col">
              {words.panels.columns[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {Array.from(logits, (logit, id) => ({ logit, id })).map(({ logit, id }) => {
          const slot = slotOf.get(id);
          return (
            <tr key={`E${id}`} data-picked={slot !== undefined}>
              <th scope="row">{id}</th>
              <td>{Math.floor(id / size)}</td>
              <td>{formatFull(logit)}</td>
              <td>{formatFull(result.scores[id]!)}</td>
              <td>{bias ? formatFull(bias[id]!) : '–'}</td>
              <td>{formatFull(result.biased[id]!)}</td>
              <td>{formatFull(result.masked[id]!)}</td>
              <td>{rankOf[id]! + 1}</td>
              <td>{slot === undefined ? '–' : formatFull(result.weights[slot]!)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
});

const COLUMNS = ['expert', 'group', 'logit', 'score', 'bias', 'biased', 'masked', 'rank', 'weight'] as const;
