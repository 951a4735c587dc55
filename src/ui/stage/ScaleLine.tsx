import { type Side, tokenOf } from '../../state/slices/picture';
import { useAppState, useFirstText } from '../base/app-context';
import styles from './Stage.module.css';

/** Who multiplies by the factor and what the shared experts count, if there is more than the router's own scaling. */
export function ScaleLine({ side = 'b' }: { side?: Side }) {
  const words = useFirstText();
  const ledger = useAppState((state) => tokenOf(state, side)?.ledger ?? null);
  const isOther = useAppState((state) => tokenOf(state, side)?.scenario.setup.scaleHandling !== 'asModel');
  if (!ledger || ledger.outcome === 'idle') return null;
  const { outcome, model, stream, shared } = ledger;
  if (outcome === 'once' && model === 1 && stream === 1 && shared === null && !isOther) return null;
  const parts = [words.scale.chain(ledger), words.scale.sharedPart(ledger)];
  const verdict = words.scale.verdict(ledger);
  const isRight = outcome === 'once';
  const factors = parts.filter(Boolean).join(' · ');
  return (
    <p
      className={styles.ledger}
      title={verdict ? `${factors} ${verdict}` : factors}
      data-testid="scale-line"
      data-tone={isRight ? 'plain' : 'warn'}
      data-yields
    >
      {!isRight && <span aria-hidden>△ </span>}
      {factors}
      {verdict && <strong> {verdict}</strong>}
    </p>
  );
}
