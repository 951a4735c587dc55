import type { App } from '../base/app-context';
import type { Command } from '../base/command';

/** Entering and leaving the lecture view. */
export function lectureCommands({ store, actions }: App): Command[] {
  return [
    {
      id: 'lecture',
      group: 'view',
      label: (words) => words.commands.lecture,
      keys: ['f'],
      isOn: (state) => state.isLecture,
      run: () => actions.setLecture(!store.getState().isLecture),
    },
  ];
}
