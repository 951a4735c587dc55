import { hasGroupStages } from '../../core/explain';
import type { Pin } from '../../scenario/scenario';
import type { ExpertProbe } from '../../state/probes';
import { isProbeStale } from '../../state/selectors';
import type { RoutedToken } from '../../view/routed-token';
import { useApp, useAppState, useText } from '../app/app-context';
import { SentenceView } from '../explain/SentenceView';
import { Landscape } from './Landscape';
import styles from './WhatIf.module.css';

/** The first stage at which the mask, and with it its cost, is spoken of. */
const KEEP = 4;

/** What would change the outcome: the pinned expert's own logit, another expert's, or no mask at all. */
export function WhatIf({ token, stage, pin }: { token: RoutedToken; stage: number; pin: Pin | null }) {
  const words = useText();
  const { actions } = useApp();
  const probe = useAppState((state) => state.expertProbe);
  const regret = useAppState((state) => state.tokenProbe?.regret ?? null);
  const isStale = useAppState(isProbeStale);
  const own = pin?.kind === 'expert' && probe?.expert === pin.id ? probe : null;
  const isCosting =
    regret !== null && hasGroupStages(token.plan) && (pin === null ? stage >= KEEP : stage >= KEEP - 1);
  const links = { onPeek: actions.peek, onPin: (to: Pin) => actions.pin(to) };
  if (pin?.kind !== 'expert' && !isCosting) return null;
  return (
    <section className={styles.section} aria-labelledby="what-if-title" data-testid="what-if">
      <h3 id="what-if-title" className="caption">
        {words.probes.whatIf}
      </h3>
      {pin?.kind === 'expert' && !Number.isFinite(token.scenario.logits[pin.id]) && (
        <p className="hint">{words.probes.noLandscape}</p>
      )}
      {own && <FlipLine probe={own} token={token} links={links} />}
      {own && <Landscape probe={own} group={Math.floor(own.expert / token.plan.groupSize)} />}
      {isCosting && (
        <div className={styles.flip} data-stale={isStale} aria-busy={isStale}>
          <SentenceView
            testId="regret"
            sentence={words.probes.regret(regret, token.scenario.params.topK)}
            {...links}
          />
        </div>
      )}
    </section>
  );
}

interface FlipLineProps {
  probe: ExpertProbe;
  token: RoutedToken;
  links: { onPeek: (pin: Pin | null) => void; onPin: (pin: Pin) => void };
}

/** The flip sentence. While a newer one is looked for, the last one stays, dimmed. */
function FlipLine({ probe, token, links }: FlipLineProps) {
  const words = useText();
  const { expert, points, found } = probe;
  const isStale = found?.epoch !== token.epoch;
  const now = points[(points.length - 1) / 2];
  return (
    <div
      className={styles.flip}
      data-stale={isStale}
      aria-busy={isStale}
      data-testid="flip"
      data-epoch={found?.epoch}
    >
      {found && now ? (
        <SentenceView
          sentence={words.probes.flip(expert, Math.floor(expert / token.plan.groupSize), now.isPicked, found)}
          {...links}
        />
      ) : (
        <p className="hint">{words.probes.searching}</p>
      )}
    </div>
  );
}
