import { endOf, hasEnded, numberOf, T_END } from '../../core/stages';
import { isOfText } from '../../scenario/own-rows';
import { stageOf } from '../../state/selectors';
import { useAppState, useFirstText } from '../base/app-context';
import type { Form } from '../base/use-form';
import { ScaleLine } from './ScaleLine';
import styles from './Stage.module.css';

/**
 * Name of the stage shown and what it works on; at the start, what one can do. A window too low for a line more under the
 * picture has the factors here.
 */
export function StageTitle({ form, hasFactors }: { form: Form; hasFactors: boolean }) {
  const words = useFirstText();
  const stage = useAppState(stageOf);
  const isFresh = useAppState(
    ({ t, history, pins }) =>
      (t === T_END || t === endOf('logits')) && history.past.length === 0 && pins.length === 0,
  );
  // The picks are not drawn yet, but a hand that drags a bar wants to know.
  const dragged = useAppState(({ history, t }) => {
    const label = history.past.at(-1)?.label;
    const isBar = label?.kind === 'logit' || label?.kind === 'bias';
    return history.gesture !== null && isBar && !hasEnded(t, 'pick') ? label.id : null;
  });
  const isIn = useAppState(
    ({ routed }) => dragged !== null && (routed?.result.ids.includes(dragged) ?? false),
  );
  const caption = useAppState(({ routed }) => routed && words.stages.caption(routed, stage));
  const hasText = useAppState(({ scenario }) => isOfText(scenario));
  const { toDo } = words.app;
  const ways = form === 'desktop' ? toDo.byPointer : toDo.byFinger;
  return (
    <div className={styles.title}>
      <h2>
        {numberOf(stage)} · {words.stages.chip[stage]}
      </h2>
      <p className={styles.captionText}>{caption}</p>
      {isFresh && <p className={styles.toDo}>{hasText ? ways.withText : ways.plain}</p>}
      {dragged !== null && <p>{words.app.wouldBe(dragged, isIn)}</p>}
      {hasFactors && <ScaleLine />}
    </div>
  );
}
