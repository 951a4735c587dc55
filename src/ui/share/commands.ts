import { currentAddress } from '../../state/load-links';
import type { App } from '../base/app-context';
import type { Command } from '../base/command';

/** Commands that share the scenario as a link. */
export function shareCommands({ store, actions }: App): Command[] {
  return [
    {
      id: 'share',
      group: 'share',
      label: (words) => words.commands.share,
      keys: ['s'],
      run: () => actions.openDialog('share'),
    },
    {
      id: 'copyLink',
      group: 'share',
      label: (words) => words.commands.copyLink,
      // Plain http has no clipboard: then the dialog offers the link for copying by hand.
      run: () =>
        navigator.clipboard
          ? void currentAddress(store).then((link) => navigator.clipboard.writeText(link))
          : actions.openDialog('share'),
    },
  ];
}
