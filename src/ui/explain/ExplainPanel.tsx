import { useRef } from 'react';
import { type StageId, skipReason } from '../../core/stages';
import type { RoutedToken } from '../../scenario/routed-token';
import type { Pin } from '../../scenario/scenario';
import { useAppState, useFirstText } from '../base/app-context';
import { late } from '../base/late';
import { useForm } from '../base/use-form';
import styles from './Explain.module.css';
import { useLitNumbers } from './use-lit-numbers';

const CopyStory = late('CopyStory');
const PinSentence = late('PinSentence');
const PinNumbers = late('PinNumbers');
const Rules = late('Rules');
const TokenStory = late('TokenStory');

export interface ExplainProps {
  token: RoutedToken;
  /** Stage shown. */
  stage: StageId;
  onPeek: (pin: Pin | null) => void;
  onPin: (pin: Pin) => void;
}

/** Explains the stage shown, or the pinned cell at that stage: a sentence, the rule, the rule with its numbers. */
export function ExplainPanel({
  token,
  pin,
  ...props
}: Omit<ExplainProps, 'token'> & { token: RoutedToken | null; pin: Pin | null }) {
  const words = useFirstText();
  const { stage, onPeek } = props;
  const panel = useRef<HTMLElement>(null);
  const isPointer = useForm() === 'desktop';
  useLitNumbers(panel);
  if (!token) return null;
  return (
    <section ref={panel} className={styles.panel} data-testid="explanation">
      <div className={styles.head}>
        <h2 className={styles.title}>
          {pin ? words.app.why(`${pin.kind === 'expert' ? 'E' : 'G'}${pin.id}`) : words.stages.chip[stage]}
        </h2>
        {pin && <CopyStory />}
      </div>
      {pin ? <PinSentence token={token} pin={pin} {...props} /> : <StageStory token={token} {...props} />}
      {!pin && <p className="hint">{isPointer ? words.app.pinInvitation : words.app.pinByFinger}</p>}
      <Rules token={token} stage={stage} isPinned={pin !== null} onPeek={onPeek} />
      {pin && <PinNumbers token={token} pin={pin} {...props} />}
    </section>
  );
}

/** What happened to this token at the stage, then what the stage does with any logits. */
function StageStory({ token, stage, ...links }: ExplainProps) {
  const words = useFirstText();
  const skipped = skipReason(stage, token);
  // The token's story would give the answer to a card of the tour.
  const isTouring = useAppState((state) => state.tour !== null);
  return (
    <>
      {(skipped || !isTouring) && (
        <div className={styles.own} data-lead>
          {skipped && <p className="hint">{words.stages.skipped(skipped)}</p>}
          {!isTouring && <TokenStory token={token} stage={stage} {...links} />}
        </div>
      )}
      {stage === 'logits' && words.stages.intro(token).map((sentences) => <p key={sentences}>{sentences}</p>)}
      <p>{skipped ? words.stages.would(stage) : words.stages.about(token, stage)}</p>
    </>
  );
}
