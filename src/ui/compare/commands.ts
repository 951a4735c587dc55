import { comparisonOf } from '../../state/selectors';
import type { App } from '../base/app-context';
import type { Command } from '../base/command';

/** Comparing with a pinned scenario. */
export function compareCommands({ actions }: App): Command[] {
  const group = 'view';
  return [
    {
      id: 'compare',
      group,
      label: (words) => words.commands.compare,
      keys: ['c'],
      isOn: (state) => comparisonOf(state) !== 'none',
      run: actions.toggleCompare,
    },
    {
      id: 'pinAsA',
      group,
      label: (words) => words.commands.pinAsA,
      keys: ['p'],
      run: actions.pinAsA,
    },
  ];
}
