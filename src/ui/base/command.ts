import type { AppState } from '../../state/store';
import type { Text } from '../../text';

/** Headings in the palette and in the list of keys. */
export type CommandGroup = keyof Pick<
  Text['commands']['groups'],
  'play' | 'edit' | 'view' | 'share' | 'presets' | 'setup' | 'engine' | 'debug'
>;

/** Something the reader can do by name or by key. Its key is defined only here. */
export interface Command {
  readonly id: string;
  readonly group: CommandGroup;
  readonly label: (words: Text, state: AppState) => string;
  /** Other words that find it. */
  readonly synonyms?: string;
  /** In tinykeys' notation; the first one is shown. */
  readonly keys?: readonly string[];
  /** Its key is one of a row of keys, which the list of keys shows as one line. */
  readonly isOneOfMany?: boolean;
  /** Whether it works while a control that uses keys has the focus; it never works in a text field. */
  readonly isGlobal?: boolean;
  /** Whether it works in a text field that leaves undo to the app. */
  readonly isUndo?: boolean;
  readonly isEnabled?: (state: AppState) => boolean;
  /** For switches and choices: whether this one is on now. */
  readonly isOn?: (state: AppState) => boolean;
  readonly run: () => void;
}
