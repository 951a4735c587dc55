import { cardsOf, type Tour } from '../../state/slices/tour';
import { useApp, useAppState, useText } from '../base/app-context';
import styles from './Tour.module.css';
import { OUTCOME_SIGN } from './TourProgress';

/** The results of all guesses; a press on one goes back to its card. */
export function TourResult({ tour }: { tour: Tour }) {
  const words = useText();
  const { actions } = useApp();
  const cards = useAppState(cardsOf);
  const right = cards.filter(({ stage }) => tour.outcomes[stage] === 'right').length;
  return (
    <>
      <p role="status" className={styles.question}>
        {words.tour.result(right, cards.length)}
      </p>
      <ul className={styles.result}>
        {cards.map(({ stage }) => {
          const outcome = tour.outcomes[stage] ?? 'none';
          return (
            <li key={stage}>
              <span aria-hidden>{OUTCOME_SIGN[outcome]}</span>
              <button type="button" className="link" onClick={() => actions.openCard(stage)}>
                {words.stages.chip[stage]}
              </button>
              <span className="hint">{words.tour.outcome[outcome]}</span>
            </li>
          );
        })}
      </ul>
      <p className="hint">{words.tour.resultHint}</p>
      <div className={styles.buttons}>
        <button type="button" className="button" onClick={actions.startTour}>
          {words.tour.again}
        </button>
        <button type="button" className={`button ${styles.primary}`} onClick={actions.endTour}>
          {words.tour.end}
        </button>
      </div>
    </>
  );
}
