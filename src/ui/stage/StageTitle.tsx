import { endOf, numberOf } from '../../core/stages';
import { stageOf } from '../../state/selectors';
import { canTour } from '../../state/slices/tour';
import { useApp, useAppState, useFirstText } from '../base/app-context';
import { ScaleLine } from './ScaleLine';
import styles from './Stage.module.css';
import { TokenContext } from './TokenContext';

/**
 * Name of the stage shown and what it works on; at the start, the invitation. In a window too low for another line under the
 * picture, the factors are here.
 */
export function StageTitle({ hasFactors }: { hasFactors: boolean }) {
  const words = useFirstText();
  const { actions } = useApp();
  const stage = useAppState(stageOf);
  const isFresh = useAppState(
    (state) => state.t === endOf('logits') && state.history.past.length === 0 && state.pins.length === 0,
  );
  const isInvited = useAppState((state) => isFresh && !state.tour && canTour(state));
  const caption = useAppState(({ routed }) => {
    if (!routed) return '';
    if (isFresh) {
      const [experts, groups] = [routed.scenario.params.globalNumExperts, routed.result.numGroups];
      return groups > 1 ? words.app.invitationWithGroups(experts, groups) : words.app.invitation(experts);
    }
    return words.stages.caption(routed, stage);
  });
  return (
    <div className={styles.title}>
      <h2>
        {numberOf(stage)} · {words.stages.chip[stage]}
      </h2>
      <p className={styles.captionText}>{caption}</p>
      {isInvited && (
        <button type="button" className={`link ${styles.tour}`} onClick={actions.startTour}>
          {words.app.tourInvitation}
        </button>
      )}
      <TokenContext />
      {hasFactors && <ScaleLine />}
    </div>
  );
}
