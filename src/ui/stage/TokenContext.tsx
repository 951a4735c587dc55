import { useMemo } from 'react';
import { isOfTrace } from '../../scenario/own-rows';
import { tokenPieces } from '../../scenario/traces';
import { useAppState, useText } from '../app/app-context';
import styles from './Stage.module.css';

/** Pieces of the text before and after the token; what has no room is cut at the outer ends. */
const BEFORE = 8;
const AFTER = 4;

/** The token that is routed, in its text, where the logits are recorded ones. */
export function TokenContext() {
  const words = useText();
  const source = useAppState(({ routed }) =>
    routed && isOfTrace(routed.scenario) ? routed.scenario.source : undefined,
  );
  const text = useAppState((state) => (source?.kind === 'trace' ? state.traceTexts[source.text] : undefined));
  const pieces = useMemo(() => text && tokenPieces(text), [text]);
  if (!pieces || source?.kind !== 'trace') return null;
  const at = pieces.findIndex(({ token }) => token === source.token);
  const piece = pieces[at];
  if (!piece) return null;
  const join = (from: number, to: number) =>
    pieces
      .slice(Math.max(0, from), to)
      .map((one) => one.text)
      .join('')
      .replaceAll('\n', ' ');
  return (
    <p className={styles.token} title={words.app.tokenOf(source.token + 1, pieces.length)}>
      <span>
        <span className={styles.tokenBefore}>{join(at - BEFORE, at)}</span>
        <mark>{piece.text}</mark>
        <span>{join(at + 1, at + 1 + AFTER)}</span>
      </span>
    </p>
  );
}
