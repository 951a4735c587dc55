import { useMemo } from 'react';
import { isOfText } from '../../scenario/own-rows';
import { piecesOf, sourceOf } from '../../sources/sources';
import { useAppState, useFirstText } from '../base/app-context';
import styles from './Stage.module.css';

/** So many pieces of text before and after the token. Those without room are cut at the outer ends. */
const BEFORE = 8;
const AFTER = 4;

/** The routed token in its text, if the logits belong to a token in a text. */
export function TokenContext() {
  const words = useFirstText();
  const source = useAppState(({ routed }) =>
    routed && isOfText(routed.scenario) ? routed.scenario.source : undefined,
  );
  const loaded = useAppState((state) => state.loaded);
  const pieces = useMemo(() => source && piecesOf(source, loaded), [source, loaded]);
  const position = source && sourceOf(source).text?.positionOf(source);
  if (!pieces || position === undefined) return null;
  const at = pieces.findIndex(({ token }) => token === position);
  const piece = pieces[at];
  if (!piece) return null;
  const join = (from: number, to: number) =>
    pieces
      .slice(Math.max(0, from), to)
      .map((one) => one.text)
      .join('')
      .replaceAll('\n', ' ');
  return (
    <p className={styles.token} title={words.app.tokenOf(position + 1, pieces.length)}>
      <span>
        <span className={styles.tokenBefore}>{join(at - BEFORE, at)}</span>
        <mark>{piece.text}</mark>
        <span>{join(at + 1, at + 1 + AFTER)}</span>
      </span>
    </p>
  );
}
