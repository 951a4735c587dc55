import { X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { NONE, type Prediction, rightOf } from '../../core/facts/predictions';
import { cardsOf, hasAnswered, outcomeOf, predictionOf, type Tour } from '../../state/slices/tour';
import { neighbourCard } from '../../state/slices/tour-actions';
import { formatNumber } from '../../view/format';
import { useApp, useAppState, useText } from '../base/app-context';
import { SentenceView } from '../base/SentenceView';
import styles from './Tour.module.css';
import { TourFirst } from './TourFirst';
import { TourProgress } from './TourProgress';
import { TourResult } from './TourResult';

/** The open card of the tour: a question about the next result, the guess, and the answer. */
export function TourCard() {
  const words = useText();
  const { actions } = useApp();
  const tour = useAppState((state) => state.tour);
  const heading = useRef<HTMLHeadingElement>(null);
  const isOpen = tour !== null;
  // If the tour was started with the keyboard, its card gets the focus.
  useEffect(() => {
    if (isOpen) heading.current?.focus({ preventScroll: true });
  }, [isOpen]);
  if (!tour) return null;
  return (
    <section className={styles.card} aria-label={words.tour.title} data-testid="tour">
      <div data-lead="whole" className={styles.body}>
        <div className={styles.head}>
          <h2 ref={heading} tabIndex={-1}>
            {words.tour.title}
          </h2>
          <TourProgress tour={tour} />
          <button
            type="button"
            className="button icon"
            aria-label={words.tour.end}
            title={words.tour.end}
            onClick={actions.endTour}
          >
            <X size={16} aria-hidden />
          </button>
        </div>
        {tour.card === 'end' ? <TourResult tour={tour} /> : <Card tour={tour} />}
      </div>
    </section>
  );
}

function Card({ tour }: { tour: Tour }) {
  const words = useText();
  const token = useAppState((state) => state.routedAtRest);
  // The same token as that of the words: after a drag both are updated at rest.
  const asked = useAppState(({ routedAtRest, tour: now }) =>
    predictionOf({ routed: routedAtRest, tour: now }),
  );
  const isDone = useAppState(hasAnswered);
  const isFirst = useAppState((state) => cardsOf(state)[0]?.stage === tour.card);
  if (!token || !asked)
    return (
      <>
        <p role="status">{words.tour.gone}</p>
        <TourFirst />
        <Buttons tour={tour} asked={null} isDone />
      </>
    );
  return (
    <>
      <div role="status" className={styles.told}>
        <p className={styles.question}>{words.tour.question(token, asked)}</p>
        {!tour.isShown && <Chosen tour={tour} asked={asked} />}
        {tour.isShown && !isDone && <p>{words.tour.watch}</p>}
        {isDone && <Answer tour={tour} asked={asked} />}
      </div>
      {!tour.isShown && <Choices tour={tour} asked={asked} />}
      {isFirst && !tour.isShown && <p className={`hint ${styles.keys}`}>{words.tour.keys}</p>}
      {isFirst && !tour.isShown && <TourFirst />}
      <Buttons tour={tour} asked={asked} isDone={isDone} />
    </>
  );
}

/** What has been guessed so far, or how to guess. */
function Chosen({ tour, asked }: { tour: Tour; asked: Prediction }) {
  const words = useText();
  const names = namesOf(asked, tour.guess, words.tour.nobody);
  if (asked.of === 'amounts') return null;
  return (
    <p className="hint">
      {names.length === 0 ? words.tour.how(asked) : words.tour.chosen(names, asked.count)}
    </p>
  );
}

/** Buttons for guesses without a place in the picture: amounts, and "no expert". */
function Choices({ tour, asked }: { tour: Tour; asked: Prediction }) {
  const words = useText();
  if (asked.of === 'groups' || (asked.of === 'experts' && !asked.mayBeNone)) return null;
  return (
    <div className={styles.choices}>
      {asked.of === 'amounts' ? (
        asked.choices.map((amount, i) => (
          <Choice key={amount} id={i} tour={tour}>
            {formatNumber(amount)}
          </Choice>
        ))
      ) : (
        <Choice id={NONE} tour={tour}>
          {words.tour.nobody}
        </Choice>
      )}
    </div>
  );
}

function Choice({ id, tour, children }: { id: number; tour: Tour; children: ReactNode }) {
  const { actions } = useApp();
  return (
    <button
      type="button"
      className="button"
      aria-pressed={tour.guess.includes(id)}
      onClick={() => actions.guess(id)}
    >
      {children}
    </button>
  );
}

/** Whether the guess was right, and what the router did. */
function Answer({ tour, asked }: { tour: Tour; asked: Prediction }) {
  const words = useText();
  const { actions } = useApp();
  const token = useAppState((state) => state.routedAtRest);
  if (!token) return null;
  const outcome = outcomeOf(asked, tour.guess);
  const { verdict } = words.tour;
  const said =
    outcome === 'partly' ? verdict.partly(rightOf(asked, tour.guess).length, asked.count) : verdict[outcome];
  return (
    <SentenceView
      testId="tour-answer"
      sentence={[{ text: said, isStrong: true }, { text: ' ' }, ...words.tour.answer(token, asked)]}
      onPeek={actions.peek}
      onPin={(pin) => actions.pin(pin)}
    />
  );
}

/** The button back, and the one that goes on: to the answer, the next card or the result. */
function Buttons({ tour, asked, isDone }: { tour: Tour; asked: Prediction | null; isDone: boolean }) {
  const words = useText();
  const { actions } = useApp();
  const previous = useAppState((state) => neighbourCard(state, tour.card, -1));
  const next = useAppState((state) => neighbourCard(state, tour.card, 1)) ?? 'end';
  const isAsking = asked !== null && !tour.isShown;
  const isWhole = tour.guess.length === asked?.count || tour.guess.includes(NONE);
  const onward = next === 'end' ? words.tour.finish : words.tour.next;
  return (
    <div className={styles.buttons}>
      {previous && (
        <button type="button" className="button" onClick={() => actions.openCard(previous)}>
          {words.tour.back}
        </button>
      )}
      <button
        type="button"
        className={`button ${isWhole || !isAsking ? styles.primary : ''}`}
        aria-disabled={!isAsking && !isDone}
        onClick={actions.goOnInTour}
      >
        {isAsking ? (isWhole ? words.tour.check : words.tour.giveUp) : onward}
      </button>
    </div>
  );
}

function namesOf(asked: Prediction, guess: readonly number[], nobody: string): string[] {
  return guess.map((id) => (id === NONE ? nobody : `${asked.of === 'groups' ? 'G' : 'E'}${id}`));
}
