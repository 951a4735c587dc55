import type { Pin } from '../scenario/scenario';

/** A piece of a sentence; a link leads to a cell or a row. Sentences are never HTML. */
export interface Span {
  readonly text: string;
  readonly isStrong?: boolean;
  readonly link?: Pin;
  /** What `text` counts instead of naming it. */
  readonly rest?: readonly Span[];
}

export type Sentence = readonly Span[];

/** From this many on, names in a row are a wall: then the first ones stand for all. */
const WALL = 9;
const FIRST = 6;

/** The names that are shown of many, and those that are only counted. */
export function firstOf(spans: readonly Span[]): { shown: readonly Span[]; rest: readonly Span[] } {
  const end = spans.length < WALL ? spans.length : FIRST;
  return { shown: spans.slice(0, end), rest: spans.slice(end) };
}

export const plain = (text: string): Span => ({ text });
export const strong = (text: string): Span => ({ text, isStrong: true });
export const expert = (id: number): Span => ({ text: `E${id}`, link: { kind: 'expert', id } });
export const group = (id: number): Span => ({ text: `G${id}`, link: { kind: 'group', id } });
