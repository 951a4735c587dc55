import type { App } from '../base/app-context';
import { COPY_VALUE_KEY } from '../base/cell-keys';
import type { Command } from '../base/command';
import { cardLines } from './card-lines';
import { copyNumber, copySubject } from './copy-number';

/** The command that copies a number of the picture. */
export function valueCommands(app: App): Command[] {
  return [
    {
      id: 'copyValue',
      group: 'share',
      label: (words) => words.commands.copyValue,
      keys: [COPY_VALUE_KEY],
      isEnabled: (state) => cardLines(state, copySubject(state)).length > 0,
      run: () => void copyNumber(app),
    },
  ];
}
