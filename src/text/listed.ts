import { plain, type Span } from './spans';

/** How a language sets names in a row. */
interface ListWords {
  readonly comma: string;
  readonly and: string;
  readonly or: string;
  /** Words for the names that are only counted. */
  more(count: number): string;
}

/** From this many names on, only the first ones are listed. */
const WALL = 9;
const FIRST = 6;

/** In a remark beside others, only this many are listed. */
const MOST_NAMED = 4;

/** The rows of names of a language. */
export function listsIn({ comma, and, or, more }: ListWords) {
  const joined = (spans: readonly Span[], last: string): Span[] =>
    spans.flatMap((span, i) => (i === 0 ? [span] : [plain(i === spans.length - 1 ? last : comma), span]));

  return {
    /** All names; if they are many, the first ones and the number of the others. */
    listed(spans: readonly Span[]): Span[] {
      if (spans.length < WALL) return joined(spans, and);
      const rest = spans.slice(FIRST);
      return [
        ...joined(spans.slice(0, FIRST), comma),
        { text: more(rest.length), rest: [plain(comma), ...joined(rest, and)] },
      ];
    },
    /** A few names, and the number of the others. */
    named(ids: readonly number[], link: (id: number) => Span): Span[] {
      const shown = ids.slice(0, MOST_NAMED).map(link);
      const rest = ids.length - shown.length;
      return rest > 0 ? [...joined(shown, comma), plain(more(rest))] : joined(shown, and);
    },
    /** The same for experts as plain text, without "and" before the last one. */
    few(ids: readonly number[]): string {
      const shown = ids
        .slice(0, MOST_NAMED)
        .map((id) => `E${id}`)
        .join(comma);
      return ids.length > MOST_NAMED ? shown + more(ids.length - MOST_NAMED) : shown;
    },
    /** A few names with how often each occurs. */
    times(counts: readonly (readonly [number, number])[], link: (id: number) => Span): Span[] {
      return counts
        .slice(0, MOST_NAMED)
        .flatMap(([id, count], i) => [...(i === 0 ? [] : [plain(comma)]), link(id), plain(` ×${count}`)]);
    },
    /** Sets of names, each of which is one answer. */
    sets(answers: readonly (readonly number[])[], link: (id: number) => Span): Span[] {
      return answers.flatMap((ids, i) => [
        plain(`${i === 0 ? '' : i === answers.length - 1 ? or : comma}{`),
        ...joined(ids.map(link), comma),
        plain('}'),
      ]);
    },
  };
}
