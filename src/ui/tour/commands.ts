import { canTour, questionOf } from '../../state/slices/tour';
import type { App } from '../base/app-context';
import type { Command } from '../base/command';

/** Commands that start and end the tour, and its next step. */
export function tourCommands({ store, actions }: App): Command[] {
  const group = 'play';
  return [
    {
      id: 'tour',
      group,
      label: (words, { tour }) => (tour ? words.tour.end : words.tour.start),
      isEnabled: canTour,
      run: () => (store.getState().tour ? actions.endTour() : actions.startTour()),
    },
    {
      id: 'tourOn',
      group,
      label: (words, state) => (questionOf(state) ? words.tour.check : words.tour.next),
      isEnabled: ({ tour }) => tour !== null && tour.card !== 'end',
      run: actions.goOnInTour,
    },
  ];
}
