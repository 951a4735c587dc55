import type { App } from '../base/app-context';
import type { Command } from '../base/command';

/** Opening the decision tree. */
export function pathCommands({ actions }: App): Command[] {
  return [
    {
      id: 'path',
      group: 'view',
      label: (words) => words.commands.path,
      isEnabled: (state) => state.scenario.setup.implementation === 'vllm',
      run: () => actions.openDialog('path'),
    },
  ];
}
