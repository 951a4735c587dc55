import type { App } from '../base/app-context';
import type { Command } from '../base/command';

/** Showing the table of the picture's numbers. */
export function tableCommands({ store, actions }: App): Command[] {
  return [
    {
      id: 'table',
      group: 'view',
      label: (words) => words.commands.table,
      isOn: (state) => state.isTableOpen,
      run: () => actions.showTable(!store.getState().isTableOpen),
    },
  ];
}
