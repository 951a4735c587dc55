import type { App } from '../base/app-context';
import type { Command } from '../base/command';
import { KIND_SYNONYMS, TAKE_AWAY_SYNONYMS } from '../commands/synonyms';
import { isOffered, KINDS } from './kinds';
import { copy, download } from './take';

/** Commands that save or copy the present routing. What fails is told in the dialog, which they open then. */
export function takeAwayCommands({ store, actions }: App): Command[] {
  const told = () => actions.openDialog('share');
  return KINDS.flatMap(({ kind, isText }) => {
    const common = {
      group: 'share',
      synonyms: `${TAKE_AWAY_SYNONYMS} ${KIND_SYNONYMS[kind]}`,
      isEnabled: (state) => isOffered(kind, state),
    } satisfies Partial<Command>;
    const save: Command = {
      ...common,
      id: `download ${kind}`,
      label: (words) => words.takeAway.download(words.takeAway.kinds[kind].name),
      run: () => void download(kind, store).catch(told),
    };
    const toClipboard: Command = {
      ...common,
      id: `copy ${kind}`,
      label: (words) => words.takeAway.copy(words.takeAway.kinds[kind].name),
      run: () => void copy(kind, store).catch(told),
    };
    return isText ? [save, toClipboard] : [save];
  });
}
