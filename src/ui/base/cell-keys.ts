import type { Text } from '../../text';

/** What a key does on the focused cell or row label of the rack. */
export type CellAct =
  | { readonly kind: 'move'; readonly to: 'left' | 'right' | 'up' | 'down' | 'first' | 'last' }
  | { readonly kind: 'pin'; readonly keep: boolean }
  | { readonly kind: 'change'; readonly part: 'logit' | 'bias'; readonly by: number }
  | { readonly kind: 'reset' };

interface CellKey {
  readonly id: Exclude<keyof Text['commands']['cell'], 'type' | 'typeKeys'>;
  /** In tinykeys' notation; the first one is shown. */
  readonly keys: readonly string[];
  readonly act: CellAct;
}

/** Logit or bias units per press of a bracket key, or of an arrow key in a field. */
export const STEP = 0.01;
export const BIG_STEP = 0.1;

const move = (to: (CellAct & { kind: 'move' })['to'], ...keys: string[]): CellKey => ({
  id: 'move',
  keys,
  act: { kind: 'move', to },
});
const change = (id: CellKey['id'], part: 'logit' | 'bias', by: number, ...keys: string[]): CellKey => ({
  id,
  keys,
  act: { kind: 'change', part, by },
});

/** The keys of the rack. Each is defined only here. */
export const CELL_KEYS: readonly CellKey[] = [
  move('left', 'ArrowLeft'),
  move('right', 'ArrowRight'),
  move('up', 'ArrowUp'),
  move('down', 'ArrowDown'),
  move('first', 'Home'),
  move('last', 'End'),
  { id: 'pin', keys: ['Enter'], act: { kind: 'pin', keep: false } },
  { id: 'pinMore', keys: ['Shift+Enter'], act: { kind: 'pin', keep: true } },
  change('raise', 'logit', STEP, 'BracketRight', ']'),
  change('lower', 'logit', -STEP, 'BracketLeft', '['),
  change('raiseMore', 'logit', BIG_STEP, 'Shift+BracketRight'),
  change('lowerMore', 'logit', -BIG_STEP, 'Shift+BracketLeft'),
  change('raiseBias', 'bias', STEP, 'Alt+BracketRight'),
  change('lowerBias', 'bias', -STEP, 'Alt+BracketLeft'),
  change('raiseBiasMore', 'bias', BIG_STEP, 'Alt+Shift+BracketRight'),
  change('lowerBiasMore', 'bias', -BIG_STEP, 'Alt+Shift+BracketLeft'),
  { id: 'reset', keys: ['Backspace', 'Delete'], act: { kind: 'reset' } },
];

/** Whether a key can begin a number that is typed on a cell. */
export function beginsNumber({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return /^[-\d.\u2212]$/.test(key) && !ctrlKey && !metaKey && !altKey;
}

/** The key that is held to paint. */
export const PAINT_KEY = 'e';

/** The key that copies the value under the pointer or focus; the card shows it. */
export const COPY_VALUE_KEY = 'y';
