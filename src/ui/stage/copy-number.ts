import { mainPinOf } from '../../state/selectors';
import type { CardSubject } from '../../state/slices/cards';
import { cardSubject } from '../../state/slices/cards';
import type { AppState } from '../../state/store';
import { formatExact, plainText } from '../../view/format';
import type { App } from '../base/app-context';
import { copyText } from '../base/copy-text';
import { cardLines } from './card-lines';

/** What "copy the value" copies: the value of the open card, of what the pointer or focus is on, or of the main pin. */
export function copySubject(state: AppState): CardSubject | null {
  return state.card ?? cardSubject(state) ?? mainPinOf(state);
}

/** Copies a value of the subject, by default the main one, and shows its card. */
export async function copyNumber(
  { store, actions }: Pick<App, 'store' | 'actions'>,
  line = 0,
): Promise<void> {
  const state = store.getState();
  const subject = copySubject(state);
  const value = cardLines(state, subject)[line]?.value;
  if (value === undefined) return;
  const text = plainText(formatExact(value));
  const isRefused = await copyText(text).then(
    () => false,
    () => true,
  );
  actions.setCopied({ text, isRefused }, subject);
}
