import {
  type PredictedStage,
  type Prediction,
  predictionsOf,
  rightOf,
  withoutRepeats,
} from '../../core/facts/predictions';
import { startOf } from '../../core/stages';
import type { Compared } from '../../scenario/compared';
import type { RoutedToken } from '../../scenario/routed-token';
import type { Guess } from '../../view/highlights';
import type { PictureState } from './picture';

/** How a guess came out; `open` if the answer was shown without one. */
export type Outcome = 'right' | 'partly' | 'wrong' | 'open';

/** The tour of predictions while it is open: one card a stage, each asks before the picture shows. */
export interface Tour {
  readonly card: PredictedStage | 'end';
  /** Ids, or the index of an amount; `NONE` for nobody. */
  readonly guess: readonly number[];
  /** The answer has been asked for: the picture plays to it. */
  readonly isShown: boolean;
  /** How the first guess of each card came out. */
  readonly outcomes: Readonly<Partial<Record<PredictedStage, Outcome>>>;
}

export interface TourState {
  /** The tour of predictions, or null. */
  readonly tour: Tour | null;
}

const initial: TourState = { tour: null };

/** The tour of predictions. The first picture does without the actions: they are in `tour-actions.ts`. */
export const TOUR = { initial, actions: () => ({}) };

type Shown = Pick<PictureState, 'routed'>;
type Playing = { readonly isPlaying: boolean };

/** Half of the bias is drawn at this time: enough to see what it changes. */
const HALF_OF_BIAS = startOf('bias') + 0.6;

/** The time of the question about a stage: what decides is drawn, the outcome is not. */
export function askedAt(stage: PredictedStage): number {
  return stage === 'bias' ? HALF_OF_BIAS : startOf(stage);
}

const known = new WeakMap<RoutedToken, readonly Prediction[]>();

/** The cards of the token shown. A card that would only repeat the answer before it is left out. */
export function cardsOf({ routed }: Shown): readonly Prediction[] {
  if (!routed) return [];
  const found = known.get(routed) ?? withoutRepeats(predictionsOf(routed));
  known.set(routed, found);
  return found;
}

/** Whether the tour can start: it foretells one routing, not two. */
export function canTour({ routed, compared }: Shown & { readonly compared: Compared | null }): boolean {
  return routed !== null && compared === null;
}

/** The question of the open card; null if no tour is open, at its end, and if the stage has nothing to foretell. */
export function predictionOf(state: Shown & TourState): Prediction | null {
  const { tour } = state;
  return (tour && cardsOf(state).find(({ stage }) => stage === tour.card)) ?? null;
}

/** The question that waits for a guess, in the picture or on the card; null if there is none. */
export function questionOf(state: Shown & TourState): Prediction | null {
  return state.tour?.isShown ? null : predictionOf(state);
}

/** How a guess compares with what the router did. */
export function outcomeOf(asked: Prediction, guess: readonly number[]): Outcome {
  if (guess.length === 0) return 'open';
  const right = rightOf(asked, guess).length;
  return right === asked.count ? 'right' : right > 0 ? 'partly' : 'wrong';
}

/** Whether the picture has come to the answer. */
export function hasAnswered({ tour, isPlaying }: TourState & Playing): boolean {
  return tour?.isShown === true && !isPlaying;
}

/** What the picture shows of a guess; null if experts and groups are not asked about. */
export function guessOf(state: Shown & TourState & Playing): Guess | null {
  const { tour } = state;
  const asked = predictionOf(state);
  if (!tour || !asked || asked.of === 'amounts') return null;
  return {
    kind: asked.of === 'groups' ? 'group' : 'expert',
    ids: tour.guess,
    isVeiled: !tour.isShown,
    right: hasAnswered(state) ? new Set(rightOf(asked, tour.guess)) : null,
  };
}
