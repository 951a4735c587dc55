import { hasGroupStages } from '../../core/plan';
import { atOrAfter, type StageId } from '../../core/stages';
import type { RoutedToken } from '../../scenario/routed-token';
import type { Pin } from '../../scenario/scenario';
import { isWhatIfStale } from '../../state/selectors';
import type { ExpertWhatIf } from '../../state/slices/what-ifs';
import type { Sentence } from '../../text/spans';
import { useApp, useAppState, useText } from '../base/app-context';
import { Fold } from '../base/Fold';
import { SentenceView } from '../base/SentenceView';
import { Landscape } from './Landscape';
import styles from './WhatIf.module.css';

/** What would change the outcome: the pinned expert's own logit, another expert's, or leaving out the mask. */
export function WhatIf({ token, stage, pin }: { token: RoutedToken; stage: StageId; pin: Pin | null }) {
  const words = useText();
  const { actions } = useApp();
  const whatIf = useAppState((state) => state.expertWhatIf);
  const hasRegret = useAppState((state) => state.tokenWhatIf?.regret != null);
  const own = pin?.kind === 'expert' && whatIf?.expert === pin.id ? whatIf : null;
  const hasGroups = hasGroupStages(token.plan);
  const isCosting = hasRegret && hasGroups && atOrAfter(stage, pin === null ? 'keep' : 'group');
  const links = { onPeek: actions.peek, onPin: (to: Pin) => actions.pin(to) };
  const isGroup = pin?.kind === 'group' && hasGroups;
  if (pin?.kind !== 'expert' && !isGroup && !isCosting) return null;
  const isPinned = pin !== null;
  return (
    <Fold name="whatIf" title={isPinned ? words.whatIf.title : words.whatIf.fold} isPlain={isPinned}>
      <section className={styles.section} aria-label={words.whatIf.title} data-testid="what-if">
        {pin?.kind === 'expert' && !Number.isFinite(token.scenario.logits[pin.id]) && (
          <p className="hint">{words.whatIf.noLandscape}</p>
        )}
        {own && <FlipLine whatIf={own} token={token} links={links} />}
        {own && <Landscape whatIf={own} group={Math.floor(own.expert / token.plan.groupSize)} />}
        {isGroup && <GroupFlipLine group={pin.id} token={token} links={links} />}
        {isCosting && <RegretLine topK={token.scenario.params.topK} links={links} />}
      </section>
    </Fold>
  );
}

/** The experts that the mask keeps out. */
function RegretLine({ topK, links }: { topK: number; links: Links }) {
  const words = useText();
  const isStale = useAppState(isWhatIfStale);
  const regret = useAppState(({ tokenWhatIf }) => tokenWhatIf?.regret ?? null);
  if (!regret) return null;
  return (
    <div className={styles.flip} data-stale={isStale} aria-busy={isStale}>
      <SentenceView testId="regret" sentence={words.whatIf.regret(regret, topK)} {...links} />
    </div>
  );
}

interface Links {
  onPeek: (pin: Pin | null) => void;
  onPin: (pin: Pin) => void;
}

interface FlipLineProps {
  whatIf: ExpertWhatIf;
  token: RoutedToken;
  links: Links;
}

/** The change of logit that takes the pinned expert in or out. */
function FlipLine({ whatIf, token, links }: FlipLineProps) {
  const words = useText();
  const { expert, points, found } = whatIf;
  const now = points[(points.length - 1) / 2];
  const group = Math.floor(expert / token.plan.groupSize);
  const sentence = found && now ? words.whatIf.flip(expert, group, now.isPicked, found) : null;
  return <Finding sentence={sentence} epoch={found?.epoch} token={token} links={links} />;
}

/** What the pinned group needs to be kept, or what drops it. */
function GroupFlipLine({ group, token, links }: { group: number; token: RoutedToken; links: Links }) {
  const words = useText();
  const whatIf = useAppState((state) => (state.groupWhatIf?.group === group ? state.groupWhatIf : null));
  const sentence = whatIf && words.whatIf.groupFlip(group, whatIf);
  return <Finding sentence={sentence} epoch={whatIf?.epoch} token={token} links={links} />;
}

interface FindingProps {
  /** Null before the first result. */
  sentence: Sentence | null;
  /** The picture for which it was found. */
  epoch: number | undefined;
  token: RoutedToken;
  links: Links;
}

/** The result of a search. While a newer search runs, the last result stays, dimmed. */
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
        <p className="hint">{words.whatIf.searching}</p>
      )}
    </div>
  );
}
