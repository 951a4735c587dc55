import { endOf, numberOf, STAGES, T_END } from '../../core/stages';
import { stageOf } from '../../state/selectors';
import { SPEEDS } from '../../state/speeds';
import type { App } from '../base/app-context';
import type { Command } from '../base/command';

/** Commands that play, step and go to a stage. */
export function timeCommands({ store, actions }: App): Command[] {
  const group = 'play';
  return [
    {
      id: 'togglePlay',
      group,
      label: (words, { isStill }) => (isStill ? words.commands.nextStage : words.commands.togglePlay),
      keys: ['Space'],
      run: () => (store.getState().isPlaying ? actions.pause() : actions.play()),
    },
    {
      id: 'nextBeat',
      group,
      label: (words) => words.commands.nextBeat,
      keys: ['.'],
      run: () => actions.beat(1),
    },
    {
      id: 'previousBeat',
      group,
      label: (words) => words.commands.previousBeat,
      keys: [','],
      run: () => actions.beat(-1),
    },
    {
      id: 'nextStage',
      group,
      label: (words) => words.commands.nextStage,
      keys: ['PageDown', 'ArrowRight', 'Shift+Period'],
      run: () => actions.step(1),
    },
    {
      id: 'previousStage',
      group,
      label: (words) => words.commands.previousStage,
      keys: ['PageUp', 'ArrowLeft', 'Shift+Comma'],
      run: () => actions.step(-1),
    },
    {
      id: 'toStart',
      group,
      label: (words) => words.commands.toStart,
      keys: ['Home'],
      run: () => actions.seek(0),
    },
    {
      id: 'toEnd',
      group,
      label: (words) => words.commands.toEnd,
      keys: ['End'],
      run: () => actions.seek(T_END),
    },
    {
      id: 'pauses',
      group,
      label: (words) => words.commands.pauses,
      isOn: (state) => state.pausesAtStages,
      run: () => actions.setPlayback({ pausesAtStages: !store.getState().pausesAtStages }),
    },
    {
      id: 'loops',
      group,
      label: (words) => words.commands.loops,
      isOn: (state) => state.loops,
      run: () => actions.setPlayback({ loops: !store.getState().loops }),
    },
    ...SPEEDS.map(
      (speed): Command => ({
        id: `speed ${speed}`,
        group,
        label: (words) => words.commands.speed(speed),
        isOn: (state) => state.speed === speed,
        run: () => actions.setPlayback({ speed }),
      }),
    ),
    ...STAGES.map(
      (stage): Command => ({
        id: `stage ${numberOf(stage)}`,
        group,
        label: (words) => words.commands.stage(numberOf(stage), words.stages.chip[stage]),
        keys: [String(numberOf(stage))],
        isOneOfMany: true,
        isOn: (state) => stageOf(state) === stage,
        run: () => actions.seek(endOf(stage)),
      }),
    ),
  ];
}
