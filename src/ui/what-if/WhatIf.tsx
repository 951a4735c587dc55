import { hasGroupStages } from '../../core/plan';
import { atOrAfter, type StageId } from '../../core/stages';
import type { RoutedToken } from '../../scenario/routed-token';
import type { Pin } from '../../scenario/scenario';
import type { ExpertProbe } from '../../state/probes';
import { isProbeStale } from '../../state/selectors';
import type { Sentence } from '../../text/spans';
import { useApp, useAppState, useText } from '../app/app-context';
import { SentenceView } from '../explain/SentenceView';
import { Landscape } from './Landscape';
import styles from './WhatIf.module.css';

/** What would change the outcome: the pinned expert's own logit, another expert's, or no mask at all. */
export function WhatIf({ token, stage, pin }: { token: RoutedToken; stage: StageId; pin: Pin | null }) {
  const words = useText();
  const { actions } = useApp();
  const probe = useAppState((state) => state.expertProbe);
  const hasRegret = useAppState((state) => state.tokenProbe?.regret != null);
  const own = pin?.kind === 'expert' && probe?.expert === pin.id ? probe : null;
  const hasGroups = hasGroupStages(token.plan);
  const isCosting = hasRegret && hasGroups && atOrAfter(stage, pin === null ? 'keep' : 'group');
  const links = { onPeek: actions.peek, onPin: (to: Pin) => actions.pin(to) };
  const isGroup = pin?.kind === 'group' && hasGroups;
  if (pin?.kind !== 'expert' && !isGroup && !isCosting) return null;
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
      {isGroup && <GroupFlipLine group={pin.id} token={token} links={links} />}
      {isCosting && <RegretLine topK={token.scenario.params.topK} links={links} />}
    </section>
  );
}

/** What the mask costs. */
function RegretLine({ topK, links }: { topK: number; links: Links }) {
  const words = useText();
  const isStale = useAppState(isProbeStale);
  const regret = useAppState(({ tokenProbe }) => tokenProbe?.regret ?? null);
  if (!regret) return null;
  return (
    <div className={styles.flip} data-stale={isStale} aria-busy={isStale}>
      <SentenceView testId="regret" sentence={words.probes.regret(regret, topK)} {...links} />
    </div>
  );
}

interface Links {
  onPeek: (pin: Pin | null) => void;
  onPin: (pin: Pin) => void;
}

interface FlipLineProps {
  probe: ExpertProbe;
  token: RoutedToken;
  links: Links;
}

/** The flip of the pinned expert. */
function FlipLine({ probe, token, links }: FlipLineProps) {
  const words = useText();
  const { expert, points, found } = probe;
  const now = points[(points.length - 1) / 2];
  const group = Math.floor(expert / token.plan.groupSize);
  const sentence = found && now ? words.probes.flip(expert, group, now.isPicked, found) : null;
  return <Finding sentence={sentence} epoch={found?.epoch} token={token} links={links} />;
}

/** What the pinned group needs, or at what it is dropped. */
function GroupFlipLine({ group, token, links }: { group: number; token: RoutedToken; links: Links }) {
  const words = useText();
  const probe = useAppState((state) => (state.groupProbe?.group === group ? state.groupProbe : null));
  const sentence = probe && words.probes.groupFlip(group, probe);
  return <Finding sentence={sentence} epoch={probe?.epoch} token={token} links={links} />;
}

interface FindingProps {
  /** Null while nothing has been found yet. */
  sentence: Sentence | null;
  /** The picture it was found for. */
  epoch: number | undefined;
  token: RoutedToken;
  links: Links;
}

/** What a search found. While a newer one is under way, the last finding stays, dimmed. */
function Finding({ sentence, epoch, token, links }: FindingProps) {
  const words = useText();
  const isStale = epoch !== token.epoch;
  return (
    <div
      className={styles.flip}
      data-stale={isStale}
      aria-busy={isStale}
      data-testid="flip"
      data-epoch={epoch}
    >
      {sentence ? (
        <SentenceView sentence={sentence} {...links} />
      ) : (
        <p className="hint">{words.probes.searching}</p>
      )}
    </div>
  );
}
