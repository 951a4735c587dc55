import { useMemo } from 'react';
import { formatNumber } from '../../view/format';
import { logitBars } from '../../view/logit-bars';
import { useAppState, useFirstText } from '../base/app-context';
import styles from './WaitingLogits.module.css';

/**
 * The logits of a configuration that was refused before there was any picture: plain bars, because nothing is decided about
 * them. They stand below the reason, which takes the picture's place.
 */
export function WaitingLogits() {
  const words = useFirstText();
  const isWaiting = useAppState(({ routed, routeError }) => routed === null && routeError !== null);
  const logits = useAppState((state) => (isWaiting ? state.scenario.logits : null));
  const bars = useMemo(() => logits && logitBars(logits), [logits]);
  if (!logits || !bars) return null;
  return (
    <figure className={styles.figure} data-testid="waiting-logits">
      <figcaption className={styles.caption}>
        {words.app.waitingLogits(logits.length, formatNumber(bars.least), formatNumber(bars.most))}
      </figcaption>
      <svg className={styles.bars} viewBox={`0 0 ${logits.length} 2`} preserveAspectRatio="none" aria-hidden>
        <path d={bars.path} />
        <line x1={0} x2={logits.length} y1={1} y2={1} vectorEffect="non-scaling-stroke" />
      </svg>
    </figure>
  );
}
