import type { Pin } from '../scenario/scenario';

/** A piece of a sentence; a link leads to a cell or a row. Sentences are never HTML. */
export interface Span {
  readonly text: string;
  readonly isStrong?: boolean;
  readonly link?: Pin;
  /** The items that `text` only counts. */
  readonly rest?: readonly Span[];
}

export type Sentence = readonly Span[];

export const plain = (text: string): Span => ({ text });
export const strong = (text: string): Span => ({ text, isStrong: true });
export const expert = (id: number): Span => ({ text: `E${id}`, link: { kind: 'expert', id } });
export const group = (id: number): Span => ({ text: `G${id}`, link: { kind: 'group', id } });

/** A name as a link to what it names. */
export const LINK = { expert, group } as const;

/** Joins pieces of a sentence with a text between them. */
export function separated(pieces: readonly Sentence[], between: string): Sentence {
  return pieces.flatMap((piece, i) => (i === 0 ? piece : [plain(between), ...piece]));
}
