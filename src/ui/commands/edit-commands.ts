import type { ScoringFunc } from '../../core/semantics/types';
import { FIRST_MADE_UP } from '../../sources/generator';
import { neighbourOf, sourceOf } from '../../sources/sources';
import type { AppState } from '../../state/store';
import type { App } from '../base/app-context';
import type { Command } from '../base/command';
import { PARAM_SYNONYMS } from './synonyms';

const FUNCTIONS: readonly ScoringFunc[] = ['sigmoid', 'softmax'];

const isEdited = ({ scenario, base }: AppState) =>
  scenario.logits.some((z, id) => !Object.is(z, base.logits[id])) ||
  (scenario.eScoreCorrectionBias?.some((b, id) => !Object.is(b, base.bias[id])) ?? false);

/** Commands for undo, resets, switches of the router, and other rows. */
export function editCommands({ store, actions }: App): Command[] {
  const group = 'edit';
  const moveToken = (by: 1 | -1) =>
    void actions.chooseSource((now) => neighbourOf(now, store.getState().loaded, by) ?? now);
  const canMove = ({ scenario, loaded }: AppState, by: 1 | -1) =>
    neighbourOf(scenario.source, loaded, by) !== null;
  return [
    {
      id: 'undo',
      group,
      label: (words) => words.commands.undo,
      keys: ['$mod+z'],
      isUndo: true,
      isGlobal: true,
      isEnabled: ({ history }) => history.past.length > 0,
      run: actions.undo,
    },
    {
      id: 'redo',
      group,
      label: (words) => words.commands.redo,
      keys: ['$mod+Shift+z', '$mod+y'],
      isUndo: true,
      isGlobal: true,
      isEnabled: ({ history }) => history.future.length > 0,
      run: actions.redo,
    },
    {
      id: 'resetAll',
      group,
      label: (words) => words.commands.resetAll,
      isEnabled: isEdited,
      run: actions.resetAll,
    },
    {
      id: 'renormalize',
      group,
      synonyms: PARAM_SYNONYMS.renormalize,
      label: (words) => words.commands.renormalize,
      isOn: (state) => state.scenario.params.renormalize,
      run: () => actions.setParam('renormalize', !store.getState().scenario.params.renormalize),
    },
    {
      id: 'hasBias',
      group,
      synonyms: PARAM_SYNONYMS.eScoreCorrectionBias,
      label: (words) => words.commands.hasBias,
      isOn: (state) => state.scenario.eScoreCorrectionBias !== null,
      run: () => actions.setHasBias(store.getState().scenario.eScoreCorrectionBias === null),
    },
    ...FUNCTIONS.map(
      (name): Command => ({
        id: `scoring ${name}`,
        group,
        synonyms: PARAM_SYNONYMS.scoringFunc,
        label: (words) => words.commands.scoring(name),
        isOn: (state) => state.scenario.params.scoringFunc === name,
        run: () => actions.setParam('scoringFunc', name),
      }),
    ),
    {
      id: 'nextToken',
      group,
      label: (words) => words.commands.nextToken,
      isEnabled: (state) => canMove(state, 1),
      run: () => moveToken(1),
    },
    {
      id: 'previousToken',
      group,
      label: (words) => words.commands.previousToken,
      isEnabled: (state) => canMove(state, -1),
      run: () => moveToken(-1),
    },
    {
      id: 'nextSeed',
      group,
      label: (words) => words.commands.nextSeed,
      run: () => void actions.chooseSource((now) => sourceOf(now).reroll?.(now) ?? FIRST_MADE_UP),
    },
  ];
}
