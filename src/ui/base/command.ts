import type { AppState } from '../../state/store';
import type { Text } from '../../text';

/** Headings of the palette's and the keys' lists. */
export type CommandGroup = keyof Pick<
  Text['commands']['groups'],
  'play' | 'edit' | 'view' | 'share' | 'presets' | 'setup' | 'engine'
>;

/** Something the reader can do by name or by key. The only place where its key is written. */
export interface Command {
  readonly id: string;
  readonly group: CommandGroup;
  readonly label: (words: Text, state: AppState) => string;
  /** Other words by which it is found. */
  readonly synonyms?: string;
  /** In tinykeys' notation; the first one is shown. */
  readonly keys?: readonly string[];
  /** Its key is one of a row of keys, which the list of keys shows as one line. */
  readonly isOneOfMany?: boolean;
  /** Works also while a control that uses keys has the focus, though never in a text field. */
  readonly isGlobal?: boolean;
  /** Works also in a text field that says that undo is the app's there. */
  readonly isUndo?: boolean;
  readonly isEnabled?: (state: AppState) => boolean;
  /** For switches and choices: whether this is how it is now. */
  readonly isOn?: (state: AppState) => boolean;
  readonly run: () => void;
}
