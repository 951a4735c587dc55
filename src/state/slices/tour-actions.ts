import { NONE, type PredictedStage, type Prediction } from '../../core/facts/predictions';
import { endOf, startOf, T_END } from '../../core/stages';
import { PRESETS } from '../../scenario/presets';
import type { Pin } from '../../scenario/scenario';
import type { EditingState } from './editing';
import { type FocusState, pinsWith } from './focus';
import type { PictureState } from './picture';
import type { StoreOf } from './slice';
import type { TimeState } from './time';
import {
  askedAt,
  canTour,
  cardsOf,
  outcomeOf,
  predictionOf,
  questionOf,
  type Tour,
  type TourState,
} from './tour';

/** The first example: every stage runs there. */
const FIRST_PRESET = PRESETS[0]!.id;

type Needs = TourState &
  Pick<EditingState, 'scenario' | 'compared'> &
  Pick<PictureState, 'routed'> &
  Pick<TimeState, 't' | 'isPlaying'> &
  Pick<FocusState, 'pins' | 'spotlight'> & {
    readonly isStill: boolean;
    readonly isMenuOpen: boolean;
    readonly isLecture: boolean;
  };

/** Actions of the tour of predictions. Each card drives the time; guesses are never part of a scenario or a link. */
export function createTourActions(
  { getState, setState }: StoreOf<Needs>,
  { applyPreset }: { readonly applyPreset: (id: string) => Promise<void> },
) {
  /** Opens a card before its stage has run. */
  function open(card: Tour['card'], outcomes: Tour['outcomes']): void {
    const tour: Tour = { card, guess: [], isShown: false, outcomes };
    const asked = predictionOf({ ...getState(), tour });
    setState({
      tour,
      isPlaying: false,
      pins: [],
      spotlight: null,
      isMenuOpen: false,
      isLecture: false,
      ...(asked ? { t: askedAt(asked.stage) } : {}),
    });
  }

  function start(): void {
    if (canTour(getState())) open(cardsOf(getState())[0]?.stage ?? 'score', {});
  }

  /** Guesses an id or an amount, or takes the guess back; beyond what is asked for the oldest one goes. */
  function guess(id: number): void {
    const { tour } = getState();
    const asked = questionOf(getState());
    if (!tour || !asked) return;
    const others = tour.guess.filter((other) => other !== id && other !== NONE);
    const next = tour.guess.includes(id)
      ? others
      : id === NONE
        ? [NONE]
        : [...others, id].slice(-asked.count);
    setState({ tour: { ...tour, guess: next } });
  }

  /** Counts the guess and plays to the answer; without motion the answer is there at once. */
  function showAnswer(): void {
    const { tour, isStill } = getState();
    const asked = questionOf(getState());
    if (!tour || !asked) return;
    const outcomes = { [asked.stage]: outcomeOf(asked, tour.guess), ...tour.outcomes };
    setState({
      tour: { ...tour, isShown: true, outcomes },
      t: isStill ? endOf(asked.stage) : askedAt(asked.stage),
      isPlaying: !isStill,
    });
  }

  return {
    startTour: start,
    /** Loads the first example, as one step of the undo list, and begins there. */
    async startTourOnFirst(): Promise<void> {
      await applyPreset(FIRST_PRESET);
      if (getState().scenario.preset === FIRST_PRESET) open('score', {});
    },
    endTour(): void {
      setState({ tour: null });
    },
    /** Goes to a card, forwards or back; what was guessed before stays counted. */
    openCard(card: Tour['card']): void {
      const { tour } = getState();
      if (tour) open(card, tour.outcomes);
    },
    guess,
    /** A press on a cell or row of the picture: a guess while one is asked for, otherwise a pin. */
    choose(chosen: Pin, keep = false): void {
      const asked = questionOf(getState());
      const id = asked && guessedBy(asked, chosen, getState().routed?.plan.groupSize ?? 1);
      if (!asked || asked.of === 'amounts') setState(({ pins }) => ({ pins: pinsWith(pins, chosen, keep) }));
      else if (id !== null) guess(id);
    },
    showAnswer,
    /** Goes on from the card: to its answer, then to the next card, at the end to the result. */
    goOnInTour(): void {
      const { tour, isPlaying } = getState();
      if (!tour || (tour.isShown && isPlaying)) return;
      if (questionOf(getState())) showAnswer();
      else open(neighbourCard(getState(), tour.card, 1) ?? 'end', tour.outcomes);
    },
  };
}

/** The id that a press means; null if it means none: a group's label while an expert is asked for. */
function guessedBy({ of }: Prediction, { kind, id }: Pin, groupSize: number): number | null {
  if (of === 'groups') return kind === 'group' ? id : Math.floor(id / groupSize);
  return kind === 'expert' ? id : null;
}

/** The card after or before another; `end` after the last one, null before the first. */
export function neighbourCard(
  state: Pick<PictureState, 'routed'>,
  card: PredictedStage | 'end',
  direction: 1 | -1,
): Tour['card'] | null {
  const at = (stage: Tour['card']) => (stage === 'end' ? T_END : startOf(stage));
  const stages = cardsOf(state).map(({ stage }) => stage);
  if (direction === 1) return stages.find((stage) => at(stage) > at(card)) ?? 'end';
  return stages.findLast((stage) => at(stage) < at(card)) ?? null;
}
