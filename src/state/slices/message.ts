import { cleanPart, type Message, NO_MESSAGE } from '../../scenario/message';
import type { StoreOf } from './slice';

export interface MessageState {
  /** What is said over the picture by whoever shared it. */
  readonly message: Message;
}

const initial: MessageState = { message: NO_MESSAGE };

/** The title and the note that a link carries. */
export const MESSAGE = {
  initial,
  actions({ getState, setState }: StoreOf<MessageState>) {
    return {
      setMessage(part: Partial<Message>): void {
        const { title, note } = { ...getState().message, ...part };
        setState({ message: { title: cleanPart(title, 'title'), note: cleanPart(note, 'note') } });
      },
    };
  },
};
