import { hasGroupStages } from '../../core/plan';
import type { ThemeChoice } from '../../state/saved-settings';
import { VERBOSITIES } from '../../state/saved-settings';
import type { AppState } from '../../state/store';
import type { App } from '../base/app-context';
import type { Command } from '../base/command';
import { goToParameters } from '../base/go-to-parameters';

const THEMES: readonly ThemeChoice[] = ['system', 'light', 'dark'];
/** With more groups than this, groups have no commands, only their key. */
const MOST_GROUPS = 64;

const numGroups = ({ routed }: AppState) =>
  routed && hasGroupStages(routed.plan) ? routed.result.numGroups : 0;

/** Commands for what is shown: palette, keys, theme, motion, groups. */
export function viewCommands({ store, actions }: App): Command[] {
  const group = 'view';
  return [
    {
      id: 'palette',
      group,
      label: (words) => words.app.palette,
      keys: ['/', '$mod+k', 'Shift+/'],
      run: () => actions.openDialog('palette'),
    },
    {
      id: 'keys',
      group,
      label: (words) => words.commands.keys,
      keys: ['?', 'Shift+?'],
      run: () => actions.openDialog('keys'),
    },
    {
      id: 'escape',
      group,
      label: (words) => words.commands.escape,
      keys: ['Escape'],
      isGlobal: true,
      run: actions.escape,
    },
    {
      id: 'parameters',
      group,
      label: (words) => words.commands.parameters,
      run: () => goToParameters(actions),
    },
    ...THEMES.map(
      (theme): Command => ({
        id: `theme ${theme}`,
        group,
        label: (words) => words.commands.theme[theme],
        isOn: (state) => state.theme === theme,
        run: () => actions.setTheme(theme),
      }),
    ),
    {
      id: 'reduceMotion',
      group,
      label: (words) => words.commands.reduceMotion,
      isOn: (state) => state.isStill,
      run: () => actions.setMotion(store.getState().motion === 'reduced' ? 'system' : 'reduced'),
    },
    ...VERBOSITIES.map(
      (verbosity): Command => ({
        id: `verbosity ${verbosity}`,
        group,
        label: (words) => words.commands.verbosity[verbosity],
        isOn: (state) => state.verbosity === verbosity,
        run: () => actions.setVerbosity(verbosity),
      }),
    ),
    {
      id: 'groupKey',
      group,
      label: (words) => words.commands.groupKey,
      keys: ['g'],
      isEnabled: (state) => numGroups(state) > 0,
      run: () => actions.setGroupEntry(''),
    },
    ...Array.from({ length: MOST_GROUPS }, (_, id): Command[] => [
      {
        id: `focus group ${id}`,
        group,
        label: (words) => words.commands.focusGroup(id),
        isEnabled: (state) => id < numGroups(state),
        run: () => actions.focusGroup(id),
      },
      {
        id: `zoom group ${id}`,
        group,
        label: (words) => words.commands.zoomGroup(id),
        isEnabled: (state) => id < numGroups(state),
        isOn: (state) => state.zoom === id,
        run: () => actions.zoomTo(id),
      },
    ]).flat(),
  ];
}
