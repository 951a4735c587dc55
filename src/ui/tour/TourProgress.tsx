import { numberOf } from '../../core/stages';
import { cardsOf, type Outcome, type Tour } from '../../state/slices/tour';
import { useApp, useAppState, useText } from '../base/app-context';
import styles from './Tour.module.css';

/** The result of a guess, as a shape. */
export const OUTCOME_SIGN: Readonly<Record<Outcome | 'none', string>> = {
  right: '✓',
  partly: '≈',
  wrong: '✗',
  open: '–',
  none: '',
};

/** One step for each card; a press goes to it. */
export function TourProgress({ tour }: { tour: Tour }) {
  const words = useText();
  const { actions } = useApp();
  const cards = useAppState(cardsOf);
  return (
    <ol className={styles.progress}>
      {cards.map(({ stage }) => {
        const outcome = tour.outcomes[stage] ?? 'none';
        const name = `${words.stages.chip[stage]}: ${words.tour.outcome[outcome]}`;
        return (
          <li key={stage}>
            <button
              type="button"
              aria-label={name}
              title={name}
              aria-current={stage === tour.card ? 'step' : undefined}
              onClick={() => actions.openCard(stage)}
            >
              {OUTCOME_SIGN[outcome] || numberOf(stage)}
            </button>
          </li>
        );
      })}
    </ol>
  );
}
