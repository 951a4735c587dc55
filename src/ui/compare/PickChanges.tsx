import { useMemo } from 'react';
import { summaryOf } from '../../core/facts/compare/summary';
import type { RoutedToken } from '../../scenario/routed-token';
import { formatNumber } from '../../view/format';
import { useApp, useText } from '../base/app-context';
import styles from './Compare.module.css';

/** The picks that only one side has, how much the weights changed, and both lists of ids as they are returned. */
export function PickChanges({ a, b }: { a: RoutedToken; b: RoutedToken }) {
  const words = useText();
  const { both, onlyA, onlyB, largest, l1, jaccard, isSameOrder } = useMemo(() => summaryOf(a, b), [a, b]);
  const isSameSet = onlyA.length + onlyB.length === 0;
  return (
    <>
      <h3 className="caption">{words.compare.sets}</h3>
      <dl className={styles.facts}>
        <dt data-side="a">{words.compare.onlyA}</dt>
        <dd data-testid="only-a">
          <Experts ids={onlyA} />
        </dd>
        <dt data-side="b">{words.compare.onlyB}</dt>
        <dd data-testid="only-b">
          <Experts ids={onlyB} />
        </dd>
        <dt>{words.compare.jaccard}</dt>
        <dd>
          {formatNumber(jaccard, 3)} · {words.compare.both(both.length)}
        </dd>
        <dt>{words.compare.largest}</dt>
        <dd>{largest ? words.compare.largestAt(formatNumber(Math.abs(largest.change)), largest.id) : '0'}</dd>
        <dt>{words.compare.l1}</dt>
        <dd>{formatNumber(l1)}</dd>
        <dt>{words.compare.idsOf.a}</dt>
        <dd>
          <output data-testid="ids-a">[{Array.from(a.result.ids).join(', ')}]</output>
        </dd>
        <dt>{words.compare.idsOf.b}</dt>
        <dd>
          <output data-testid="ids-b">[{Array.from(b.result.ids).join(', ')}]</output>
        </dd>
      </dl>
      {isSameSet && !isSameOrder && <p className="hint">{words.compare.order}</p>}
    </>
  );
}

function Experts({ ids }: { ids: readonly number[] }) {
  const words = useText();
  const { actions } = useApp();
  if (ids.length === 0) return words.compare.nobody;
  return ids.map((id) => (
    <button
      key={id}
      type="button"
      className={styles.expert}
      onClick={() => actions.pin({ kind: 'expert', id })}
      onPointerEnter={() => actions.peek({ kind: 'expert', id })}
      onPointerLeave={() => actions.peek(null)}
    >
      {words.picture.expert(id)}
    </button>
  ));
}
